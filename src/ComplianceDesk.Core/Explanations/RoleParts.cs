using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Which parts of the record the people of a role open, as the log itself shows: what a role needs of it (45 CFR 164.514(d)(2)).</summary>
internal sealed class RoleParts
{
    private readonly DirectReasons accesses;
    private readonly CountTable counts;
    private readonly Predicate<int> isCounted;
    private readonly Dictionary<(int Role, int Part), int> roles = [];
    private readonly Dictionary<int, int> people = [];
    private readonly Dictionary<int, int> everybody = [];

    /// <param name="accesses">The accesses that are asked about.</param>
    /// <param name="counts">Who opens which parts.</param>
    /// <param name="isCounted">True for a session that is among the counts: asked about, it is counted out.</param>
    public RoleParts(DirectReasons accesses, CountTable counts, Predicate<int> isCounted)
    {
        (this.accesses, this.counts, this.isCounted) = (accesses, counts, isCounted);
        for (var place = 0; place < counts.Count; place++)
        {
            var (user, part, sessions) = counts.At(place);
            var role = accesses.Context.User(user).Role;
            roles[(role, part)] = roles.GetValueOrDefault((role, part)) + sessions;
            everybody[part] = everybody.GetValueOrDefault(part) + sessions;
            people[role] = people.GetValueOrDefault(role) + (part == 0 ? 1 : 0);
        }
    }

    /// <summary>
    /// How many accesses of a session are to parts of the record that others of the user's role practically never open; 0 when they are too few of its accesses,
    /// when something was written, for a single access, and where billing opened the account first (<see cref="DirectReasons.BeginsWithAccount"/>).
    /// </summary>
    public int BeyondRole(int session)
    {
        var opened = accesses.Sessions.Opened(session);
        return opened < 2 || accesses.BeginsWithAccount(accesses.Sessions[session]) ? 0 : Count(session) is var beyond && beyond >= UnusualPartsRule.OfSession.ShareIn(accesses.Policy) * opened ? beyond : 0;
    }

    /// <summary>True for a single access to such a part: a slip, as long as it is the only one of the day.</summary>
    public bool IsSingleBeyondRole(int session) => accesses.Sessions.Opened(session) == 1 && Count(session) == 1;

    /// <summary>True for people who were called to an emergency: they read what they need that day.</summary>
    private bool WasSummoned(in AccessSession session)
    {
        foreach (ref readonly var visit in accesses.Context.Encounters.Of(session.Patient))
        {
            if (visit.Emergency && session.FirstAt >= visit.StartsAt && session.FirstAt - visit.StartsAt <= UnusualPartsRule.Summons.SpanIn(accesses.Policy))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for people of a service who see to the family of somebody who has died.</summary>
    private bool SeesToFamily(in AccessSession session) =>
        accesses.Context.Patient(session.Patient).DeathDay is { } death && session.Day >= death && session.Day - death <= UnusualPartsRule.Bereaved.In(accesses.Policy) && accesses.IsOfService(session);

    private int Count(int session)
    {
        var looked = accesses.Sessions[session];
        if (accesses.Sessions.Worked(session) || (accesses.Context.WorkOf(looked) == OfficeWork.None && (WasSummoned(looked) || SeesToFamily(looked))))
        {
            return 0;
        }

        var (policy, user, beyond) = (accesses.Policy, accesses.Sessions.User(session), 0);
        var asked = isCounted(session) ? 1 : 0;
        var role = accesses.Context.User(user).Role;
        var sessions = roles.GetValueOrDefault((role, 0)) - counts[user, 0];
        if (role == 0 || sessions < UnusualPartsRule.Sessions.In(policy) || people.GetValueOrDefault(role) - (counts[user, 0] > 0 ? 1 : 0) < UnusualPartsRule.People.In(policy))
        {
            return 0;
        }

        foreach (var row in accesses.Sessions.RowsOf(session))
        {
            var part = accesses.Window.Part[row];
            beyond += part != 0 && !accesses.Window.IsSearch(row) && accesses.Window.Succeeded(row)
                && roles.GetValueOrDefault((role, part)) - counts[user, part] <= UnusualPartsRule.OfRole.ShareIn(policy) * sessions
                && counts[user, part] - asked < UnusualPartsRule.OfOwn.ShareIn(policy) * Math.Max(UnusualPartsRule.Few, counts[user, 0] - asked)
                && everybody.GetValueOrDefault(part) >= UnusualPartsRule.OfEverybody.ShareIn(policy) * everybody.GetValueOrDefault(0) ? 1 : 0;
        }

        return beyond;
    }
}
