using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user's department was treating the patient about that day, as the writing of several people shows: a unit transfer or a visit that no feed states.</summary>
public sealed class ColleaguesAtWorkExplanation : LearnedExplanation
{
    private static readonly Threshold People = new("people", "other people who wrote, at least", 2, "people", 2, 10);
    private static readonly Threshold Margin = new("margin", "before or after that day, at most", 1, Threshold.Days, 0, 7);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("colleagues-at-work", "Colleagues at work on the patient",
        $"Within {Margin} day of the access at least {People} people other than the user, none of an office and one at least of the user's home department (of the department the accesses name when no home department is known), made or changed something in the patient's record: a transfer or a visit that no feed states (before an emergency visit of that time which one does state, on earlier days only). Reading does not count, nor what the user wrote.",
        ["accesses"], 75) { Outlooks = [new(AwaitedCare.Any, Margin)], Thresholds = [Margin, People] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var (least, margin) = ((int)People.In(accesses.Policy), (int)Margin.In(accesses.Policy));
        var people = new HashSet<int>();
        foreach (var index in accesses.Asked)
        {
            if (accesses.IsExplained(index))
            {
                continue;
            }

            var session = sessions[index];
            var department = context.DepartmentOf(session);
            if (department == 0)
            {
                continue;
            }

            people.Clear();
            var isTheirs = false;
            var last = CareSeenExplanation.BeginsLater(accesses, session, session.Day + margin) ? session.Day - 1 : session.Day + margin;
            foreach (var writer in accesses.Writers.Others(session.Patient, session.Day - margin, last, session.User))
            {
                isTheirs |= writer.Department == department;
                people.Add(writer.User);
            }

            if (isTheirs && people.Count >= least)
            {
                explains(index);
            }
        }
    }
}
