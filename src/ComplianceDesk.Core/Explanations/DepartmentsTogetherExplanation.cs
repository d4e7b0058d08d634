using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user's department regularly works on patients of the department the patient was in.</summary>
public sealed class DepartmentsTogetherExplanation : LearnedExplanation
{
    private static readonly Threshold Margin = new("margin", "before or after care, at most", 1, Threshold.Days, 0, 14);
    private static readonly Threshold Colleagues = new("colleagues", "colleagues, at least", 3, "people", 1, 50);
    private static readonly Threshold Pairs = new("pairs", "their pairs of user and patient there, at least", 10, "pairs", 1, 500);
    private static readonly Threshold Share = new("share", "of the colleagues' pairs, at least", 5, Threshold.Percent, 0.5, 100);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("departments-together", "Departments that work together",
        $"The patient was in care of a department ({Margin} day's margin) for whose patients the user's home department, not an office, regularly works: at least {Colleagues} colleagues with {Pairs} pairs of user and patient there, {Share} of the colleagues' pairs; the user's own accesses are not counted.",
        ["encounters|appointments", "workforce"], 80) { Thresholds = [Margin, Colleagues, Pairs, Share] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var policy = accesses.Policy;
        var (margin, colleagues, pairs, share) = (Margin.SpanIn(policy), Colleagues.In(policy), Pairs.In(policy), Share.ShareIn(policy));
        var together = new Dictionary<(int Home, int Department), Counts>();
        var byUser = new Dictionary<(int User, int Department), int>();
        var pairsOfHome = new int[context.Departments.Length + 1];
        var pairsOfUser = new int[accesses.Window.Users + 1];
        var open = new List<(int Session, int Department)>();
        var seen = (User: 0, Patient: 0);
        var departmentsOfPair = new HashSet<int>();
        for (var session = 0; session < sessions.Count; session++)
        {
            var pair = (User: sessions.User(session), Patient: sessions.Patient(session));
            var home = context.User(pair.User).Department;
            if (home == 0 || home >= pairsOfHome.Length || context.Department(home).Kind == DepartmentKind.Office)
            {
                continue;
            }

            if (pair != seen)
            {
                seen = pair;
                departmentsOfPair.Clear();
                pairsOfHome[home]++;
                pairsOfUser[pair.User]++;
            }

            if (accesses.IsExplained(session))
            {
                continue;
            }

            var at = sessions[session].FirstAt;
            Visit(context.Encounters.Of(pair.Patient));
            Visit(context.Appointments.Of(pair.Patient));

            void Visit(ReadOnlySpan<CareSpan> spans)
            {
                foreach (ref readonly var span in spans)
                {
                    if (span.Department == 0 || !span.Covers(at, margin, margin))
                    {
                        continue;
                    }

                    open.Add((session, span.Department));
                    if (departmentsOfPair.Add(span.Department))
                    {
                        var mine = byUser.GetValueOrDefault((pair.User, span.Department));
                        byUser[(pair.User, span.Department)] = mine + 1;
                        var counts = together.GetValueOrDefault((home, span.Department));
                        together[(home, span.Department)] = new(counts.Pairs + 1, counts.Users + (mine == 0 ? 1 : 0));
                    }
                }
            }
        }

        foreach (var (session, department) in open)
        {
            var user = sessions.User(session);
            var home = context.User(user).Department;
            var counts = together[(home, department)];
            var others = counts.Pairs - byUser[(user, department)];
            if (counts.Users - 1 >= colleagues && others >= pairs && others >= share * (pairsOfHome[home] - pairsOfUser[user]))
            {
                explains(session);
            }
        }
    }

    private readonly record struct Counts(int Pairs, int Users);
}
