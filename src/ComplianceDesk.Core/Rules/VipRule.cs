namespace ComplianceDesk.Core.Rules;

/// <summary>A patient on the VIP list, opened without a documented reason.</summary>
public sealed class VipRule : PairRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "vip",
        Version = 5,
        Title = "Patient on the VIP list",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to a patient whom the patients feed marks as VIP. A physician or advanced practice professional is asked for advice on patients in care, which not every feed tells: a reading alone is weighed by how often such readings would meet a VIP anyway. That is so on the days of a stay, from a day before it to a day after, and from half a day before a visit of hours to half a day after it.",
        Needs = ["patients.vip", RuleInfo.Care],
        Thresholds = [],
        InnocentCauses = ["a consult that no care team names", "registration, emergency department or house supervisor work that no feed documents", "a list that was never shortened"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.List;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair) => pair.Patient.Vip ? new(55) : Match.None;

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => "The patient is marked as VIP.";
}
