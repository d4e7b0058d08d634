namespace ComplianceDesk.Core.Rules;

/// <summary>The patient is an employee.</summary>
public sealed class CoWorkerRule : PairRule
{
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
        Thresholds = [new("manager or report", "58 points"), new("same department", "54 points"), new("other employee", "45 points")],
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
            return new(58, 0);
        }

        return pair.User.Department != 0 && other.Department == pair.User.Department ? new(54, 1) : new(45, 2);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum switch
    {
        0 => "The patient is the user's manager or report.",
        1 => "The patient works in the user's department.",
        _ => "The patient works here, in another department.",
    };
}
