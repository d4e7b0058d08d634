using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>People of many departments open one record within days, and nobody can say why: a patient in the news who is on no list.</summary>
public sealed class RecordRushRule : PairRule
{
    private const int Users = 6;
    private const int Departments = 5;
    private const int Days = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "record-rush",
        Version = 1,
        Title = "Rush of many departments on one record",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"An unexplained access to a patient whose record at least {Users} people of at least {Departments} departments opened without a documented reason within {Days} days before or after; no one department more than two in five of them. Offices and support departments are not counted.",
        Needs = ["workforce.department_id", RuleInfo.Care],
        Thresholds = [new("people, at least", $"{Users}"), new("departments, at least", $"{Departments}"), new("days before or after", $"{Days}")],
        InnocentCauses = ["a large emergency whose visit no feed documents", "teaching and mortality conferences"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        foreach (var session in pair.Sessions)
        {
            var day = pair.Accesses.Sessions.Day[session];
            var users = new HashSet<int>();
            var departments = new Dictionary<int, int>();
            foreach (ref readonly var visitor in pair.Accesses.UnexplainedVisitors.Of(pair.PatientId))
            {
                var department = pair.Context.User(visitor.User).Department;
                var facts = pair.Context.Department(department);
                if (Math.Abs(visitor.Day - day) <= Days && department != 0 && facts.Kind is not (DepartmentKind.Office or DepartmentKind.Support) && !facts.ServesAll && users.Add(visitor.User))
                {
                    departments[department] = departments.GetValueOrDefault(department) + 1;
                }
            }

            if (users.Count >= Users && departments.Count >= Departments && departments.Values.Max() * 5 <= users.Count * 2)
            {
                return new(50, 0, users.Count);
            }
        }

        return Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"{match.Detail:N0} people of at least {Departments} departments opened this record without a documented reason within {Days} days of each other.");
}
