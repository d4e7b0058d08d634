namespace ComplianceDesk.Core.Rules;

/// <summary>A specially protected record, opened from outside the treating programme.</summary>
public sealed class RestrictedRecordRule : PairRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "restricted-record",
        Version = 1,
        Title = "Specially protected record",
        Severity = RuleSeverity.High,
        Citation = "42 CFR 2.12, 2.13; 45 CFR 164.308(a)(1)(ii)(D)",
        Definition = "An unexplained access to a record that the patients feed marks as restricted (42 CFR Part 2 and the like).",
        Needs = ["patients.restricted", RuleInfo.Care],
        Thresholds = [],
        InnocentCauses = ["records that bear the mark long after the programme ended", "care that no feed documents"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.List;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair) => pair.Patient.Restricted ? new(55) : Match.None;

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => "The record bears a mark of special protection.";
}
