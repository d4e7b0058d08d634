using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// What a reviewer does to a finding. Every change of status adds a decision and a trail entry in the same transaction; nothing is overwritten,
/// and nobody decides a finding about themselves.
/// </summary>
public sealed class FindingReview(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest note that a decision takes, in characters.</summary>
    public const int ShortestNote = 10;

    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 4_000;

    /// <summary>Puts the finding in the reviewer's hands; a new one is then under review.</summary>
    /// <param name="findingId">The finding's number.</param>
    /// <param name="who">The reviewer's desk account.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public Task<Refusal?> AssignAsync(int findingId, string who, CancellationToken cancellationToken = default) =>
        ChangeAsync(findingId, who, expected: null, "assign", (db, finding, now) =>
        {
            if (!FindingWords.IsOpen(finding.Status))
            {
                return new Refusal("not-open", $"This finding is closed ({FindingWords.Text(finding.Status)}). Reopen it first.");
            }
            if (finding.Status == FindingStatus.New)
            {
                Record(db, finding, FindingStatus.UnderReview, "Taken up for review.", who, now);
            }
            finding.AssignedTo = who;
            return null;
        }, cancellationToken);

    /// <summary>Closes the finding with an outcome and the reasons for it.</summary>
    /// <param name="findingId">The finding's number.</param>
    /// <param name="who">The reviewer's desk account.</param>
    /// <param name="expected">The status that the reviewer saw; the decision is refused when it has changed since.</param>
    /// <param name="outcome">One of the four outcomes.</param>
    /// <param name="note">The reasons, at least <see cref="ShortestNote"/> characters.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public Task<Refusal?> DecideAsync(
        int findingId, string who, FindingStatus expected, FindingStatus outcome, string? note, CancellationToken cancellationToken = default)
    {
        if (!FindingWords.IsOutcome(outcome))
        {
            return Task.FromResult<Refusal?>(new("no-outcome", "Choose one of the four outcomes."));
        }
        return ChangeAsync(findingId, who, expected, "decide", (db, finding, now) =>
        {
            if (!FindingWords.IsOpen(finding.Status))
            {
                return new Refusal("not-open", $"This finding is closed ({FindingWords.Text(finding.Status)}). Reopen it to decide again.");
            }
            return Noted(db, finding, outcome, note, who, now);
        }, cancellationToken);
    }

    /// <summary>Opens a closed finding again. The earlier decision stays in its history.</summary>
    /// <inheritdoc cref="DecideAsync"/>
    public Task<Refusal?> ReopenAsync(
        int findingId, string who, FindingStatus expected, string? note, CancellationToken cancellationToken = default) =>
        ChangeAsync(findingId, who, expected, "reopen", (db, finding, now) =>
        {
            if (!FindingWords.IsOutcome(finding.Status))
            {
                return new Refusal("not-closed", "Only a decided finding can be reopened.");
            }
            var refusal = Noted(db, finding, FindingStatus.UnderReview, note, who, now);
            if (refusal is null)
            {
                finding.AssignedTo = who;
            }
            return refusal;
        }, cancellationToken);

    /// <summary>Keeps what the reviewer has written so far; an empty note with no outcome removes it.</summary>
    public async Task SaveDraftAsync(int findingId, string who, FindingStatus? outcome, string note, CancellationToken cancellationToken = default)
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
            draft.Note = note.Length > LongestNote ? note[..LongestNote] : note;
            draft.Outcome = outcome;
            draft.SavedAt = Now;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The reviewer's own unsent note on a finding; null when there is none.</summary>
    public async Task<DraftRow?> FindDraftAsync(int findingId, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.FindingId == findingId && d.Who == who, cancellationToken);
    }

    /// <summary>True when the desk account belongs to the workforce member: the reviewer would judge their own access.</summary>
    public static bool IsOwn(string who, string userId) => string.Equals(who.Trim(), userId.Trim(), StringComparison.OrdinalIgnoreCase);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<Refusal?> ChangeAsync(
        int findingId, string who, FindingStatus? expected, string action, Func<DeskContext, FindingRow, DateTime, Refusal?> change, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var finding = await db.Findings.FirstOrDefaultAsync(f => f.Id == findingId, cancellationToken);
        if (finding is null)
        {
            return new Refusal("no-finding", string.Create(CultureInfo.InvariantCulture, $"There is no finding {findingId}."));
        }
        var subject = await db.Workforce.Where(u => u.Id == finding.UserId).Select(u => u.UserId).FirstOrDefaultAsync(cancellationToken);
        if (subject is not null && IsOwn(who, subject))
        {
            return new Refusal("own-finding", "This finding is about your own access. Another reviewer must decide it.");
        }
        if (expected is { } seen && finding.Status != seen)
        {
            return new Refusal("changed", $"The finding changed while you were reading: it is now {FindingWords.Text(finding.Status)}. Your note is kept; read the history and decide again.");
        }
        var before = finding.Status;
        var now = Now;
        if (change(db, finding, now) is { } refusal)
        {
            return refusal;
        }
        db.Trail.Add(new TrailRow
        {
            At = now, Who = who, Action = action,
            Subject = string.Create(CultureInfo.InvariantCulture, $"finding:{findingId}"),
            Detail = $"{FindingWords.Code(before)} to {FindingWords.Code(finding.Status)}",
        });
        await db.SaveChangesAsync(cancellationToken);
        if (action != "assign")
        {
            await db.Drafts.Where(d => d.FindingId == findingId && d.Who == who).ExecuteDeleteAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static Refusal? Noted(DeskContext db, FindingRow finding, FindingStatus to, string? note, string who, DateTime now)
    {
        var text = note?.Trim() ?? "";
        if (text.Length < ShortestNote)
        {
            return new Refusal("short-note", string.Create(CultureInfo.InvariantCulture, $"Write at least {ShortestNote} characters: an auditor will ask why."));
        }
        if (text.Length > LongestNote)
        {
            return new Refusal("long-note", string.Create(CultureInfo.InvariantCulture, $"The note has {text.Length} characters; {LongestNote} are kept."));
        }
        Record(db, finding, to, text, who, now);
        return null;
    }

    private static void Record(DeskContext db, FindingRow finding, FindingStatus to, string note, string who, DateTime now)
    {
        db.Decisions.Add(new DecisionRow { FindingId = finding.Id, From = finding.Status, To = to, Note = note, DecidedBy = who, DecidedAt = now });
        finding.Status = to;
    }
}
