using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>A finding in a reviewer's hands, on its own page or beside the queue: what it is, who is concerned, and the decision being written.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps decisions.</param>
public sealed class OpenFinding(DeskStore store, TimeProvider clock)
{
    private readonly FindingReview review = new(store, clock);
    private readonly FindingDrafts drafts = new(store, clock);
    private string who = "";

    /// <summary>The finding; null when there is none of the number asked for.</summary>
    public FindingDetail? Finding { get; private set; }

    public UserCard? User { get; private set; }

    public PatientCard? Patient { get; private set; }

    /// <summary>The cases it belongs to, the latest first.</summary>
    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    /// <summary>The decision as far as it is written.</summary>
    public DecisionDraft Draft { get; private set; } = new();

    /// <summary>When the unsent note was last kept, UTC.</summary>
    public DateTime? DraftSavedAt { get; private set; }

    /// <summary>Why this person may not act on the finding; null when nothing stands against it.</summary>
    public Refusal? Conflict { get; private set; }

    /// <summary>Why the last step was not carried out.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Reads the finding and the two people.</summary>
    /// <param name="account">The desk account that looks.</param>
    /// <param name="id">The finding's number.</param>
    /// <param name="mayDecide">True when the account may decide findings: then the clock of the review starts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task LoadAsync(string account, int id, bool mayDecide, CancellationToken cancellationToken = default)
    {
        who = account;
        var finding = await new FindingQuery(store).RunAsync(id, cancellationToken);
        var (user, patient, conflict, kept) = (default(UserCard), default(PatientCard), default(Refusal), default(DraftRow));
        IReadOnlyList<CaseRow> cases = [];
        if (finding is not null)
        {
            user = await new UserCardQuery(store).RunAsync(finding.User, finding.Id, cancellationToken);
            patient = finding.Patient is { } key ? await new PatientCardQuery(store).RunAsync(key, finding.User, finding.FirstAt, finding.LastAt, cancellationToken) : null;
            conflict = await review.ConflictAsync(id, who, cancellationToken);
            if (mayDecide && conflict is null)
            {
                await review.OpenedAsync(id, cancellationToken);
            }
            kept = await drafts.FindAsync(id, who, cancellationToken);
            cases = await new CaseQuery(store).OfFindingAsync(id, cancellationToken);
        }

        // All at once and last: while it was read, what was typed about the finding before may still have been kept.
        (Finding, User, Patient, Cases, Conflict, Refusal) = (finding, user, patient, cases, conflict, null);
        (Draft, DraftSavedAt) = (kept is null ? new() : new(kept.Outcome, kept.Note), kept?.SavedAt);
    }

    /// <summary>Keeps what was written so far, so that a lost connection loses nothing.</summary>
    /// <param name="about">The finding it was written about; it may have been left since.</param>
    /// <param name="draft">What was written.</param>
    /// <param name="cancellationToken">Ends the change before it is made.</param>
    public async Task KeepAsync(int about, DecisionDraft draft, CancellationToken cancellationToken = default)
    {
        if (Finding?.Id == about)
        {
            Draft = draft;
        }
        await drafts.SaveAsync(about, who, draft.Outcome, draft.Note, cancellationToken);
        if (Finding?.Id == about)
        {
            DraftSavedAt = draft.Note.Length == 0 && draft.Outcome is null ? null : clock.GetUtcNow().UtcDateTime;
        }
    }

    /// <summary>Takes a step of the review; <see cref="Refusal"/> says why when it was not carried out.</summary>
    public async Task ActAsync(ReviewAct act, CancellationToken cancellationToken = default)
    {
        var (id, status) = (Finding!.Id, Finding.Status);
        Refusal = act switch
        {
            ReviewAct.Assign => await review.AssignAsync(id, who, null, cancellationToken),
            ReviewAct.Escalate => await review.EscalateAsync(id, who, status, Draft.Note, cancellationToken),
            ReviewAct.Lift => await review.LiftAsync(id, who, status, Draft.Note, cancellationToken),
            ReviewAct.Agree => await review.AgreeAsync(id, who, status, Draft.Note, cancellationToken),
            ReviewAct.Undo => await review.UndoAsync(id, who, cancellationToken),
            ReviewAct.Reopen => await review.ReopenAsync(id, who, status, Draft.Note, cancellationToken),
            ReviewAct.Decide when Draft.Outcome is { } outcome =>
                await review.DecideAsync(id, who, status, outcome, Draft.Note, Draft.SecondLook, cancellationToken),
            _ => new Refusal("no-outcome", "Choose one of the outcomes."),
        };
        await ReadAgainAsync(sent: act != ReviewAct.Assign, cancellationToken);
        if (act == ReviewAct.Undo && Refusal is null && await drafts.FindAsync(id, who, cancellationToken) is { } kept)
        {
            (Draft, DraftSavedAt) = (new(kept.Outcome, kept.Note), kept.SavedAt);
        }
    }

    /// <summary>Puts the finding in a colleague's hands.</summary>
    public async Task AssignAsync(string to, CancellationToken cancellationToken = default)
    {
        Refusal = await review.AssignAsync(Finding!.Id, who, to, cancellationToken);
        await ReadAgainAsync(sent: false, cancellationToken);
    }

    private async Task ReadAgainAsync(bool sent, CancellationToken cancellationToken)
    {
        if (Refusal is null && sent)
        {
            (Draft, DraftSavedAt) = (new(), null);
        }
        Cases = await new CaseQuery(store).OfFindingAsync(Finding!.Id, cancellationToken);
        Finding = await new FindingQuery(store).RunAsync(Finding.Id, cancellationToken);
    }
}

/// <summary>A decision being written.</summary>
/// <param name="Outcome">The outcome chosen so far.</param>
/// <param name="Note">The note as far as it is written.</param>
/// <param name="SecondLook">Whether another person shall look at the decision.</param>
public sealed record DecisionDraft(FindingOutcome? Outcome = null, string Note = "", bool SecondLook = false);

/// <summary>A step of a review.</summary>
public enum ReviewAct
{
    /// <summary>Takes the finding into the reviewer's own hands.</summary>
    Assign,
    Escalate,
    /// <summary>Takes an escalation back.</summary>
    Lift,
    Decide,
    /// <summary>Agrees with another reviewer's decision.</summary>
    Agree,
    Reopen,
    /// <summary>Takes one's own decision back at once.</summary>
    Undo,
}
