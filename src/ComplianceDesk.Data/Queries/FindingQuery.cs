using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>One finding with everything a reviewer needs to judge it but the people on either side: why, what, when, and what was decided.</summary>
public sealed class FindingQuery(DeskStore store)
{
    private const int EventCap = 10_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The finding; null when there is none of that number.</summary>
    public async Task<FindingDetail?> RunAsync(int findingId, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var finding = await db.Findings.AsNoTracking().FirstOrDefaultAsync(f => f.Id == findingId, cancellationToken);
        if (finding is null)
        {
            return null;
        }
        var patient = finding.PatientId is { } key
            ? await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == key, cancellationToken)
            : null;
        var redaction = new PatientRedaction(patient);
        var events = db.FindingAccesses.AsNoTracking().Where(f => f.FindingId == findingId).Take(EventCap)
            .Join(db.Accesses, f => f.AccessId, a => a.Id, (_, a) => a);
        var actions = await events.GroupBy(a => a.Action).Select(g => new { g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key).ToListAsync(cancellationToken);
        var overrides = await events.Where(a => a.BreakGlass).GroupBy(a => a.ReasonId)
            .Select(g => new { Count = g.Count(), Text = db.Terms.Where(t => t.Id == g.Key).Select(t => t.Text).FirstOrDefault() })
            .OrderByDescending(g => g.Count).ToListAsync(cancellationToken);
        var days = patient is null
            ? []
            : await (from s in db.AccessSessions.AsNoTracking()
                     where s.UserId == finding.UserId && s.PatientId == finding.PatientId
                     from t in db.Terms.Where(t => t.Id == s.ExplanationId).DefaultIfEmpty()
                     orderby s.Day descending
                     select new PairDay(s.Day, s.Events, s.First, t!.Text)).Take(60).ToListAsync(cancellationToken);
        var decisions = await db.Decisions.AsNoTracking().Where(d => d.FindingId == findingId).OrderBy(d => d.Id)
            .Select(d => new FindingDecision(d.From, d.To, d.Step, d.Outcome, d.Note, d.DecidedBy, d.DecidedAt)).ToListAsync(cancellationToken);
        var changes = await db.FindingChanges.AsNoTracking().Where(c => c.FindingId == findingId).OrderBy(c => c.Id)
            .Select(c => new FindingChanged(c.Change, c.Events, c.Score, c.Because, c.At)).ToListAsync(cancellationToken);
        var run = await db.JudgementRuns.AsNoTracking().OrderByDescending(r => r.Id)
            .Select(r => new { r.FinishedAt, r.Rules }).FirstOrDefaultAsync(cancellationToken);
        return new FindingDetail(
            finding.Id, finding.Severity, finding.Score, finding.Status, finding.Outcome, finding.SecondLook, finding.AssignedTo, finding.EscalatedAt,
            finding.UserId, finding.Users, finding.PatientId,
            finding.FirstAt, finding.LastAt, finding.Events, finding.DetectedAt,
            finding.WithdrawnBecause is null ? null : redaction.Apply(finding.WithdrawnBecause),
            [.. Signals(finding).Select(s => s with { Sentence = redaction.Apply(s.Sentence) })],
            [.. actions.Select(a => new ActionCount(a.Key, a.Count))],
            [.. overrides.Select(o => new OverrideReason(o.Text is null ? null : redaction.Apply(o.Text), o.Count))],
            days, decisions, [.. changes.Select(c => c with { Because = c.Because is null ? null : redaction.Apply(c.Because) })], run?.FinishedAt, run?.Rules)
        {
            SuppressedUntil = finding.SuppressedUntil, Versions = RuleVersions.Parse(finding.RuleVersions), Policies = new(finding.FoundByPolicy, finding.JudgedByPolicy),
            Refused = await events.CountAsync(a => a.Outcome == AccessOutcome.Denied || a.Outcome == AccessOutcome.Failure, cancellationToken),
            Suppressions = await db.SuppressedFindings.AsNoTracking().Where(s => s.FindingId == findingId).OrderBy(s => s.SuppressionId).Select(s => s.SuppressionId).ToListAsync(cancellationToken),
        };
    }

    private static List<FindingSignal> Signals(FindingRow finding)
    {
        try
        {
            return JsonSerializer.Deserialize<List<FindingSignal>>(finding.Signals, Json) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"Finding {finding.Id}: its signals are not a JSON array of rule, weight and sentence."), e);
        }
    }
}

/// <summary>A finding as its page shows it. Texts are free of the patient's identity.</summary>
/// <param name="Id">The finding's number.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Score">0–100.</param>
/// <param name="Status">Where the review stands.</param>
/// <param name="Outcome">How the review ended; null while it waits.</param>
/// <param name="SecondLook">Whether a second person looks at the decision.</param>
/// <param name="AssignedTo">The desk account that works on it.</param>
/// <param name="EscalatedAt">When it was marked as one that cannot wait, UTC.</param>
/// <param name="User">Row id of the workforce member; of several, the one with the most accesses.</param>
/// <param name="Users">People whose accesses it rests on.</param>
/// <param name="Patient">Row id of the patient; null for an episode that is not about one.</param>
/// <param name="FirstAt">First access, UTC.</param>
/// <param name="LastAt">Last access, UTC.</param>
/// <param name="Events">Accesses it rests on.</param>
/// <param name="DetectedAt">When the judge first found it, UTC.</param>
/// <param name="WithdrawnBecause">Why a later run withdrew it.</param>
/// <param name="Signals">What fired, heaviest first.</param>
/// <param name="Actions">What was done, the most frequent first.</param>
/// <param name="Overrides">Emergency overrides by the reason given.</param>
/// <param name="Days">The days on which this person opened this record, newest first, at most 60.</param>
/// <param name="Decisions">Every step of its review, oldest first.</param>
/// <param name="Changes">What runs of the judge did to it, oldest first.</param>
/// <param name="JudgedAt">When the judge last ran, UTC.</param>
/// <param name="RulesRun">JSON of that run: each rule's id, version, and whether it ran or which feed it lacked.</param>
public sealed record FindingDetail(
    int Id, FindingSeverity Severity, int Score, FindingStatus Status, FindingOutcome? Outcome, SecondLook SecondLook, string? AssignedTo, DateTime? EscalatedAt,
    int User, int Users, int? Patient,
    DateTime FirstAt, DateTime LastAt, int Events, DateTime DetectedAt, string? WithdrawnBecause,
    IReadOnlyList<FindingSignal> Signals, IReadOnlyList<ActionCount> Actions, IReadOnlyList<OverrideReason> Overrides,
    IReadOnlyList<PairDay> Days, IReadOnlyList<FindingDecision> Decisions, IReadOnlyList<FindingChanged> Changes, DateTime? JudgedAt, string? RulesRun)
{
    /// <summary>Who escalated it, when and why; null when it is not escalated.</summary>
    public FindingDecision? Escalation => EscalatedAt is null ? null : Decisions.LastOrDefault(d => d.Step == DecisionStep.Escalated);

    /// <summary>By which versions of its rules it was found and last judged.</summary>
    public IReadOnlyList<RuleVersions> Versions { get; init; } = [];

    /// <summary>By which versions of the policy it was found and last judged.</summary>
    public PolicyVersions Policies { get; init; } = new(null, null);

    /// <summary>How many of its accesses the system refused, or failed: they opened nothing.</summary>
    public int Refused { get; init; }

    /// <summary>Until when suppressions keep it out of the queue, UTC; null when none does.</summary>
    public DateTime? SuppressedUntil { get; init; }

    /// <summary>Numbers of the suppressions that hide it or have hidden it.</summary>
    public IReadOnlyList<int> Suppressions { get; init; } = [];
}

/// <summary>One reason why a finding stands, what was ruled out, or what a rule saw that counts for nothing.</summary>
/// <param name="Rule">The rule's id, or <see cref="Signal.RuledOut"/>.</param>
/// <param name="Weight">Points it adds to the score.</param>
/// <param name="Sentence">The evidence, with the numbers in it.</param>
public sealed record FindingSignal(string Rule, int Weight, string Sentence)
{
    /// <summary>True for what a rule saw and of whose points nothing is left.</summary>
    public bool IsLeftOut => Weight == 0 && Rule != Signal.RuledOut;
}

/// <summary>How often something was done.</summary>
/// <param name="Action">What.</param>
/// <param name="Count">How often.</param>
public sealed record ActionCount(AccessAction Action, int Count);

/// <summary>Emergency overrides with one reason.</summary>
/// <param name="Text">The reason given at the system; null when none was.</param>
/// <param name="Count">How many overrides.</param>
public sealed record OverrideReason(string? Text, int Count);

/// <summary>A day on which the person opened the record.</summary>
/// <param name="Day">Days since 1970-01-01 in the site's zone.</param>
/// <param name="Events">Accesses of that day.</param>
/// <param name="First">True when the person had never opened the record before.</param>
/// <param name="Explanation">The reason found; null = unexplained.</param>
public sealed record PairDay(int Day, int Events, bool First, string? Explanation);

/// <summary>A step of a review.</summary>
/// <param name="From">The status before.</param>
/// <param name="To">The status after.</param>
/// <param name="Step">What the person did.</param>
/// <param name="Outcome">The outcome decided or agreed with.</param>
/// <param name="Note">The person's reasons.</param>
/// <param name="By">The desk account.</param>
/// <param name="At">When, UTC.</param>
public sealed record FindingDecision(FindingStatus From, FindingStatus To, DecisionStep Step, FindingOutcome? Outcome, string Note, string By, DateTime At);

/// <summary>What a run of the judge did to a finding.</summary>
/// <param name="Change">What.</param>
/// <param name="Events">Accesses it rested on afterwards.</param>
/// <param name="Score">Its score afterwards.</param>
/// <param name="Because">Why it was withdrawn.</param>
/// <param name="At">When, UTC.</param>
public sealed record FindingChanged(FindingChange Change, int Events, int Score, string? Because, DateTime At);
