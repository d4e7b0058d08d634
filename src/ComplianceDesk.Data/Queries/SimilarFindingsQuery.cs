using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Earlier findings like this one and how they ended: about the same person or the same record, and of the same leading rule.</summary>
public sealed class SimilarFindingsQuery(DeskStore store)
{
    /// <summary>The most findings listed.</summary>
    public const int Limit = 12;

    /// <param name="findingId">The finding's number.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<SimilarFindings?> RunAsync(int findingId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var finding = await db.Findings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == findingId, cancellationToken);
        if (finding is null)
        {
            return null;
        }
        var rule = finding.Rules.Split(';')[0];
        var (user, patient) = (finding.UserId, finding.PatientId);
        var others = db.Findings.AsNoTracking().Where(f => f.Id != findingId);
        var rows = await others.Where(f => f.UserId == user || (patient != null && f.PatientId == patient))
            .OrderByDescending(f => f.LastAt).ThenByDescending(f => f.Id).Take(Limit)
            .Select(f => new { f.Id, f.Rules, f.Score, f.Status, f.Outcome, f.LastAt, f.UserId, f.PatientId }).ToListAsync(cancellationToken);
        var ended = await others.Where(f => f.Status != FindingStatus.New && f.Status != FindingStatus.UnderReview && (f.Rules == rule || f.Rules.StartsWith(rule + ";")))
            .GroupBy(f => f.Status).Select(g => new StatusCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        return new SimilarFindings(
            rule,
            [.. rows.Select(f => new SimilarFinding(f.Id, f.Rules.Split(';')[0], f.Score, f.Status, f.Outcome, f.LastAt, f.UserId == user, patient is not null && f.PatientId == patient))],
            [.. ended.OrderBy(e => e.Status)]);
    }
}

/// <summary>Findings like one.</summary>
/// <param name="Rule">The leading rule of the one.</param>
/// <param name="Findings">Those about the same person or record, the latest first, at most 12.</param>
/// <param name="Ended">How all earlier findings of the rule ended.</param>
public sealed record SimilarFindings(string Rule, IReadOnlyList<SimilarFinding> Findings, IReadOnlyList<StatusCount> Ended);

/// <summary>A finding about the same person or record.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Rule">Its leading rule.</param>
/// <param name="Score">0–100.</param>
/// <param name="Status">Where its review stands.</param>
/// <param name="Outcome">How the review ended.</param>
/// <param name="LastAt">Its last access, UTC.</param>
/// <param name="SamePerson">About the same person.</param>
/// <param name="SameRecord">About the same record.</param>
public sealed record SimilarFinding(int Id, string Rule, int Score, FindingStatus Status, FindingOutcome? Outcome, DateTime LastAt, bool SamePerson, bool SameRecord);
