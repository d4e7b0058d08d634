using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>When, seen from a patient's care, the people of a role open records for a reason of their whole office or service: see <see cref="CareTimes"/>.</summary>
internal sealed class RoleTimes
{
    // Steps are coarse: what lies just beyond one is no farther than what lies in it.
    private const int Margin = 5;

    private readonly DirectReasons accesses;
    private readonly CountTable counts;
    private readonly Predicate<int> isCounted;
    private readonly Dictionary<int, int[]> roles = [];

    /// <param name="accesses">The accesses that are asked about.</param>
    /// <param name="counts">Who opens records when.</param>
    /// <param name="isCounted">True for a session that is among the counts: asked about, it is counted out.</param>
    public RoleTimes(DirectReasons accesses, CountTable counts, Predicate<int> isCounted)
    {
        (this.accesses, this.counts, this.isCounted) = (accesses, counts, isCounted);
        for (var place = 0; place < counts.Count; place++)
        {
            var (user, step, sessions) = counts.At(place);
            var role = accesses.Context.User(user).Role;
            if (!roles.TryGetValue(role, out var work))
            {
                roles[role] = work = new int[CareTimes.Count];
            }

            work[step] += sessions;
        }
    }

    /// <summary>
    /// Of how many sessions of others of the role none, or practically none, lay as far from the patient's care as this one, in which more than one access was made and nothing written;
    /// 0 when that cannot be said of it, or when nothing marks the record: then a question that comes late is likelier than anything else.
    /// </summary>
    public int SessionsOfOthers(int session)
    {
        var user = accesses.Sessions.User(session);
        var role = accesses.Context.User(user).Role;
        if (role == 0 || accesses.Sessions.Opened(session) < 2 || accesses.Sessions.Worked(session) || !IsMarked(user, accesses.Sessions.Patient(session))
            || !roles.TryGetValue(role, out var work))
        {
            return 0;
        }

        var (since, until) = CareTimes.Distances(accesses.Context, accesses.Sessions.Patient(session), accesses.Sessions.FirstAt(session));
        if (since == 0 || (since == long.MaxValue && until == long.MaxValue))
        {
            return 0;
        }

        var (policy, others, own) = (accesses.Policy, 0, isCounted(session) ? -1 : 0);
        for (var step = 0; step < CareTimes.Count; step++)
        {
            var mine = counts[user, step];
            (others, own) = (others + work[step] - mine, own + mine);
        }

        return others >= UntimelyLookRule.Least.In(policy) && others + own >= UntimelyLookRule.Sessions.In(policy) && IsFar(since, isAhead: false) && IsFar(until, isAhead: true) ? others : 0;

        bool IsFar(long distance, bool isAhead)
        {
            if (distance == long.MaxValue)
            {
                return true;
            }

            var (othersFar, ownFar) = (0, isCounted(session) && isAhead == until < since ? -1 : 0);
            for (int step = CareTimes.StepOf(distance - (distance / Margin), isAhead), end = CareTimes.EndOf(step); step < end; step++)
            {
                var mine = counts[user, step];
                (othersFar, ownFar) = (othersFar + work[step] - mine, ownFar + mine);
            }

            return othersFar <= UntimelyLookRule.OfRole.ShareIn(policy) * others && ownFar <= UntimelyLookRule.OfOwn.ShareIn(policy) * Math.Max(UnusualPartsRule.Few, own);
        }
    }

    // Protected records have staff of their own, and a neighbor is a neighbor in the office, too.
    private bool IsMarked(int user, int patient) => accesses.Context.Patient(patient).Restricted || Access.CloseTie.IsNear(accesses.Context, user, patient);
}
