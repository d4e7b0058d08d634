namespace ComplianceDesk.Core.Rules;

/// <summary>The patient is an employee.</summary>
public sealed class CoWorkerRule : PairRule
{
    private static readonly Threshold Manager = new("manager", "manager or report", 58, Threshold.Points, 0, 75) { IsEditable = false };
    private static readonly Threshold Department = new("department", "same department", 54, Threshold.Points, 0, 75) { IsEditable = false };
    private static readonly Threshold Other = new("other", "other employee", 45, Threshold.Points, 0, 75) { IsEditable = false };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "co-worker",
        Version = 1,
        Title = "Record of a co-worker",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to the record of another workforce member. The user's manager or report, a colleague of the same department and any other employee are apart strata, each with its own base rate: where staff are cared for where they work, an employee of another department weighs little.",
        Needs = ["employee link|workforce.address_line", "patients", RuleInfo.Care],
        Thresholds = [Manager, Department, Other],
        InnocentCauses = ["staff get care where they work, most of all in small hospitals", "occupational health", "care that no feed documents"],
    };

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
            return new((int)Manager.In(pair.Policy), 0);
        }

        return pair.User.Department != 0 && other.Department == pair.User.Department ? new((int)Department.In(pair.Policy), 1) : new((int)Other.In(pair.Policy), 2);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum switch
    {
        0 => "The patient is the user's manager or report.",
        1 => "The patient works in the user's department.",
        _ => "The patient works here, in another department.",
    };
}
