using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>People of many departments open one record within days, and nobody can say why: a patient in the news who is on no list.</summary>
public sealed class RecordRushRule : PairRule
{
    private static readonly Threshold Users = new("people", "people, at least", 6, "people", 3, 200);
    private static readonly Threshold Departments = new("departments", "departments, at least", 5, "departments", 2, 50);
    private static readonly Threshold FewUsers = new("few-people", "people who strengthen another sign, at least", 4, "people", 3, 200);
    private static readonly Threshold FewDepartments = new("few-departments", "their departments, at least", 3, "departments", 2, 50);
    private static readonly Threshold UncaredUsers = new("uncared-people", "people, each of another department, when the patient is in care nowhere, at least", 4, "people", 3, 50);
    private static readonly Threshold Days = new("days", "before or after", 3, Threshold.Days, 1, 30);
    private static readonly Threshold Largest = new("largest", "of the people from one department, at most", 40, Threshold.Percent, 10, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "record-rush",
        Version = 5,
        Title = "Rush of many departments on one record",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"An unexplained access to a patient whose record at least {Users} people of at least {Departments} departments opened without a documented reason within {Days} days before or after, no one department more than {Largest} of them. {UncaredUsers} people of as many departments are enough when the patient was in care nowhere (as no-care-anywhere says). {FewUsers} people of {FewDepartments} departments, no one department more than half of them, strengthen another sign (a patient on a list, a co-worker) and make no finding by themselves.",
        Needs = ["workforce.department_id", "encounters"],
        Thresholds = [Users, Departments, FewUsers, FewDepartments, UncaredUsers, Days, Largest],
        YieldsToRole = true,
        InnocentCauses = ["a large emergency whose visit no feed documents", "teaching and mortality conferences"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var (policy, days, match) = (pair.Policy, Days.In(pair.Policy), Match.None);
        foreach (var session in pair.Sessions)
        {
            var day = pair.Accesses.Sessions.Day[session];
            var users = new HashSet<int>();
            var departments = new Dictionary<int, int>();
            foreach (ref readonly var visitor in pair.Accesses.UnexplainedVisitors.Of(pair.PatientId))
            {
                var department = pair.Context.User(visitor.User).Department;
                if (Math.Abs(visitor.Day - day) <= days && department != 0 && users.Add(visitor.User))
                {
                    departments[department] = departments.GetValueOrDefault(department) + 1;
                }
            }

            var most = departments.Values.DefaultIfEmpty().Max();
            if (users.Count >= Users.In(policy) && departments.Count >= Departments.In(policy) && most <= users.Count * Largest.ShareIn(policy))
            {
                return new(50, 0, users.Count);
            }

            if (users.Count >= UncaredUsers.In(policy) && departments.Count >= UncaredUsers.In(policy) && !UserDayTable.WasInCare(pair.Accesses, session, NoCareAnywhereRule.Days))
            {
                return new(50, 2, users.Count);
            }

            if (users.Count >= FewUsers.In(policy) && departments.Count >= FewDepartments.In(policy) && 2 * most <= users.Count)
            {
                match = new(20, 1, Math.Max(match.Detail, users.Count));
            }
        }

        return match;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"{match.Detail:N0} people of at least {(match.Stratum == 0 ? Departments : match.Stratum == 1 ? FewDepartments : UncaredUsers).TextIn(pair.Policy)} departments opened this record without a documented reason within {Days.QuantityIn(pair.Policy)} of each other.");
}
