using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>What a person has written on a case and not yet recorded, by part of its page, so that a lost connection loses nothing. Nobody else sees it.</summary>
public sealed class CaseDrafts(DeskStore store, TimeProvider clock)
{
    // Room for all texts of a case, each character written as an escape of six, and what surrounds them.
    private const int Longest = 128 * CaseFacts.Longest;

    /// <summary>Everything the person has written on a case and not recorded.</summary>
    public async Task<IReadOnlyDictionary<string, CaseDraftRow>> ListAsync(int caseId, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.CaseDrafts.AsNoTracking().Where(d => d.CaseId == caseId && d.Who == who).ToDictionaryAsync(d => d.Part, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>Keeps what was written so far in a part of the page; nothing written removes it.</summary>
    public async Task SaveAsync(int caseId, string who, string part, string text, CancellationToken cancellationToken = default)
    {
        // Cut short it could not be read again: the draft before stands.
        if (text.Length > Longest)
        {
            return;
        }

        await using var db = store.CreateDbContext();
        var draft = await db.CaseDrafts.FirstOrDefaultAsync(d => d.CaseId == caseId && d.Who == who && d.Part == part, cancellationToken);
        if (text.Length == 0)
        {
            if (draft is not null)
            {
                db.CaseDrafts.Remove(draft);
            }
        }
        else
        {
            if (draft is null)
            {
                db.CaseDrafts.Add(draft = new CaseDraftRow { CaseId = caseId, Who = who, Part = part, Text = "" });
            }
            (draft.Text, draft.SavedAt) = (text, clock.GetUtcNow().UtcDateTime);
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
