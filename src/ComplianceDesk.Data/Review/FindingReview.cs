using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// What a reviewer does to a finding. Every step adds a line to its history and a trail entry in the same transaction; nothing is overwritten,
/// and nobody acts on a finding about themselves, their own record or their own manager.
/// </summary>
public sealed class FindingReview(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest note that a step takes, in characters.</summary>
    public const int ShortestNote = 10;

    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 4_000;

    /// <summary>How long a decision can be taken back without a reason.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(15);

    /// <summary>Notes that somebody who may decide the finding has opened it. Only the first time counts: minutes to decide are counted from it.</summary>
    public async Task OpenedAsync(int findingId, CancellationToken cancellationToken = default)
    {
        var now = Now;
        await using var db = store.CreateDbContext();
        var unopened = db.Findings.Where(f => f.Id == findingId && f.FirstOpenedAt == null && (f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview));
        // Even a change of nothing waits for whoever writes: a page that is looked at again shall not.
        if (await unopened.AnyAsync(cancellationToken))
        {
            await unopened.ExecuteUpdateAsync(f => f.SetProperty(r => r.FirstOpenedAt, now), cancellationToken);
        }
    }

    /// <summary>Why this person may not act on the finding; null when nothing stands against it.</summary>
    public async Task<Refusal?> ConflictAsync(int findingId, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var finding = await db.Findings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == findingId, cancellationToken);
        return finding is null ? null : await (await Reviewer.LoadAsync(db, who, cancellationToken)).ConflictAsync(db, finding, cancellationToken);
    }

    /// <summary>Puts the finding in a reviewer's hands; a new one is then under review.</summary>
    /// <param name="findingId">The finding's number.</param>
    /// <param name="who">The desk account that acts.</param>
    /// <param name="to">The desk account that shall review it; null for the one that acts.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public Task<Refusal?> AssignAsync(int findingId, string who, string? to = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(findingId, who, expected: null, "assign", async (db, finding, now) =>
        {
            if (Closed(finding, "Reopen it first.") is { } closed)
            {
                return closed;
            }
            var assignee = to ?? who;
            if (assignee != who && await (await Reviewer.LoadAsync(db, assignee, cancellationToken)).ConflictAsync(db, finding, cancellationToken) is { } conflict)
            {
                return new Refusal(conflict.Code, $"{assignee} may not review it: the finding concerns that person's own access, record or manager.");
            }
            if (finding.Status == FindingStatus.New || finding.AssignedTo != assignee)
            {
                Record(db, finding, DecisionStep.Assigned, FindingStatus.UnderReview, assignee == who ? "Taken up for review." : $"Assigned to {assignee}.", who, now);
            }
            finding.AssignedTo = assignee;
            return null;
        }, cancellationToken);

    /// <summary>Marks the finding as one that cannot wait, with the reason, and puts it into the person's open case or a new one.</summary>
    /// <inheritdoc cref="DecideAsync"/>
    public Task<Refusal?> EscalateAsync(int findingId, string who, FindingStatus expected, string? note, CancellationToken cancellationToken = default) =>
        ChangeAsync(findingId, who, expected, "escalate", async (db, finding, now) =>
        {
            var refusal = Closed(finding, "Reopen it first.")
                ?? (finding.EscalatedAt is null ? null : new Refusal("escalated", "It is escalated already; the history says by whom and why."))
                ?? Noted(db, finding, DecisionStep.Escalated, FindingStatus.UnderReview, note, who, now);
            if (refusal is null)
            {
                finding.EscalatedAt = now;
                finding.AssignedTo ??= who;
                await CaseOpening.JoinAsync(db, finding, await ZoneAsync(cancellationToken), who, now, note!.Trim(), cancellationToken);
            }
            return refusal;
        }, cancellationToken);

    /// <summary>Takes an escalation back, with the reason.</summary>
    /// <inheritdoc cref="DecideAsync"/>
    public Task<Refusal?> LiftAsync(int findingId, string who, FindingStatus expected, string? note, CancellationToken cancellationToken = default) =>
        ChangeAsync(findingId, who, expected, "lift-escalation", (db, finding, now) =>
        {
            var refusal = finding.EscalatedAt is null ? new Refusal("not-escalated", "It is not escalated.") : Noted(db, finding, DecisionStep.Lifted, finding.Status, note, who, now);
            if (refusal is null)
            {
                finding.EscalatedAt = null;
            }
            return Task.FromResult(refusal);
        }, cancellationToken);

    /// <summary>Closes the finding with an outcome and the reasons for it. What is to be assessed for a breach goes into a case.</summary>
    /// <param name="findingId">The finding's number.</param>
    /// <param name="who">The reviewer's desk account.</param>
    /// <param name="expected">The status that the reviewer saw; the decision is refused when it has changed since.</param>
    /// <param name="outcome">One of the seven outcomes.</param>
    /// <param name="note">The reasons, at least <see cref="ShortestNote"/> characters.</param>
    /// <param name="secondLook">True to ask another person to look at the decision.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public Task<Refusal?> DecideAsync(
        int findingId, string who, FindingStatus expected, FindingOutcome outcome, string? note, bool secondLook = false, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(outcome))
        {
            return Task.FromResult<Refusal?>(new("no-outcome", "Choose one of the outcomes."));
        }
        return ChangeAsync(findingId, who, expected, "decide", async (db, finding, now) =>
        {
            var refusal = Closed(finding, "Reopen it to decide again.") ?? Noted(db, finding, DecisionStep.Decided, FindingWords.StatusOf(outcome), note, who, now, outcome);
            if (refusal is null)
            {
                finding.Outcome = outcome;
                finding.EscalatedAt = null;
                finding.SecondLook = secondLook ? SecondLook.Asked : SecondLook.NotAsked;
                if (outcome == FindingOutcome.ViolationBreachAssessment)
                {
                    await CaseOpening.JoinAsync(db, finding, await ZoneAsync(cancellationToken), who, now, note!.Trim(), cancellationToken);
                }
            }
            return refusal;
        }, cancellationToken);
    }

    /// <summary>
    /// Takes a decision back at once: the finding stands as before, and what was written comes back as a draft. The decision stays in the history.
    /// It leaves the case that the decision put it into, and a case that held nothing else is closed as withdrawn.
    /// </summary>
    public async Task<Refusal?> UndoAsync(int findingId, string who, CancellationToken cancellationToken = default)
    {
        DecisionRow? last = null;
        var refusal = await ChangeAsync(findingId, who, expected: null, "undo", async (db, finding, now) =>
        {
            var steps = await db.Decisions.Where(d => d.FindingId == findingId).OrderBy(d => d.Id).ToListAsync(cancellationToken);
            last = steps.LastOrDefault();
            if (last is not { Step: DecisionStep.Decided } || last.DecidedBy != who || now - last.DecidedAt > UndoTime)
            {
                return new Refusal("too-late", string.Create(CultureInfo.InvariantCulture, $"A decision is taken back by the person who took it, within {UndoTime.TotalMinutes:0} minutes and before anything else happens. Reopen it with a reason instead."));
            }
            Record(db, finding, DecisionStep.Undone, last.From, "Taken back at once by the same person.", who, now);
            (finding.Outcome, finding.SecondLook) = (null, SecondLook.NotAsked);
            finding.EscalatedAt = steps.LastOrDefault(d => d.Step is DecisionStep.Escalated or DecisionStep.Lifted or DecisionStep.Decided && d != last) is { Step: DecisionStep.Escalated } escalated ? escalated.DecidedAt : null;
            if (finding.EscalatedAt is null)
            {
                await CaseOpening.LeaveAsync(db, finding, await ZoneAsync(cancellationToken), last.DecidedAt, who, now, cancellationToken);
            }
            return null;
        }, cancellationToken);
        if (refusal is null)
        {
            await new FindingDrafts(store, clock).SaveAsync(findingId, who, last!.Outcome, last.Note, cancellationToken);
        }
        return refusal;
    }

    /// <summary>A second person agrees with the decision. Who disagrees reopens the finding.</summary>
    /// <inheritdoc cref="DecideAsync"/>
    public Task<Refusal?> AgreeAsync(int findingId, string who, FindingStatus expected, string? note, CancellationToken cancellationToken = default) =>
        ChangeAsync(findingId, who, expected, "second-look", async (db, finding, now) =>
        {
            if (!FindingWords.IsOutcome(finding.Status))
            {
                return new Refusal("not-closed", "Only a decided finding takes a second look.");
            }
            var decider = await db.Decisions.Where(d => d.FindingId == findingId && d.To == finding.Status && d.From != d.To)
                .OrderByDescending(d => d.Id).Select(d => d.DecidedBy).FirstOrDefaultAsync(cancellationToken);
            if (decider == who)
            {
                return new Refusal("own-decision", "You decided this finding yourself. The second look belongs to another person.");
            }
            var refusal = Noted(db, finding, DecisionStep.Agreed, finding.Status, note, who, now, finding.Outcome);
            if (refusal is null)
            {
                finding.SecondLook = SecondLook.Agreed;
            }
            return refusal;
        }, cancellationToken);

    /// <summary>Opens a closed finding again. The earlier decision stays in its history.</summary>
    /// <inheritdoc cref="DecideAsync"/>
    public Task<Refusal?> ReopenAsync(
        int findingId, string who, FindingStatus expected, string? note, CancellationToken cancellationToken = default) =>
        ChangeAsync(findingId, who, expected, "reopen", (db, finding, now) =>
        {
            var refusal = FindingWords.IsOutcome(finding.Status)
                ? Noted(db, finding, DecisionStep.Reopened, FindingStatus.UnderReview, note, who, now)
                : new Refusal("not-closed", "Only a decided finding can be reopened.");
            if (refusal is null)
            {
                finding.Outcome = null;
                finding.SecondLook = SecondLook.NotAsked;
                finding.AssignedTo = who;
            }
            return Task.FromResult(refusal);
        }, cancellationToken);

    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken) => (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<Refusal?> ChangeAsync(
        int findingId, string who, FindingStatus? expected, string action, Func<DeskContext, FindingRow, DateTime, Task<Refusal?>> change, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var finding = await db.Findings.FirstOrDefaultAsync(f => f.Id == findingId, cancellationToken);
        if (finding is null)
        {
            return new Refusal("no-finding", string.Create(CultureInfo.InvariantCulture, $"There is no finding {findingId}."));
        }
        if (await (await Reviewer.LoadAsync(db, who, cancellationToken)).ConflictAsync(db, finding, cancellationToken) is { } conflict)
        {
            return conflict;
        }
        if (expected is { } seen && finding.Status != seen)
        {
            return new Refusal("changed", $"The finding changed while you were reading: it is now {FindingWords.Text(finding.Status)}. Your note is kept; read the history and decide again.");
        }
        var before = finding.Status;
        var now = Now;
        if (await change(db, finding, now) is { } refusal)
        {
            return refusal;
        }
        db.Trail.Add(new TrailRow
        {
            At = now, Who = who, Action = action,
            Subject = string.Create(CultureInfo.InvariantCulture, $"finding:{findingId}"),
            Detail = $"{FindingWords.Code(before)} to {FindingWords.Code(finding.Status)}{(action == "decide" ? $" ({FindingWords.Code(finding.Outcome!.Value)})" : "")}",
        });
        await db.SaveChangesAsync(cancellationToken);
        if (action != "assign")
        {
            await db.Drafts.Where(d => d.FindingId == findingId && d.Who == who).ExecuteDeleteAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private static Refusal? Closed(FindingRow finding, string then) => FindingWords.IsOpen(finding.Status)
        ? null
        : new Refusal("not-open", $"This finding is closed ({FindingWords.Text(finding.Status)}). {then}");

    private static Refusal? Noted(
        DeskContext db, FindingRow finding, DecisionStep step, FindingStatus to, string? note, string who, DateTime now, FindingOutcome? outcome = null)
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
        Record(db, finding, step, to, text, who, now, outcome);
        return null;
    }

    private static void Record(
        DeskContext db, FindingRow finding, DecisionStep step, FindingStatus to, string note, string who, DateTime now, FindingOutcome? outcome = null)
    {
        db.Decisions.Add(new DecisionRow
        {
            FindingId = finding.Id, From = finding.Status, To = to, Step = step, Outcome = outcome, Note = note, DecidedBy = who, DecidedAt = now,
        });
        finding.Status = to;
    }
}
