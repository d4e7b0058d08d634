using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// The newest events of a scope counted by who did what to whose record, how it ended, from where and in which system. Reads the ledger through its index and no further
/// than <see cref="CappedCount.Cap"/> events.
/// </summary>
public sealed class AccessBreakdownQuery(DeskStore store)
{
    /// <summary>The most values listed of a column.</summary>
    public const int Listed = 8;

    /// <param name="scope">Whose events, when, and with which pivots.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<AccessBreakdown> RunAsync(AccessScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await db.Accesses(scope).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(CappedCount.Cap + 1)
            .Select(a => new { a.At, a.Action, a.Outcome, a.DepartmentId, a.WorkstationId, a.SourceIpId, a.SourceSystemId, a.ObjectTypeId, a.UserId, a.PatientId, a.BreakGlass }).ToListAsync(cancellationToken);
        var columns = new Dictionary<PivotBy, IReadOnlyList<NamedCount>>
        {
            [PivotBy.Action] = Counts(rows.Select(r => r.Action.ToString().ToLowerInvariant())),
            [PivotBy.Outcome] = Counts(rows.Select(r => r.Outcome.ToString().ToLowerInvariant())),
        };
        // What the question fixes is not counted: it has one value.
        columns[PivotBy.Person] = columns[PivotBy.Role] = columns[PivotBy.Record] = [];
        if (scope.User is null)
        {
            await CountPeopleAsync(db, columns, [.. rows.Select(r => r.UserId)], cancellationToken);
        }
        if (scope.Patient is null)
        {
            var records = Top(rows.Select(r => r.PatientId));
            var masked = await db.RecordNamesAsync([.. records.Select(r => r.Key)], cancellationToken);
            columns[PivotBy.Record] = [.. records.Select(r => new NamedCount(masked.GetValueOrDefault(r.Key), r.Count) { Value = r.Key == 0 ? "" : r.Key.ToString(CultureInfo.InvariantCulture) })];
        }
        columns[PivotBy.Hours] = Counts(rows.Select(r => OffHours.NameOf(r.At, scope.Zone)));
        columns[PivotBy.Override] = rows.Any(r => r.BreakGlass) ? Counts(rows.Select(r => r.BreakGlass ? "yes" : "no")) : [];
        var departments = Top(rows.Select(r => r.DepartmentId));
        var ids = departments.Select(d => d.Key).ToList();
        var names = await db.Departments.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name ?? d.DepartmentId, cancellationToken);
        columns[PivotBy.Department] = [.. departments.Select(d => new NamedCount(names.GetValueOrDefault(d.Key), d.Count))];
        var terms = new[]
        {
            (PivotBy.Workstation, Top(rows.Select(r => r.WorkstationId))), (PivotBy.Address, Top(rows.Select(r => r.SourceIpId))),
            (PivotBy.System, Top(rows.Select(r => r.SourceSystemId))), (PivotBy.Part, Top(rows.Select(r => r.ObjectTypeId))),
        };
        var keys = terms.SelectMany(t => t.Item2).Select(t => t.Key).Distinct().ToList();
        var texts = await db.Terms.AsNoTracking().Where(t => keys.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        foreach (var (by, top) in terms)
        {
            columns[by] = [.. top.Select(t => new NamedCount(texts.GetValueOrDefault(t.Key), t.Count))];
        }
        return new AccessBreakdown(CappedCount.Of(rows.Count), columns);
    }

    private static async Task CountPeopleAsync(DeskContext db, Dictionary<PivotBy, IReadOnlyList<NamedCount>> columns, List<int> users, CancellationToken cancellationToken)
    {
        var keys = users.Distinct().ToList();
        var people = await db.Workforce.AsNoTracking().Where(u => keys.Contains(u.Id)).Select(u => new { u.Id, u.UserId, u.GivenName, u.FamilyName, Role = u.Role ?? "" })
            .ToDictionaryAsync(u => u.Id, cancellationToken);
        columns[PivotBy.Person] =
        [
            .. Top(users.Select(u => (int?)u)).Where(u => people.ContainsKey(u.Key)).Select(u => (Person: people[u.Key], u.Count))
                .Select(u => new NamedCount(PersonName.Of(u.Person.GivenName, u.Person.FamilyName) is { } name ? $"{name} ({u.Person.UserId})" : u.Person.UserId, u.Count) { Value = u.Person.UserId }),
        ];
        columns[PivotBy.Role] = [.. Counts(users.Where(people.ContainsKey).Select(u => people[u].Role)).Take(Listed).Select(r => r.Name == "" ? new NamedCount(null, r.Count) : r)];
    }

    private static List<NamedCount> Counts(IEnumerable<string> values) =>
        [.. values.CountBy(v => v, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new NamedCount(c.Key, c.Value))];

    // Row ids begin at 1: 0 stands for "not given".
    private static List<(int Key, int Count)> Top(IEnumerable<int?> ids) =>
        [.. ids.CountBy(i => i ?? 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(Listed).Select(c => (c.Key, c.Value))];
}

/// <summary>Events of a scope counted by their columns.</summary>
/// <param name="Read">How many events it rests on.</param>
/// <param name="Columns">The most frequent values of each column; a null name counts events that give none.</param>
public sealed record AccessBreakdown(CappedCount Read, IReadOnlyDictionary<PivotBy, IReadOnlyList<NamedCount>> Columns)
{
    /// <summary>Events with one action.</summary>
    public long Of(string action) => Of(PivotBy.Action, action);

    /// <summary>Events on a weekend or outside 07:00–19:00.</summary>
    public long Off => Of(PivotBy.Hours, OffHours.Name);

    private long Of(PivotBy column, string name) => Columns[column].Where(c => c.Name == name).Sum(c => (long)c.Count);
}
