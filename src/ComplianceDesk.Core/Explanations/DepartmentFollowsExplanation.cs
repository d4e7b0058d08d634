using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>A patient whom the user's department follows between visits: remote monitoring, programmes by telephone, cycles of therapy, each time with a note.</summary>
public sealed class DepartmentFollowsExplanation : LearnedExplanation
{
    private static readonly Threshold Earlier = new("earlier", "since the colleague's work, at least", 1, Threshold.Days, 1, 30);
    private static readonly Threshold After = new("after", "since the colleague's work, at most", 120, Threshold.Days, 1, 400);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("department-follows", "Followed by the user's department",
        $"The user added something to the record, and the documents or diagnoses feed ascribes work on the patient (a document written or signed, a diagnosis recorded) to another person of the user's home department, not an office, from {Earlier} to {After} days before. What is only read or changed is not explained by it.",
        ["documents|diagnoses", "workforce"], 78) { IsBroad = true, AroundWork = (Earlier, After), Thresholds = [Earlier, After] };

    /// <inheritdoc/>
    public override bool LearnsOfTheDay => false;

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (context, earlier, after) = (accesses.Context, Earlier.SpanIn(accesses.Policy), After.SpanIn(accesses.Policy));
        foreach (var index in accesses.Asked)
        {
            if (accesses.IsExplained(index) || !accesses.Sessions.Added(index))
            {
                continue;
            }

            var session = accesses.Sessions[index];
            var home = context.User(session.User).Department;
            if (home == 0 || context.Department(home).Kind == DepartmentKind.Office)
            {
                continue;
            }

            foreach (ref readonly var work in context.Work.Of(session.Patient))
            {
                if (work.User != session.User && work.At <= session.FirstAt - earlier && work.At >= session.FirstAt - after && context.User(work.User).Department == home)
                {
                    explains(index);
                    break;
                }
            }
        }
    }
}
