using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Groups of people whose work is alike: one role of one department, one role, one department, or everybody, the narrowest that holds enough people.</summary>
internal sealed class Peers
{
    /// <summary>Others, at least, of whom it is said that something is usual among them: one may be as odd as the one who is asked about.</summary>
    public const int Fewest = 2;

    private const int Enough = 5;

    private readonly ExplainedAccesses accesses;
    private readonly Dictionary<(int Role, int Department), List<int>> groups = [];

    public Peers(ExplainedAccesses accesses)
    {
        this.accesses = accesses;
        for (var user = 1; user < accesses.UserDays.Users; user++)
        {
            if (!OpensPatients(accesses.UserDays.Of(user)))
            {
                continue;
            }

            var facts = accesses.Context.User(user);
            foreach (var key in Keys(facts.Role, facts.Department))
            {
                (groups.TryGetValue(key, out var members) ? members : groups[key] = []).Add(user);
            }
        }
    }

    /// <summary>The people to compare a user with, the user left out.</summary>
    public IEnumerable<int> Of(int user)
    {
        foreach (var key in Keys(accesses.Context.User(user).Role, accesses.Context.User(user).Department))
        {
            if (groups.TryGetValue(key, out var members) && members.Count > Enough)
            {
                return members.Where(m => m != user);
            }
        }

        return [];
    }

    /// <summary>What the user did on other days on which records were opened.</summary>
    public CountHistogram OtherDays(int user, int except, Func<UserDay, int> what) => Days([user], day => day != except, what);

    /// <summary>What the people the user is compared with did on days on which they opened records: on all of them, or on one.</summary>
    public CountHistogram DaysOfPeers(int user, Func<UserDay, int> what, int? only = null) => Days(Of(user), day => only is null || day == only, what);

    private CountHistogram Days(IEnumerable<int> users, Func<int, bool> counts, Func<UserDay, int> what)
    {
        var histogram = new CountHistogram();
        foreach (var user in users)
        {
            foreach (ref readonly var day in accesses.UserDays.Of(user))
            {
                if (day.Patients > 0 && counts(day.Day))
                {
                    histogram.Add(what(day));
                }
            }
        }

        return histogram;
    }

    /// <summary>
    /// What all the people the user is compared with but one stay at or below on their largest day, 0 when there are no two: one odd peer hides nobody else. Not fewer than all but one: the day on which
    /// a physician takes over a service is the largest by far for few of the role in any one month.
    /// </summary>
    public int UsualLargest(int user, Func<UserDay, int> what)
    {
        var largest = new CountHistogram();
        foreach (var peer in Of(user))
        {
            var most = 0;
            foreach (ref readonly var day in accesses.UserDays.Of(peer))
            {
                most = Math.Max(most, what(day));
            }

            largest.Add(most);
        }

        return largest.OfRank(2);
    }

    /// <summary>The people of the same role in the same department, however few.</summary>
    public IEnumerable<int> Mates(int user)
    {
        var facts = accesses.Context.User(user);
        return facts.Role != 0 && facts.Department != 0 && groups.TryGetValue((facts.Role, facts.Department), out var members) ? members.Where(m => m != user) : [];
    }

    /// <summary>How many people of a role in a department open patients; 0 stands for any role, and for any department.</summary>
    public int CountOf(int role, int department) => groups.TryGetValue((role, department), out var members) ? members.Count : 0;

    private static bool OpensPatients(DaysOfUser days)
    {
        foreach (ref readonly var day in days)
        {
            if (day.Patients > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those whom somebody is compared with, the nearest first: of the role in the department, of the role, of the department, everybody.</summary>
    internal static IEnumerable<(int Role, int Department)> Keys(int role, int department)
    {
        if (role != 0 && department != 0)
        {
            yield return (role, department);
        }

        if (role != 0)
        {
            yield return (role, 0);
        }

        if (department != 0)
        {
            yield return (0, department);
        }

        yield return (0, 0);
    }
}
