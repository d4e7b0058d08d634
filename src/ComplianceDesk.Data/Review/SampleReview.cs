using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>What a reviewer thinks of a drawn session. Every review is added to the earlier ones; nobody reviews their own access. One that should have been flagged becomes a finding.</summary>
public sealed class SampleReview(DeskStore store, TimeProvider clock)
{
    /// <summary>Records a review and its trail entry in one transaction.</summary>
    /// <param name="itemId">The drawn session's number.</param>
    /// <param name="who">The reviewer's desk account.</param>
    /// <param name="outcome">Any but <see cref="SampleOutcome.Open"/>.</param>
    /// <param name="note">The reasons, <see cref="FindingReview.ShortestNote"/> to <see cref="FindingReview.LongestNote"/> characters.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public async Task<Refusal?> ReviewAsync(int itemId, string who, SampleOutcome? outcome, string? note, CancellationToken cancellationToken = default)
    {
        if (outcome is not { } chosen || chosen == SampleOutcome.Open || !Enum.IsDefined(chosen))
        {
            return new Refusal("no-outcome", "Choose one of the three outcomes.");
        }
        var text = note?.Trim() ?? "";
        if (text.Length is < FindingReview.ShortestNote or > FindingReview.LongestNote)
        {
            return new Refusal("note-length", string.Create(CultureInfo.InvariantCulture,
                $"Write {FindingReview.ShortestNote} to {FindingReview.LongestNote} characters: an auditor will ask why. There are {text.Length}."));
        }
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var item = await db.SampleItems.FirstOrDefaultAsync(i => i.Id == itemId, cancellationToken);
        if (item is null)
        {
            return new Refusal("no-item", string.Create(CultureInfo.InvariantCulture, $"There is no drawn session {itemId}."));
        }
        var reviewer = await Reviewer.LoadAsync(db, who, cancellationToken);
        if (await reviewer.ConflictAsync(db, item.UserId, item.PatientId, cancellationToken) is { } conflict)
        {
            return conflict;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var review = db.SampleReviews.Add(new SampleReviewRow { ItemId = itemId, Outcome = chosen, Note = text, ReviewedBy = who, ReviewedAt = now }).Entity;
        db.Trail.Add(new TrailRow
        {
            At = now, Who = who, Action = "review-sample", Subject = string.Create(CultureInfo.InvariantCulture, $"sample:{itemId}"), Detail = $"{item.Outcome} to {chosen}",
        });
        item.Outcome = chosen;
        await db.SaveChangesAsync(cancellationToken);
        await SampleFinding.BringAsync(db, item, review, zone, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
