using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user's department regularly works on patients of the department the patient was in.</summary>
public sealed class DepartmentsTogetherExplanation : LearnedExplanation
{
    private const int Rank = 80;

    private static readonly Threshold Margin = new("margin", "before or after care, at most", 1, Threshold.Days, 0, 14);
    private static readonly Threshold Colleagues = new("colleagues", "colleagues, at least", 3, "people", 1, 50);
    private static readonly Threshold Pairs = new("pairs", "their pairs of user and patient there, at least", 10, "pairs", 1, 500);
    private static readonly Threshold Share = new("share", "of the colleagues' pairs, at least", 5, Threshold.Percent, 0.5, 100);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("departments-together", "Departments that work together",
        $"The patient was in care of a department ({Margin} day's margin) for whose patients the user's home department, not an office, regularly works: at least {Colleagues} colleagues with {Pairs} pairs of user and patient there for which no reason above this one was found, {Share} of all the colleagues' pairs, in the weeks before (in the first four, in those); the user's own are not counted. {IdleLooks.OfService}",
        ["encounters|appointments", "workforce"], Rank) { IsBroad = true, Outlooks = [new(AwaitedCare.Any, Margin)], Thresholds = [Margin, Colleagues, Pairs, Share] };

    /// <inheritdoc/>
    public override bool LearnsOfTheDay => false;

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var (all, pairs) = (accesses.Lessons(LearnedCount.Visits), accesses.Lessons(LearnedCount.Pairs));
        var together = Together(all, context);
        var pairsOfHome = PairsOfHome(pairs, context);
        var (colleagues, least, share) = (Colleagues.In(accesses.Policy), Pairs.In(accesses.Policy), Share.ShareIn(accesses.Policy));
        var departments = new List<int>();
        foreach (var session in accesses.Asked)
        {
            if (accesses.IsExplained(session) || Home(sessions.User(session), context) is not (not 0 and var home))
            {
                continue;
            }

            var user = sessions.User(session);
            Departments(accesses, session, departments);
            foreach (var department in departments)
            {
                var (own, counts) = (all[user, department], together.GetValueOrDefault((home, department)));
                var others = counts.Pairs - own;
                if (counts.Users - (own > 0 ? 1 : 0) >= colleagues && others >= least && others >= share * (pairsOfHome.GetValueOrDefault(home) - pairs[user, 0]))
                {
                    explains(session);
                    break;
                }
            }
        }
    }

    /// <summary>Pairs of a user and a patient in care of a department, in no finding, for which no reason that is asked before this one was found: user and department.</summary>
    internal static CountTable CountVisits(ExplainedAccesses accesses)
    {
        var sessions = accesses.Sessions;
        var (visits, departments, ofPair) = (new CountTable.Collector(), new List<int>(), new HashSet<int>());
        for (var session = 0; session < sessions.Count; session++)
        {
            if (sessions.IsFirst(session))
            {
                ofPair.Clear();
            }

            if (accesses.IsJudged(session) && accesses.Teaching.May(session) && !(accesses.ReasonOf(session) is { } reason && reason.Rank < Rank))
            {
                Departments(accesses, session, departments);
                foreach (var department in departments)
                {
                    if (ofPair.Add(department))
                    {
                        visits.Add(sessions.User(session), department);
                    }
                }
            }
        }

        return visits.Build();
    }

    /// <summary>The departments in whose care the patient was.</summary>
    private static void Departments(ExplainedAccesses accesses, int session, List<int> departments)
    {
        var (patient, at, margin) = (accesses.Sessions.Patient(session), accesses.Sessions[session].FirstAt, Margin.SpanIn(accesses.Policy));
        departments.Clear();
        Add(accesses.Context.Encounters.Of(patient));
        Add(accesses.Context.Appointments.Of(patient));

        void Add(ReadOnlySpan<CareSpan> spans)
        {
            foreach (ref readonly var span in spans)
            {
                if (span.Department != 0 && span.Covers(at, margin, margin))
                {
                    departments.Add(span.Department);
                }
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
