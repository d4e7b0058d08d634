using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The findings of a filter gathered by workforce member, those with the highest score first.</summary>
public sealed class FindingUsersQuery(DeskStore store)
{
    /// <summary>The most people listed.</summary>
    public const int Limit = 200;

    /// <inheritdoc cref="FindingQueueQuery.RunAsync"/>
    public async Task<IReadOnlyList<FindingUser>> RunAsync(
        FindingFilter filter, string who, TimeZoneInfo zone, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var groups = db.Findings(filter, who, zone)
            .GroupBy(f => f.UserId)
            .Select(g => new
            {
                UserId = g.Key, Count = g.Count(), Score = g.Max(f => f.Score), Severity = g.Max(f => f.Severity),
                Patients = g.Select(f => f.PatientId).Distinct().Count(), LastAt = g.Max(f => f.LastAt),
            })
            .OrderByDescending(g => g.Score).ThenByDescending(g => g.Count).ThenBy(g => g.UserId)
            .Take(Limit);
        var found = await (from g in groups
                           from u in db.Workforce.Where(u => u.Id == g.UserId).DefaultIfEmpty()
                           select new { g, u!.UserId, u.GivenName, u.FamilyName, u.Role, u.Status }).ToListAsync(cancellationToken);
        return
        [
            .. found.OrderByDescending(r => r.g.Score).ThenByDescending(r => r.g.Count).ThenBy(r => r.g.UserId).Select(r => new FindingUser(
                r.UserId ?? r.g.UserId.ToString(CultureInfo.InvariantCulture), PersonName.Of(r.GivenName, r.FamilyName), r.Role, r.Status,
                r.g.Count, r.g.Patients, r.g.Score, r.g.Severity, r.g.LastAt)),
        ];
    }
}

/// <summary>One person's findings in a filter.</summary>
/// <param name="UserId">The id as the feeds write it.</param>
/// <param name="UserName">The name, when a feed gave one.</param>
/// <param name="Role">The role.</param>
/// <param name="WorkStatus"><c>active</c>, <c>leave</c> or <c>terminated</c>.</param>
/// <param name="Findings">How many findings.</param>
/// <param name="Patients">How many different patients they are about.</param>
/// <param name="Score">The highest score among them.</param>
/// <param name="Severity">The highest severity among them.</param>
/// <param name="LastAt">The latest access among them, UTC.</param>
public sealed record FindingUser(
    string UserId, string? UserName, string? Role, string? WorkStatus, int Findings, int Patients, int Score, FindingSeverity Severity, DateTime LastAt);
