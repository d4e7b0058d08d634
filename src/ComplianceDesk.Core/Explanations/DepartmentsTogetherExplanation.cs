using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
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
        ["encounters|appointments", "workforce"], 80) { IsBroad = true, Thresholds = [Margin, Colleagues, Pairs, Share] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var margin = Margin.SpanIn(accesses.Policy);
        var open = new List<(int Session, int Department)>();
        var visits = new CountTable.Collector();
        var seen = (User: 0, Patient: 0);
        var departmentsOfPair = new HashSet<int>();
        for (var session = 0; session < sessions.Count; session++)
        {
            if (!accesses.IsJudged(session) || accesses.IsExplained(session))
            {
                continue;
            }

            var pair = (User: sessions.User(session), Patient: sessions.Patient(session));
            if (pair != seen)
            {
                seen = pair;
                departmentsOfPair.Clear();
            }

            var at = sessions[session].FirstAt;
            Visit(context.Encounters.Of(pair.Patient));
            Visit(context.Appointments.Of(pair.Patient));

            void Visit(ReadOnlySpan<CareSpan> spans)
            {
                foreach (ref readonly var span in spans)
                {
                    if (span.Department != 0 && span.Covers(at, margin, margin))
                    {
                        open.Add((session, span.Department));
                        if (departmentsOfPair.Add(span.Department))
                        {
                            visits.Add(pair.User, span.Department);
                        }
                    }
                }
            }
        }

        accesses.Learn(LearnedCount.Visits, visits.Build());
        var (all, pairs) = (accesses[LearnedCount.Visits], accesses[LearnedCount.Pairs]);
        var together = Together(all, context);
        var pairsOfHome = PairsOfHome(pairs, context);
        var (colleagues, least, share) = (Colleagues.In(accesses.Policy), Pairs.In(accesses.Policy), Share.ShareIn(accesses.Policy));
        foreach (var (session, department) in open)
        {
            var user = sessions.User(session);
            if (Home(user, context) is var home && home == 0)
            {
                continue;
            }

            var counts = together[(home, department)];
            var others = counts.Pairs - all[user, department];
            if (counts.Users - 1 >= colleagues && others >= least && others >= share * (pairsOfHome[home] - pairs[user, 0]))
            {
                explains(session);
            }
        }
    }

    /// <summary>A user's home department, 0 when it is an office.</summary>
    private static int Home(int user, CareContext context) =>
        context.User(user).Department is var home && context.Department(home).Kind != DepartmentKind.Office ? home : 0;

    private static Dictionary<(int Home, int Department), Counts> Together(CountTable visits, CareContext context)
    {
        var together = new Dictionary<(int Home, int Department), Counts>();
        for (var i = 0; i < visits.Count; i++)
        {
            var (user, department, pairs) = visits.At(i);
            if (Home(user, context) is not 0 and var home)
            {
                var counts = together.GetValueOrDefault((home, department));
                together[(home, department)] = new(counts.Pairs + pairs, counts.Users + 1);
            }
        }

        return together;
    }

    private static Dictionary<int, int> PairsOfHome(CountTable pairs, CareContext context)
    {
        var byHome = new Dictionary<int, int>();
        for (var i = 0; i < pairs.Count; i++)
        {
            var (user, _, count) = pairs.At(i);
            var home = Home(user, context);
            byHome[home] = byHome.GetValueOrDefault(home) + count;
        }

        return byHome;
    }

    private readonly record struct Counts(int Pairs, int Users);
}
