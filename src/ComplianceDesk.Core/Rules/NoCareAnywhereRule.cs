using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>A patient whom nobody here was treating.</summary>
public sealed class NoCareAnywhereRule : PairRule
{
    /// <summary>How near a visit or booking must be for the patient to count as in care.</summary>
    internal static readonly Threshold Days = new("days", "visit or booking before or after, within", 30, Threshold.Days, 1, 180);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "no-care-anywhere",
        Version = 2,
        Title = "Patient not in care at the time",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.308(a)(1)(ii)(D)",
        Definition = $"Supports a finding, never makes one: on every unexplained day the patient had no visit and no booking anywhere within {Days} days before or after (of those after it a visit within {CareSpan.VisitDays}, an emergency visit within {CareSpan.EmergencyDays}).",
        Needs = ["encounters"],
        Thresholds = [Days],
        InnocentCauses = ["call-backs, denials, research", "visits at a site that sends no feed"],
    };

    /// <inheritdoc/>
    public override bool IsSupporting => true;

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair) => IsUncared(pair) ? new(8) : Match.None;

    /// <summary>True when the patient was in care nowhere about any of the sessions. Where no feed tells of visits, nobody knows.</summary>
    internal static bool IsUncared(in AccessPair pair) => pair.Context.Has("encounters") && pair.All(static (accesses, session) => !UserDayTable.WasInCare(accesses, session, Days));

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => $"The patient had no visit and no booking anywhere within {Days.QuantityIn(pair.Policy)}.";
}
