using ComplianceDesk.Core.Access;

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
        Version = 5,
        Title = "Record of a co-worker",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = "An unexplained access to the record of another workforce member. A colleague of the same department and any other employee are apart strata, each with its own base rate: where staff are cared for where they work, an employee of another department weighs little. The user's manager and reports are left to their own rule.",
        Needs = ["employee link|workforce.address_line", "patients", RuleInfo.Care],
        Thresholds = [Department, Other],
        InnocentCauses = ["staff get care where they work, most of all in small hospitals", "occupational health", "a consult that no care team names", "care that no feed documents"],
    };

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        if (pair.Patient.Employee == 0 || pair.IsOwnRecord || CloseTie.IsOfLine(pair.Context, pair.UserId, pair.PatientId))
        {
            return Match.None;
        }

        return pair.User.Department != 0 && pair.Context.User(pair.Patient.Employee).Department == pair.User.Department ? new((int)Department.In(pair.Policy), 0) : new((int)Other.In(pair.Policy), 1);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => match.Stratum == 0 ? "The patient works in the user's department." : "The patient works here, in another department.";
}
