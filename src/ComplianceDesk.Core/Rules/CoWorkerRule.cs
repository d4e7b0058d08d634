namespace ComplianceDesk.Core.Rules;

/// <summary>The patient is an employee.</summary>
public sealed class CoWorkerRule : PairRule
{
    private static readonly Threshold Department = new("department", "same department", 54, Threshold.Points, 0, 75) { IsEditable = false };
    private static readonly Threshold Other = new("other", "other employee", 45, Threshold.Points, 0, 75) { IsEditable = false };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "co-worker",
        Version = 4,
        Title = "Record of a co-worker",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to the record of another workforce member. A colleague of the same department and any other employee are apart strata, each with its own base rate: where staff are cared for where they work, an employee of another department weighs little. The user's manager and reports are left to their own rule. A physician or advanced practice professional is asked for advice on patients in care, which not every feed tells: a reading alone on the days of a stay, from a day before it to a day after, or from half a day before a visit of hours to half a day after it, weighs half.",
        Needs = ["employee link|workforce.address_line", "patients", RuleInfo.Care],
        Thresholds = [Department, Other],
        InnocentCauses = ["staff get care where they work, most of all in small hospitals", "occupational health", "a consult that no care team names", "care that no feed documents"],
    };

    /// <inheritdoc/>
    public override bool YieldsToAdvice => true;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var colleague = pair.Patient.Employee;
        if (colleague == 0 || colleague == pair.UserId || pair.User.OwnPatient == pair.PatientId)
        {
            return Match.None;
        }

        ref readonly var other = ref pair.Context.User(colleague);
        if (pair.User.Manager == colleague || other.Manager == pair.UserId)
        {
            return Match.None;
        }

        return pair.User.Department != 0 && other.Department == pair.User.Department ? new((int)Department.In(pair.Policy), 0) : new((int)Other.In(pair.Policy), 1);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum == 0 ? "The patient works in the user's department." : "The patient works here, in another department.";
}
