using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// How many accesses that name a patient have a reason: by explanation, department and week, first accesses and repeats apart,
/// and for those without one which feed would most likely have explained them. Reads the counts the judge keeps, never the ledger.
/// </summary>
public sealed class CoverageOfReasonsQuery(DeskStore store)
{
    /// <summary>Counts over whole weeks.</summary>
    /// <param name="filter">Which accesses.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<CoverageOfReasons> RunAsync(ReasonFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var counts = db.Counts(filter, await db.TermAsync(filter, cancellationToken));
        var rows = await counts.GroupBy(c => new { c.DepartmentId, c.ExplanationId, c.Missing, c.First })
            .Select(g => new Counted(g.Key.DepartmentId, g.Key.ExplanationId, g.Key.Missing, g.Key.First, g.Sum(c => (long)c.Accesses))).ToListAsync(cancellationToken);
        var weeks = await counts.GroupBy(c => new { c.Week, Explained = c.ExplanationId != 0, c.First })
            .Select(g => new { g.Key.Week, g.Key.Explained, g.Key.First, Accesses = g.Sum(c => (long)c.Accesses) }).ToListAsync(cancellationToken);
        var ids = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.Explanation).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name ?? d.DepartmentId, cancellationToken);
        return new(
            Share(rows),
            [.. rows.Where(r => r.Explanation != 0).GroupBy(r => r.Explanation)
                .Select(g => new CoverageByExplanation(ids[g.Key], ExplanationCatalog.Find(ids[g.Key])?.Title ?? ids[g.Key], Sum(g, true), Sum(g, false)))
                .OrderByDescending(e => e.First + e.Repeat).ThenBy(e => e.Id, StringComparer.Ordinal)],
            [.. rows.GroupBy(r => r.Department)
                .Select(g => new CoverageByDepartment(g.Key, names.GetValueOrDefault(g.Key), Share(g), Causes(g)))
                .OrderByDescending(d => d.Share.Unexplained).ThenByDescending(d => d.Share.Accesses).ThenBy(d => d.DepartmentId)],
            Causes(rows),
            [.. weeks.GroupBy(w => w.Week).OrderBy(g => g.Key)
                .Select(g => new CoverageOfWeek(SiteCalendar.Date(g.Key), Share(g.Select(w => new Counted(0, w.Explained ? 1 : 0, MissingReason.None, w.First, w.Accesses)))))]);
    }

    /// <summary>The counts themselves, one line for each week, department, reason or cause, and first or repeat; oldest week first.</summary>
    public async Task<IReadOnlyList<ReasonCountLine>> LinesAsync(ReasonFilter filter, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await (from c in db.Counts(filter, await db.TermAsync(filter, cancellationToken))
                          from d in db.Departments.Where(d => d.Id == c.DepartmentId).DefaultIfEmpty()
                          from t in db.Terms.Where(t => t.Id == c.ExplanationId).DefaultIfEmpty()
                          orderby c.Week, d!.DepartmentId, t!.Text, c.Missing, c.First descending
                          select new { Count = c, Department = d!.DepartmentId, Reason = t!.Text }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ReasonCountLine(SiteCalendar.Date(r.Count.Week), r.Department, r.Reason, r.Count.Missing, r.Count.First, r.Count.Sessions, r.Count.Accesses))];
    }

    /// <summary>Every department that accesses are counted under, by name; 0 stands for none known.</summary>
    public async Task<IReadOnlyList<(int Id, string? Name)>> DepartmentsAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await (from id in db.ReasonCounts.Select(c => c.DepartmentId).Distinct()
                          from d in db.Departments.Where(d => d.Id == id).DefaultIfEmpty()
                          select new { Id = id, Name = d!.Name ?? d.DepartmentId }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Id == 0).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Select(r => (r.Id, (string?)r.Name))];
    }

    private static IReadOnlyList<MissingReasonCount> Causes(IEnumerable<Counted> rows) =>
        [.. rows.Where(r => r.Explanation == 0).GroupBy(r => r.Missing)
            .Select(g => new MissingReasonCount(g.Key, Sum(g, true), Sum(g, false)))
            .OrderByDescending(c => c.First + c.Repeat).ThenBy(c => c.Cause)];

    private static CoverageShare Share(IEnumerable<Counted> rows)
    {
        var share = new CoverageShare(0, 0, 0, 0);
        foreach (var row in rows)
        {
            var explained = row.Explanation == 0 ? 0 : row.Accesses;
            share = row.First
                ? share with { First = share.First + row.Accesses, FirstExplained = share.FirstExplained + explained }
                : share with { Repeat = share.Repeat + row.Accesses, RepeatExplained = share.RepeatExplained + explained };
        }

        return share;
    }

    private static long Sum(IEnumerable<Counted> rows, bool first) => rows.Where(r => r.First == first).Sum(r => r.Accesses);

    private sealed record Counted(int Department, int Explanation, MissingReason Missing, bool First, long Accesses);
}

/// <summary>The share of accesses with a reason, cut in several ways.</summary>
/// <param name="All">All accesses that name a patient.</param>
/// <param name="Explanations">Each explanation that named any, most accesses first.</param>
/// <param name="Departments">Each department, most unexplained accesses first.</param>
/// <param name="Missing">For the unexplained, what was most likely missing, most accesses first.</param>
/// <param name="Weeks">Week by week, oldest first; weeks without accesses are left out.</param>
public sealed record CoverageOfReasons(
    CoverageShare All, IReadOnlyList<CoverageByExplanation> Explanations, IReadOnlyList<CoverageByDepartment> Departments, IReadOnlyList<MissingReasonCount> Missing, IReadOnlyList<CoverageOfWeek> Weeks);

/// <summary>Accesses, those of the first day on which a user opened a patient apart from later ones, because having opened a record before explains nothing.</summary>
public sealed record CoverageShare(long First, long FirstExplained, long Repeat, long RepeatExplained)
{
    public long Accesses => First + Repeat;

    public long Explained => FirstExplained + RepeatExplained;

    public long Unexplained => Accesses - Explained;
}

/// <summary>Accesses that one explanation names.</summary>
public sealed record CoverageByExplanation(string Id, string Title, long First, long Repeat);

/// <summary>One department's accesses.</summary>
/// <param name="DepartmentId">Row id, 0 where no department is known.</param>
/// <param name="Name">Its name, else its id; null where none is known.</param>
/// <param name="Share">Of its people's accesses.</param>
/// <param name="Missing">What was most likely missing for its unexplained accesses.</param>
public sealed record CoverageByDepartment(int DepartmentId, string? Name, CoverageShare Share, IReadOnlyList<MissingReasonCount> Missing);

/// <summary>Unexplained accesses of one cause; its words are in <see cref="MissingReasonWords"/>.</summary>
public sealed record MissingReasonCount(MissingReason Cause, long First, long Repeat);

/// <summary>The accesses of one week.</summary>
/// <param name="Monday">The week's first day in the site's time zone.</param>
/// <param name="Share">Of its accesses.</param>
public sealed record CoverageOfWeek(DateOnly Monday, CoverageShare Share);

/// <summary>One of the counts that the judge keeps.</summary>
/// <param name="Monday">The week's first day in the site's time zone.</param>
/// <param name="Department">The department's id in the feeds; null where none is known.</param>
/// <param name="Reason">The explanation's id; null = unexplained.</param>
/// <param name="Missing">What was most likely missing for a reason.</param>
/// <param name="First">True for the accesses of the first day on which a user opened a patient.</param>
/// <param name="Sessions">One user, one patient, one day: one each.</param>
/// <param name="Accesses">Accesses in them.</param>
public sealed record ReasonCountLine(DateOnly Monday, string? Department, string? Reason, MissingReason Missing, bool First, int Sessions, int Accesses);
