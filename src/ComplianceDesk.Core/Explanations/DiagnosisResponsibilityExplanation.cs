using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// The user's department is responsible for the patient's diagnosis, as colleagues' accesses with a reason show
/// (Fabbri and LeFevre, Explaining accesses to electronic medical records using diagnosis information, JAMIA 2013).
/// </summary>
public sealed class DiagnosisResponsibilityExplanation : LearnedExplanation
{
    private static readonly Threshold Colleagues = new("colleagues", "colleagues, at least", 3, "people", 2, 50);
    private static readonly Threshold Pairs = new("pairs", "their pairs of user and patient with the diagnosis, at least", 10, "pairs", 3, 500);
    private static readonly Threshold Confidence = new("confidence", "of all pairs with the diagnosis, with confidence at least", 25, Threshold.Percent, 5, 100);
    private static readonly Threshold Lift = new("lift", "the department's share of all diagnoses, at least", 4, Threshold.Times, 1, 100);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("diagnosis-responsibility", "Department responsible for the diagnosis",
        $"The patient has a diagnosis, recorded within 30 days of the access, of a category (three characters of ICD-10-CM) whose patients the user's home department, clinical, is seen to look after: of all pairs of user and patient with it that have a reason, {Confidence} or more are the department's (lower end of the 95 % interval), {Lift} times its share of the pairs of any diagnosis, by at least {Colleagues} colleagues with {Pairs} pairs. The user's own accesses, and accesses without a reason, are not counted.",
        ["diagnoses", "workforce"], 82) { IsBroad = true, Thresholds = [Confidence, Lift, Colleagues, Pairs] };

    /// <inheritdoc/>
    public override bool LearnsOfTheDay => false;

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        if (!context.Has("diagnoses"))
        {
            return;
        }

        var counted = accesses.Lessons(LearnedCount.Diagnosed);
        var departments = Departments(counted, context);
        foreach (var index in accesses.Asked)
        {
            if (accesses.IsExplained(index))
            {
                continue;
            }

            var session = sessions[index];
            var home = context.User(session.User).Department;
            if (home == 0 || context.Department(home) is not { Kind: DepartmentKind.Clinical or DepartmentKind.Unknown, ServesAll: false })
            {
                continue;
            }

            foreach (var diagnosis in context.Diagnoses.Of(session.Patient))
            {
                if (Math.Abs(diagnosis.At - session.FirstAt) <= Diagnosed.Near && IsResponsible(home, session.User, diagnosis.Category, counted, departments, accesses.Policy))
                {
                    explains(index);
                    break;
                }
            }
        }
    }

    private static bool IsResponsible(int home, int user, int category, CountTable counted, Dictionary<(int Category, int Department), Counts> departments, JudgementPolicy policy)
    {
        var (own, ownOfAny) = (counted[category, user], counted[0, user]);
        var here = departments.GetValueOrDefault((category, home));
        var pairs = here.Pairs - own;
        var all = departments.GetValueOrDefault((category, 0)).Pairs - own;
        var ofAny = departments.GetValueOrDefault((0, 0)).Pairs - ownOfAny;
        return pairs >= Pairs.In(policy) && here.People - (own > 0 ? 1 : 0) >= Colleagues.In(policy)
            && WilsonInterval.Of(pairs, all).Low >= Confidence.ShareIn(policy)
            && (double)pairs / all >= Lift.In(policy) * (departments.GetValueOrDefault((0, home)).Pairs - ownOfAny) / ofAny;
    }

    /// <summary>Pairs and people of each category and department; department 0 holds everybody.</summary>
    private static Dictionary<(int Category, int Department), Counts> Departments(CountTable counted, CareContext context)
    {
        var departments = new Dictionary<(int, int), Counts>();
        for (var place = 0; place < counted.Count; place++)
        {
            var (category, user, pairs) = counted.At(place);
            Add((category, 0), pairs);
            if (context.User(user).Department is not 0 and var home)
            {
                Add((category, home), pairs);
            }
        }

        return departments;

        void Add((int, int) key, int pairs)
        {
            var counts = departments.GetValueOrDefault(key);
            departments[key] = new(counts.Pairs + pairs, counts.People + 1);
        }
    }

    private readonly record struct Counts(int Pairs, int People);
}
