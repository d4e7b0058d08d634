namespace ComplianceDesk.Core.Rules;

/// <summary>A person opened their own record.</summary>
public sealed class SelfAccessRule : PairRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "self-access",
        Version = 3,
        Title = "User's own record",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.524",
        Definition = "An unexplained access by a workforce member to the patient record that is their own: linked by either feed, or, where both are silent, the one record with the same full name at the same address or telephone. Being treated, on the own ward or on one that the user covers, is no reason to open it; but for one look by somebody of an office, and what an office keeps (face sheet and bill) or what is written in it there, only policy may permit it (self). That the person wrote there makes it no lighter: nobody keeps their own record.",
        Needs = ["employee link|workforce.address_line", "patients", RuleInfo.Care],
        Thresholds = [],
        InnocentCauses = ["a site whose policy permits it", "test records", "two persons of one name at one address"],
    };

    /// <inheritdoc/>
    public override bool YieldsToWriting => false;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair) =>
        pair.IsOwnRecord ? new(55) : Match.None;

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => "The record is the user's own.";
}
