using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Requirements;

/// <summary>What can be said of a requirement on a day. Data and statements are never blended: the result comes from data where data bear on it, and the statement stands beside.</summary>
/// <param name="Result">The word of the vocabulary.</param>
/// <param name="Because">Why, in one or two sentences.</param>
public sealed record RequirementAnswer(TestResult Result, string Because)
{
    /// <summary>Begins the reason for a requirement that binds the site and of which the data hold no case.</summary>
    public const string NothingToTest = "Nothing to test: ";

    /// <summary>Answers from what was measured, stated and decided.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="whyNot">Why it does not bind the site; null when it does.</param>
    /// <param name="outcomes">Outcomes of the run, by metric.</param>
    /// <param name="statement">How its statement stands on the day.</param>
    /// <param name="decision">What was decided of it, when it is addressable.</param>
    public static RequirementAnswer Of(
        Requirement requirement, string? whyNot, IReadOnlyDictionary<string, MetricOutcome> outcomes, StatementState statement, AddressableState decision)
    {
        RequirementAnswer Answer(TestResult result, string because) => new(result, because);
        if (whyNot is not null)
        {
            return Answer(TestResult.NotApplicable, whyNot);
        }

        if (requirement.Obligation == Obligation.Addressable && decision == AddressableState.NotApplicable)
        {
            return Answer(TestResult.NotApplicable, "Decided not to be reasonable and appropriate here; the rationale is on file.");
        }

        var known = requirement.Metrics.Where(outcomes.ContainsKey).Select(id => outcomes[id].Of(requirement, decision)).ToArray();
        var exceptions = known.Where(outcome => outcome.Status == MetricStatus.Exception).ToArray();
        if (exceptions.Length > 0)
        {
            return Answer(TestResult.ExceptionNoted, string.Join(" ", exceptions.Select(Figures)));
        }

        var tested = known.Where(outcome => outcome.Status == MetricStatus.Good && !outcome.Metric.Stated).ToArray();
        var untested = requirement.Metrics.Where(id => !outcomes.TryGetValue(id, out var o) || o.Status is MetricStatus.NoData or MetricStatus.Broken).ToArray();
        if (tested.Length > 0)
        {
            string[] beyond =
            [
                .. tested.Select(outcome => outcome.Metric.Leaves).OfType<string>(),
                .. untested.Select(id => $"{(outcomes.TryGetValue(id, out var o) ? o.Metric.Title : RequirementCatalog.Metrics[id].Measures)}: {Why(id, outcomes)}"),
            ];
            return beyond.Length > 0
                ? Answer(TestResult.PartiallyTested, $"{string.Join(" ", tested.Select(Figures))} Not covered: {string.Join(" ", beyond.Distinct())}")
                : Answer(TestResult.NoExceptionNoted, string.Join(" ", tested.Select(Figures)));
        }

        if (statement is StatementState.InForce or StatementState.Expiring)
        {
            return Answer(TestResult.Attested, "A signed statement is in force. No data bear on it here.");
        }

        var empty = known.Where(outcome => outcome.Status == MetricStatus.NothingCounted).ToArray();
        if (empty.Length > 0 && untested.Length == 0 && empty.Length == known.Length)
        {
            return Answer(TestResult.NotApplicable, $"{NothingToTest}{string.Join("; ", empty.Select(outcome => outcome.Metric.Counted))}: none among {Number(empty.Max(outcome => outcome.Population))} looked at.");
        }

        return Answer(TestResult.NotTested, NoData(requirement, outcomes, statement, untested));
    }

    private static string NoData(Requirement requirement, IReadOnlyDictionary<string, MetricOutcome> outcomes, StatementState statement, string[] untested)
    {
        string[] reasons = [.. untested.Select(id => Why(id, outcomes)).Distinct()];
        var signed = statement == StatementState.Expired ? "Its statement has expired."
            : requirement.Statement && !reasons.Any(reason => reason.Contains("statement", StringComparison.Ordinal)) ? "No statement is on file." : "";
        var text = $"{string.Join(" ", reasons)} {signed}".Trim();
        return text.Length > 0 ? text : "No data bear on it.";
    }

    // A metric that this version computes may be missing from an older run.
    private static string Why(string metric, IReadOnlyDictionary<string, MetricOutcome> outcomes) =>
        outcomes.GetValueOrDefault(metric)?.Reason ?? RequirementCatalog.Metrics[metric].NotComputable ?? "Not computed in this run.";

    private static string Figures(MetricOutcome outcome) => $"{outcome.Metric.Title}: {Number(outcome.Good)} of {Number(outcome.Counted)}.";

    private static string Number(long value) => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How the statement of a requirement stands on a day.</summary>
public enum StatementState
{
    /// <summary>None is asked for: data alone can answer.</summary>
    NotNeeded,
    /// <summary>One is asked for and none is on file.</summary>
    Missing,
    /// <summary>The last day has passed.</summary>
    Expired,
    /// <summary>In force, and its last day is near.</summary>
    Expiring,
    /// <summary>In force.</summary>
    InForce,
}

/// <summary>The words of <see cref="StatementState"/>, and when a statement is about to expire.</summary>
public static class StatementStates
{
    /// <summary>Days before the last day from which people are reminded.</summary>
    public const int ReminderDays = 30;

    /// <summary>The steps at which people are reminded, each once: fewer than so many days are left, the last one among them. At 0 the last day has passed.</summary>
    public static readonly IReadOnlyList<int> ReminderSteps = [ReminderDays, 7, 0];

    /// <summary>The last step that a statement has come to on a day; null while there is time.</summary>
    public static int? ReminderStep(DateOnly lastDay, DateOnly today) => ReminderSteps.Where(step => lastDay < today.AddDays(step)).Select(step => (int?)step).LastOrDefault();

    /// <summary>How a statement stands.</summary>
    /// <param name="requirement">The requirement it speaks of.</param>
    /// <param name="signed">True when there is one.</param>
    /// <param name="validUntil">Its last day; null when it has no end.</param>
    /// <param name="today">The day asked about.</param>
    public static StatementState Of(Requirement requirement, bool signed, DateOnly? validUntil, DateOnly today) =>
        !signed ? requirement.Statement ? StatementState.Missing : StatementState.NotNeeded
        : validUntil < today ? StatementState.Expired
        : validUntil < today.AddDays(ReminderDays) ? StatementState.Expiring
        : StatementState.InForce;

    /// <summary>The state in words.</summary>
    public static string Text(this StatementState state) => state switch
    {
        StatementState.InForce => "Attested, not verified",
        StatementState.Expiring => "Attested, expiring",
        StatementState.Expired => "Statement expired",
        StatementState.Missing => "No statement",
        _ => "No statement needed",
    };
}
