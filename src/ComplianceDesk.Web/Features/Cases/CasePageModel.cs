using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Cases;

/// <summary>State of one case's page, and the steps taken there.</summary>
public sealed class CasePageModel(CaseQuery query, CaseReview review, CaseTasks tasks, CaseHolds holds, CaseCoOwners coOwners, CaseDrafts drafts, ReviewersQuery reviewers, Site site, TimeProvider clock)
{
    private string who = "";
    private int id;
    private Task<bool> running = Task.FromResult(true);
    private IReadOnlyDictionary<string, CaseDraftRow> kept = new Dictionary<string, CaseDraftRow>();

    /// <summary>The case; null when there is none of the number, or before it is read.</summary>
    public CaseDetail? Case { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>The present day at the site.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Accounts to which the case may be given.</summary>
    public IReadOnlyList<string> Colleagues { get; private set; } = [];

    /// <summary>Why this person may not act on the case; null when nothing stands against it.</summary>
    public Refusal? Conflict { get; private set; }

    /// <summary>Why the last step was not taken.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The part of the page where the last step was tried.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Reads a case.</summary>
    public async Task LoadAsync(string account, int number, CancellationToken cancellationToken = default)
    {
        (who, id) = (account, number);
        (Refusal, Part) = (null, "");
        Today = site.Day(clock.GetUtcNow().UtcDateTime);
        Case = await query.RunAsync(id, cancellationToken);
        Conflict = Case is null ? null : await review.ConflictAsync(id, who, cancellationToken);
        Colleagues = await reviewers.RunAsync(Policies.Allowed[Policies.WorkCases], cancellationToken);
        kept = await drafts.ListAsync(id, who, cancellationToken);
        Loaded = true;
    }

    /// <summary>The refusal of the last step, when it was tried in this part of the page.</summary>
    public Refusal? RefusalIn(string part) => Part == part ? Refusal : null;

    /// <summary>What this person wrote in a part of the page and did not record.</summary>
    public CaseDraftRow? DraftOf(string part) => kept.GetValueOrDefault(part);

    /// <summary>Keeps what is written so far in a part of the page.</summary>
    public async Task KeepAsync(string part, string text)
    {
        await drafts.SaveAsync(id, who, part, text);
        kept = await drafts.ListAsync(id, who);
    }

    /// <summary>Sets a task.</summary>
    public Task<bool> SetTaskAsync(string? text, string owner, DateOnly? due) => StepAsync("tasks", () => OfColleague(owner, () => tasks.AddAsync(id, Version, text, owner, due, who)));

    /// <summary>Finishes a task.</summary>
    public Task<bool> FinishTaskAsync(int task, string? result) => StepAsync("tasks", () => tasks.FinishAsync(id, Version, task, result, who));

    /// <summary>Places a legal hold, or lifts one.</summary>
    public Task<bool> HoldAsync(int? lifted, string? words) => StepAsync("hold", () => lifted is { } hold ? holds.LiftAsync(id, Version, hold, words, who) : holds.PlaceAsync(id, Version, words, who));

    /// <summary>Records facts from a part of the page.</summary>
    public Task<bool> RecordAsync(string part, CaseFacts facts) => StepAsync(part, () => review.RecordAsync(id, Version, facts, who));

    /// <summary>Gives the case to somebody.</summary>
    public Task<bool> AssignAsync(string to) => StepAsync("owner", () => OfColleague(to, () => review.AssignAsync(id, Version, to, who)));

    /// <summary>Adds a co-owner.</summary>
    public Task<bool> ShareAsync(string with) => StepAsync("owner", () => OfColleague(with, () => coOwners.AddAsync(id, Version, with, who)));

    /// <summary>Takes a co-owner off.</summary>
    public Task<bool> UnshareAsync(string with) => StepAsync("owner", () => coOwners.RemoveAsync(id, Version, with, who));

    /// <summary>Writes a note, or what somebody said.</summary>
    public Task<bool> NoteAsync(bool interview, string? text) => StepAsync("note", () => review.NoteAsync(id, Version, interview, text, who));

    /// <summary>Keeps a file.</summary>
    public Task<bool> GiveAsync(AttachedFile? file, string? note) => StepAsync("evidence", () => review.GiveAsync(id, Version, file, note, who));

    /// <summary>Takes a finding out.</summary>
    public Task<bool> TakeOutAsync(int finding, string? why) => StepAsync("findings", () => review.TakeOutAsync(id, Version, finding, why, who));

    /// <summary>Asks for the sign-off, closes, sends back or reopens.</summary>
    public Task<bool> CloseAsync(CaseClosing step, string? words) => StepAsync("closing", () => step switch
    {
        CaseClosing.Ask => review.AskSignOffAsync(id, Version, words, who),
        CaseClosing.Reopen => review.ReopenAsync(id, Version, words, who),
        _ => review.SignOffAsync(id, Version, step == CaseClosing.Agree, words, who),
    });

    /// <summary>What the case is about, in a sentence.</summary>
    public string Summary => Case is not { } c ? "" : c.Findings.Count == 0 ? "No finding belongs to it any more; the history says why." : string.Concat(
        $"{Components.Words.Count(c.Findings.Count, "finding")} on {Components.Words.Count(c.Accesses, "access", "accesses")} by {Components.Words.Count(c.People, "person", "people")}",
        $" to {Components.Words.Count(c.Records, "record")}{(c.Refused.Records == 0 ? "" : $" ({Components.Words.Number(c.Refused.Records)} more refused)")}, {Components.Words.Date(site.Day(c.Findings.Min(f => f.FirstAt)))} to {Components.Words.Date(site.Day(c.Findings.Max(f => f.LastAt)))}. Opened {Components.Words.Date(site.Day(c.Row.OpenedAt))} by {c.Row.OpenedBy}.");

    /// <summary>What was found, determined and done, in sentences with which a summary may begin.</summary>
    public string Outline => Case is { } c ? string.Join(' ', Sentences(c).OfType<string>()) : "";

    private IEnumerable<string?> Sentences(CaseDetail c) =>
    [
        Summary,
        .. c.Marks.Select(m => $"{site.Time(m.At)}: {m.Note.TrimEnd('.')}."),
        $"Discovered {Components.Words.Date(c.Facts.DiscoveredOn)}.",
        c.Facts.Determination is { } determined ? $"Determination: {determined.Text().ToLowerInvariant()}{(c.Facts.Exception is { } exception ? $" ({exception.Text()})" : "")}." : null,
        c.Facts.AssessedOn is { } assessed ? $"Assessed {Components.Words.Date(assessed)}: {c.Facts.LowProbability switch { true => "low probability of compromise", false => "no low probability of compromise", null => "no conclusion" }}." : null,
        c.Facts.Individuals is { } individuals ? $"{Components.Words.Count(individuals, "individual")} affected." : null,
        .. c.Facts.Notices.Select(n => $"{n.Name}: {(n.Sent is { } sent ? $"given {Components.Words.Date(sent)}" : $"not given, by {Components.Words.Date(n.By)}")}."),
        c.Tasks.Count > 0 ? $"{Components.Words.Count(c.Tasks.Count(t => t.DoneAt is not null), "task")} of {c.Tasks.Count} finished." : null,
    ];

    private int Version => Case!.Row.Version;

    // The list on the page is no proof of what comes back from it.
    private Task<Refusal?> OfColleague(string account, Func<Task<Refusal?>> step) =>
        Colleagues.Contains(account) ? step() : Task.FromResult<Refusal?>(new("no-colleague", $"{account} may not work on cases."));

    private Task<bool> StepAsync(string part, Func<Task<Refusal?>> step) => running = AfterAsync(running, part, step);

    // One step after the other: a second click before the first has answered is no step from an older page.
    private async Task<bool> AfterAsync(Task earlier, string part, Func<Task<Refusal?>> step)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        (Refusal, Part) = (await step(), part);
        if (Refusal is null && kept.ContainsKey(part))
        {
            await KeepAsync(part, "");
        }
        Case = await query.RunAsync(id);
        return Refusal is null;
    }
}

/// <summary>A step towards closing a case, or back.</summary>
public enum CaseClosing
{
    Ask,
    Agree,
    SendBack,
    Reopen,
}
