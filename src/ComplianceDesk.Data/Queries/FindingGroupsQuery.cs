using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The findings of a filter gathered by person, record or rule, those with the highest score first. A finding of several rules counts with each.</summary>
public sealed class FindingGroupsQuery(DeskStore store)
{
    /// <summary>The most groups listed.</summary>
    public const int Limit = 200;

    /// <inheritdoc cref="FindingQueueQuery.RunAsync"/>
    public async Task<IReadOnlyList<FindingGroupLine>> RunAsync(FindingFilter filter, QueueViewer viewer, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var findings = db.Findings(filter, viewer);
        return filter.Group switch
        {
            FindingGroup.Patient => await PatientsAsync(db, findings, cancellationToken),
            FindingGroup.Rule => await RulesAsync(findings, cancellationToken),
            _ => await UsersAsync(db, findings, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<FindingGroupLine>> UsersAsync(DeskContext db, IQueryable<FindingRow> findings, CancellationToken cancellationToken)
    {
        var groups = findings.GroupBy(f => f.UserId)
            .Select(g => new { g.Key, Count = g.Count(), Score = g.Max(f => f.Score), Severity = g.Max(f => f.Severity), Others = g.Select(f => f.PatientId).Distinct().Count(), LastAt = g.Max(f => f.LastAt) })
            .OrderByDescending(g => g.Score).ThenByDescending(g => g.Count).ThenBy(g => g.Key).Take(Limit);
        var found = await (from g in groups
                           from u in db.Workforce.Where(u => u.Id == g.Key).DefaultIfEmpty()
                           select new { g, u!.UserId, u.GivenName, u.FamilyName, u.Role, u.Status }).ToListAsync(cancellationToken);
        return Ordered(found.Select(r => new FindingGroupLine(
            r.UserId ?? r.g.Key.ToString(CultureInfo.InvariantCulture), PersonName.Of(r.GivenName, r.FamilyName) ?? r.UserId,
            string.Join(", ", new[] { r.Role, r.Status == "terminated" ? "left the workforce" : null }.OfType<string>()), null,
            r.g.Count, r.g.Others, r.g.Score, r.g.Severity, r.g.LastAt)));
    }

    private static async Task<IReadOnlyList<FindingGroupLine>> PatientsAsync(DeskContext db, IQueryable<FindingRow> findings, CancellationToken cancellationToken)
    {
        var groups = findings.Where(f => f.PatientId != null).GroupBy(f => f.PatientId!.Value)
            .Select(g => new { g.Key, Count = g.Count(), Score = g.Max(f => f.Score), Severity = g.Max(f => f.Severity), Others = g.Select(f => f.UserId).Distinct().Count(), LastAt = g.Max(f => f.LastAt) })
            .OrderByDescending(g => g.Score).ThenByDescending(g => g.Count).ThenBy(g => g.Key).Take(Limit);
        var found = await (from g in groups join p in db.Patients on g.Key equals p.Id select new { g, p }).ToListAsync(cancellationToken);
        return Ordered(found.Select(r => new FindingGroupLine(
            r.g.Key.ToString(CultureInfo.InvariantCulture), null, r.p.Vip ? "VIP" : "", MaskedPatient.Of(r.p.Id, r.p.GivenName, r.p.FamilyName, r.p.PatientId),
            r.g.Count, r.g.Others, r.g.Score, r.g.Severity, r.g.LastAt)));
    }

    // There are few distinct sets of rules however many findings there are.
    private static async Task<IReadOnlyList<FindingGroupLine>> RulesAsync(IQueryable<FindingRow> findings, CancellationToken cancellationToken)
    {
        var sets = await findings.GroupBy(f => f.Rules)
            .Select(g => new { g.Key, Count = g.Count(), Score = g.Max(f => f.Score), Severity = g.Max(f => f.Severity), LastAt = g.Max(f => f.LastAt) }).ToListAsync(cancellationToken);
        var rules = from s in sets
                    from rule in s.Key.Split(';', StringSplitOptions.RemoveEmptyEntries)
                    group s by rule;
        return Ordered(rules.Select(g => new FindingGroupLine(
            g.Key, null, "", null, g.Sum(s => s.Count), null, g.Max(s => s.Score), g.Max(s => s.Severity), g.Max(s => s.LastAt))));
    }

    private static IReadOnlyList<FindingGroupLine> Ordered(IEnumerable<FindingGroupLine> lines) =>
        [.. lines.OrderByDescending(l => l.Score).ThenByDescending(l => l.Findings).ThenBy(l => l.Key, StringComparer.Ordinal).Take(Limit)];
}

/// <summary>The findings of one person, record or rule in a filter.</summary>
/// <param name="Key">The workforce id, the patient's row id, or the rule's id: the value that narrows the filter to this group.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Note">Role and status of a person; a record's list.</param>
/// <param name="Patient">The record, masked.</param>
/// <param name="Findings">How many findings.</param>
/// <param name="Others">Different records of a person, or different people at a record; null for a rule.</param>
/// <param name="Score">The highest score among them.</param>
/// <param name="Severity">The highest severity among them.</param>
/// <param name="LastAt">The latest access among them, UTC.</param>
public sealed record FindingGroupLine(
    string Key, string? Name, string Note, MaskedPatient? Patient, int Findings, int? Others, int Score, FindingSeverity Severity, DateTime LastAt);
