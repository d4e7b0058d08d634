using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// The finding of a drawn session that a reviewer says should have been flagged: decided, assigned and escalated like any other. No rule speaks for it and no run of
/// the judge withdraws it; only another review of the session does, as long as nobody has decided it.
/// </summary>
public static class SampleFinding
{
    /// <summary>Stands where other findings name a rule.</summary>
    public const string Rule = "sample-review";

    internal const string KeyPrefix = "sample:";

    /// <summary>The key of a drawn session's finding.</summary>
    public static string KeyOf(int user, int patient, int day) => string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{user}:{patient}:{day}");

    /// <summary>Brings the session's finding to what its reviews now say.</summary>
    /// <param name="db">A context inside the review's transaction; the item's outcome is saved.</param>
    /// <param name="item">The drawn session.</param>
    /// <param name="review">Its newest review.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    internal static async Task BringAsync(DeskContext db, SampleItemRow item, SampleReviewRow review, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var key = KeyOf(item.UserId, item.PatientId, item.Day);
        var finding = await db.Findings.FirstOrDefaultAsync(f => f.Key == key, cancellationToken);
        // A session drawn for both kinds is two items; one of them is enough.
        var missed = await db.SampleItems.AnyAsync(i => i.UserId == item.UserId && i.PatientId == item.PatientId && i.Day == item.Day && i.Outcome == SampleOutcome.Missed, cancellationToken);
        if (missed && finding is null)
        {
            await RaiseAsync(db, key, item, review, zone, cancellationToken);
        }
        else if (missed && finding!.Status == FindingStatus.Withdrawn)
        {
            (finding.Status, finding.WithdrawnBecause) = (FindingStatus.New, null);
            Change(db, finding, FindingChange.StandsAgain, null, review.ReviewedAt);
        }
        else if (!missed && finding is not null && FindingWords.IsOpen(finding.Status))
        {
            finding.Status = FindingStatus.Withdrawn;
            finding.WithdrawnBecause = $"{review.ReviewedBy} reviewed the drawn session again: {(review.Outcome == SampleOutcome.Appropriate ? "rightly not flagged" : "cannot tell")}. {review.Note}";
            Change(db, finding, FindingChange.Withdrawn, finding.WithdrawnBecause, review.ReviewedAt);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task RaiseAsync(DeskContext db, string key, SampleItemRow item, SampleReviewRow review, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var day = SiteDays.Date(item.Day);
        var (begin, end) = (zone.StartOf(day), zone.StartOf(day.AddDays(1)));
        var accesses = await db.Accesses.Where(a => a.UserId == item.UserId && a.PatientId == item.PatientId && a.At >= begin && a.At < end)
            .OrderBy(a => a.At).Select(a => new { a.Id, a.At }).ToListAsync(cancellationToken);
        var ids = accesses.Select(a => a.Id);
        // Flagged meanwhile by a rule, as when a late feed came: that finding is decided instead.
        if (accesses.Count == 0 || await db.Findings.AnyAsync(f => f.UserId == item.UserId && f.Status != FindingStatus.Withdrawn
                && db.FindingAccesses.Any(l => l.FindingId == f.Id && ids.Contains(l.AccessId)), cancellationToken))
        {
            return;
        }
        var reason = await db.Terms.Where(t => t.Id == item.ExplanationId).Select(t => t.Text).FirstOrDefaultAsync(cancellationToken);
        var week = SiteDays.Date(SampleDraw.MondayOf(item.Day));
        var finding = db.Findings.Add(new FindingRow
        {
            Key = key, Rules = Rule, Score = RiskScore.Threshold, Severity = (FindingSeverity)RiskScore.Severity(RiskScore.Threshold),
            UserId = item.UserId, PatientId = item.PatientId, FirstAt = accesses[0].At, LastAt = accesses[^1].At, Events = accesses.Count, DetectedAt = review.ReviewedAt,
            Signals = JsonSerializer.Serialize<Signal[]>([new(Rule, RiskScore.Threshold, string.Create(CultureInfo.InvariantCulture,
                $"No rule flagged it. It was drawn at random from the week of {week:yyyy-MM-dd}, and {review.ReviewedBy} found that it should have been flagged. {(reason is null ? "No reason was found for it" : $"The reason found for it was: {ExplanationCatalog.Find(reason)?.Title ?? reason}")}. A person's review counts as much as makes a finding, and no more."))],
                JsonSerializerOptions.Web),
        }).Entity;
        await db.SaveChangesAsync(cancellationToken);
        db.FindingAccesses.AddRange(accesses.Select(a => new FindingAccessRow { FindingId = finding.Id, AccessId = a.Id }));
        Change(db, finding, FindingChange.Raised, $"{review.ReviewedBy}: {review.Note}", review.ReviewedAt);
    }

    private static void Change(DeskContext db, FindingRow finding, FindingChange change, string? because, DateTime at) => db.FindingChanges.Add(new FindingChangeRow
    {
        FindingId = finding.Id, At = at, Change = change, Events = finding.Events, Score = finding.Score, Because = because,
    });
}
