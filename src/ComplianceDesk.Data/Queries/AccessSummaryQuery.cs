using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// What one person opened, or who opened one record, in figures, read from the sessions that the judge rolled up.
/// </summary>
public sealed class AccessSummaryQuery(DeskStore store)
{
    /// <summary>What the departments after the first few are called together.</summary>
    public const string Others = "Other departments";

    private const int Listed = 8;

    /// <param name="scope">Whose sessions, and which days.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<AccessSummary> RunAsync(SessionScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var sessions = db.Sessions(scope);
        var totals = await sessions.GroupBy(_ => 1).Select(g => new
        {
            Sessions = g.Count(),
            Events = g.Sum(s => (long)s.Events),
            First = g.Count(s => s.First),
            Explained = g.Count(s => s.ExplanationId != null),
            FirstExplained = g.Count(s => s.First && s.ExplanationId != null),
        }).FirstOrDefaultAsync(cancellationToken);
        var distinct = scope.User is null
            ? await sessions.Select(s => s.UserId).Distinct().CountAsync(cancellationToken)
            : await sessions.Select(s => s.PatientId).Distinct().CountAsync(cancellationToken);
        var explanations = await (from s in sessions
                                  group s by s.ExplanationId into g
                                  select new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var names = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.Explanation).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var departments = scope.User is null ? await DepartmentsAsync(db, sessions, cancellationToken) : [];
        return new AccessSummary(
            totals?.Sessions ?? 0, totals?.Events ?? 0, distinct, totals?.First ?? 0, totals?.Explained ?? 0, totals?.FirstExplained ?? 0,
            [.. explanations.OrderByDescending(e => e.Count).Select(e => new NamedCount(e.Key is { } id ? names.GetValueOrDefault(id) : null, e.Count))], departments);
    }

    private static async Task<IReadOnlyList<NamedCount>> DepartmentsAsync(
        DeskContext db, IQueryable<AccessSessionRow> sessions, CancellationToken cancellationToken)
    {
        var counted = await (from s in sessions
                             join u in db.Workforce on s.UserId equals u.Id
                             group s by u.DepartmentId into g
                             orderby g.Select(s => s.UserId).Distinct().Count() descending
                             select new { g.Key, Count = g.Select(s => s.UserId).Distinct().Count() }).ToListAsync(cancellationToken);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name ?? d.DepartmentId, cancellationToken);
        var shown = counted.Take(Listed).Select(c => new NamedCount(c.Key is { } id ? names.GetValueOrDefault(id) : null, c.Count)).ToList();
        var rest = counted.Skip(Listed).Sum(c => c.Count);
        return rest == 0 ? shown : [.. shown, new NamedCount(Others, rest)];
    }
}

/// <summary>The figures of a scope.</summary>
/// <param name="Sessions">Person, record and day: one each.</param>
/// <param name="Events">Accesses in them.</param>
/// <param name="Distinct">Different people who opened the record, or different records that the person opened.</param>
/// <param name="First">Sessions in which the person opened the record for the first time.</param>
/// <param name="Explained">Sessions with an explanation.</param>
/// <param name="FirstExplained">First sessions with an explanation.</param>
/// <param name="Explanations">Sessions by explanation; null names those without one.</param>
/// <param name="Departments">People by their department; empty when the scope is one person.</param>
public sealed record AccessSummary(
    int Sessions, long Events, int Distinct, int First, int Explained, int FirstExplained, IReadOnlyList<NamedCount> Explanations,
    IReadOnlyList<NamedCount> Departments);

/// <summary>A count with a name.</summary>
/// <param name="Name">The name; null when none is known.</param>
/// <param name="Count">How many.</param>
public sealed record NamedCount(string? Name, int Count)
{
    /// <summary>What a condition on it is written with, where that is not its name; null where it is.</summary>
    public string? Value { get; init; }
}
