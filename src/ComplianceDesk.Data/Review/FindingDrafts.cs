using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>What a reviewer has written and not yet sent, so that a lost connection loses nothing.</summary>
public sealed class FindingDrafts(DeskStore store, TimeProvider clock)
{
    /// <summary>Keeps what the reviewer has written so far; an empty note with no outcome removes it.</summary>
    public async Task SaveAsync(int findingId, string who, FindingOutcome? outcome, string note, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var draft = await db.Drafts.FirstOrDefaultAsync(d => d.FindingId == findingId && d.Who == who, cancellationToken);
        if (note.Length == 0 && outcome is null)
        {
            if (draft is not null)
            {
                db.Drafts.Remove(draft);
            }
        }
        else
        {
            if (draft is null)
            {
                db.Drafts.Add(draft = new DraftRow { FindingId = findingId, Who = who, Note = "" });
            }
            draft.Note = note.Length > FindingReview.LongestNote ? note[..FindingReview.LongestNote] : note;
            draft.Outcome = outcome;
            draft.SavedAt = clock.GetUtcNow().UtcDateTime;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The reviewer's own unsent note on a finding; null when there is none. An outcome that is no longer offered is left out.</summary>
    public async Task<DraftRow?> FindAsync(int findingId, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.FindingId == findingId && d.Who == who, cancellationToken);
        if (draft is { Outcome: { } outcome } && !Enum.IsDefined(outcome))
        {
            draft.Outcome = null;
        }
        return draft;
    }
}
