using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Mother and newborn have two records and one care: who looks after the one reads the other (blood group, serology, delivery; weight, feeding).</summary>
public sealed class MotherAndChildExplanation : LearnedExplanation
{
    private static readonly Threshold Age = new("age", "the child is younger than", 365, Threshold.Days, 1, InfantDays);
    private static readonly Threshold Around = new("around", "from one record to the other, at most", 7, Threshold.Days, 0, 60);

    /// <summary>Days of age up to which a birth is known to what judges; no policy asks for older children.</summary>
    public const int InfantDays = 366;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("mother-and-child", "Mother or child of a patient in the user's care",
        $"Two patients, one of them a child of less than {Age} days, whose next of kin, guarantor or contact is the other, by full name and by address or telephone number; and the user opened the other's record within {Around} days, with a documented reason.",
        ["relations", "patients.birth_date"], 91) { Thresholds = [Age, Around] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, held, infants) = (accesses.Sessions, new List<int>(), new List<int>());
        var user = 0;
        foreach (var session in accesses.Asked)
        {
            if (accesses.IsExplained(session))
            {
                continue;
            }

            if (sessions.User(session) != user)
            {
                user = sessions.User(session);
                infants.Clear();
                infants.AddRange(SessionsOf(sessions, user).Where(s => accesses.Context.Patient(sessions.Patient(s)).BirthDay is not null));
            }

            // Most people see no infants: of everybody's own records only those of an infant are compared with all others of the user.
            var isInfant = accesses.Context.Patient(sessions.Patient(session)).BirthDay is not null;
            if ((isInfant ? SessionsOf(sessions, user) : infants).Any(other => IsReason(accesses, session, other, isInfant)))
            {
                held.Add(session);
            }
        }

        // Not until all were asked: a child's record is no reason for its mother's that is one for the child's.
        held.ForEach(explains);
    }

    private static bool IsReason(ExplainedAccesses accesses, int session, int other, bool isInfant)
    {
        var sessions = accesses.Sessions;
        var (child, parent) = isInfant ? (session, other) : (other, session);
        return sessions.Patient(session) != sessions.Patient(other) && Math.Abs(sessions.Day[session] - sessions.Day[other]) <= Around.In(accesses.Policy) && accesses.IsExplained(other) && accesses.Teaching.May(other)
            && sessions.Day[child] - accesses.Context.Patient(sessions.Patient(child)).BirthDay < Age.In(accesses.Policy)
            && IsContact(accesses.Context, sessions.Patient(child), sessions.Patient(parent));
    }

    private static bool IsContact(CareContext context, int child, int parent)
    {
        var keys = context.Patient(parent).Keys;
        foreach (ref readonly var relation in context.Relations.Of(child))
        {
            if (keys.FullName != 0 && relation.Keys.FullName == keys.FullName && PersonKeys.SharesHome(relation.Keys, keys))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<int> SessionsOf(SessionTable sessions, int user)
    {
        for (var session = sessions.FirstOf(user, 0); session < sessions.Count && sessions.User(session) == user; session++)
        {
            yield return session;
        }
    }
}
