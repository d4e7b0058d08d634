namespace ComplianceDesk.Core.Requirements;

/// <summary>What was decided of an addressable specification (45 CFR 164.306(d)(3)). Stored as its number: never renumber.</summary>
public enum AddressableState : byte
{
    /// <summary>No decision recorded: a gap by itself.</summary>
    NoDecision = 0,
    /// <summary>Implemented as written.</summary>
    AsWritten = 1,
    /// <summary>An equivalent measure is in place, rationale on file.</summary>
    Alternative = 2,
    /// <summary>Not reasonable and appropriate here, rationale on file.</summary>
    NotApplicable = 3,
}

/// <summary>The words of <see cref="AddressableState"/>.</summary>
public static class AddressableStates
{
    /// <summary>The state in words.</summary>
    public static string Text(this AddressableState state) => state switch
    {
        AddressableState.AsWritten => "Implemented as written",
        AddressableState.Alternative => "Alternative implemented, rationale on file",
        AddressableState.NotApplicable => "Not applicable, rationale on file",
        _ => "No decision recorded",
    };

    /// <summary>
    /// What a metric says of one requirement. The record of decisions counts every addressable specification, which answers for 45 CFR 164.306(d);
    /// of one specification it says whether that one is decided.
    /// </summary>
    public static MetricOutcome Of(this MetricOutcome outcome, Requirement requirement, AddressableState decision) =>
        !IsOneOf(outcome.Metric.Id, requirement) || outcome.Status is MetricStatus.NoData or MetricStatus.Broken ? outcome
        : decision == AddressableState.AsWritten ? new(outcome.Metric, MetricStatus.NothingCounted, 1, 0, 0, "It is implemented as written.")
        : decision == AddressableState.NoDecision ? new(outcome.Metric, MetricStatus.Exception, 1, 1, 0, null)
        : new(outcome.Metric, MetricStatus.Good, 1, 1, 1, null);

    /// <summary>True when the metric counts this requirement among others, as the record of decisions does a specification.</summary>
    public static bool IsOneOf(string metric, Requirement requirement) => metric == Record && requirement.Obligation == Obligation.Addressable;

    private const string Record = "addressable-decision-record";
}
