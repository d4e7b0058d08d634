using System.Runtime.InteropServices;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Learning;

/// <summary>
/// On how many days two people opened the same patient, both with a reason. An access without a reason, or in a finding, counts for nothing, so that nobody becomes a colleague by looking.
/// Thinned to each person's closest: of what is left the sum over weeks shows who works together.
/// </summary>
internal static class SharedDays
{
    // A patient whom more people open in a day says little of who belongs together, and costs the square of their number.
    private const int People = 24;
    private const int ClosestPeople = 12;

    // People whose pairs are counted at a time, on one processor.
    private const int Part = 1 << 11;

    /// <summary>Pairs of people of the judged epoch, each either way round.</summary>
    public static CountTable Count(ExplainedAccesses accesses)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var (patients, visits) = (new List<int>(sessions.Count), new List<long>(sessions.Count));
        var (user, counts, home) = (-1, false, 0);
        for (var session = 0; session < sessions.Count; session++)
        {
            if (!accesses.IsJudged(session) || !accesses.IsExplained(session) || !accesses.Teaching.May(session))
            {
                continue;
            }

            if (sessions.User(session) != user)
            {
                user = sessions.User(session);
                home = context.User(user).Department;
                counts = context.User(user).Work == OfficeWork.None && context.Department(home).Kind != DepartmentKind.Office;
            }

            if (counts && (home != 0 || context.Department(sessions[session].Department).Kind != DepartmentKind.Office))
            {
                patients.Add(sessions.Patient(session));
                visits.Add(((long)sessions.Day[session] << 32) | (uint)user);
            }
        }

        var (groups, ofUser) = Groups(new(patients, visits));
        return Closest(groups, ofUser);
    }

    /// <summary>The people who opened one patient on one day, for each patient and day of several; and of each person their groups.</summary>
    private static (Grouped<int> People, Grouped<int> OfUser) Groups(Grouped<long> byPatient)
    {
        var (members, groups, group) = (new List<int>(byPatient.All.Length), new List<int>(byPatient.All.Length), 0);
        var visits = new List<long>();
        for (var patient = 0; patient < byPatient.Owners; patient++)
        {
            var opened = byPatient.Of(patient);
            if (opened.Length < 2)
            {
                continue;
            }

            visits.Clear();
            visits.AddRange(opened);
            visits.Sort();
            for (int from = 0, to; from < visits.Count; from = to)
            {
                for (to = from + 1; to < visits.Count && visits[to] >> 32 == visits[from] >> 32;)
                {
                    to++;
                }

                if (to - from is >= 2 and <= People)
                {
                    foreach (var visit in CollectionsMarshal.AsSpan(visits)[from..to])
                    {
                        members.Add((int)visit);
                        groups.Add(group);
                    }

                    group++;
                }
            }
        }

        return (new(groups, members), new(members, groups));
    }

    /// <summary>Keeps a pair that is among the closest of one of the two; ties stay or go together, so that ids decide nothing.</summary>
    private static CountTable Closest(Grouped<int> groups, Grouped<int> ofUser)
    {
        var least = new int[ofUser.Owners];
        var parts = new CountTable[(ofUser.Owners + Part - 1) / Part];
        Parallel.For(0, parts.Length, part => parts[part] = Pairs(groups, ofUser, part * Part, Math.Min((part + 1) * Part, ofUser.Owners), least));
        Parallel.For(0, parts.Length, part => parts[part] = parts[part].Where((user, other, count) => count >= Math.Min(least[user], least[other])));
        return CountTable.Joined(parts);
    }

    /// <summary>
    /// Counts the pairs of people [from, to), person by person: the others of one person's groups stand in a plain array, where counting needs no order. Tells of each the least count
    /// that is among the closest.
    /// </summary>
    private static CountTable Pairs(Grouped<int> groups, Grouped<int> ofUser, int from, int to, int[] least)
    {
        var pairs = new CountTable.Builder();
        var (counts, others) = (new int[ofUser.Owners], new List<int>());
        Span<int> most = stackalloc int[ClosestPeople];
        for (var user = from; user < to; user++)
        {
            foreach (var group in ofUser.Of(user))
            {
                foreach (var other in groups.Of(group))
                {
                    if (other != user && counts[other]++ == 0)
                    {
                        others.Add(other);
                    }
                }
            }

            others.Sort();
            var known = 0;
            foreach (var other in others)
            {
                pairs.Add(user, other, counts[other]);
                known = Rank(most, known, counts[other]);
                counts[other] = 0;
            }

            least[user] = known == 0 ? 0 : most[known - 1];
            others.Clear();
        }

        return pairs.Build();
    }

    /// <summary>Puts a count in its place among the greatest, of which so many are known; gives how many are known then.</summary>
    private static int Rank(Span<int> most, int known, int count)
    {
        if (known == most.Length && count <= most[^1])
        {
            return known;
        }

        var place = known < most.Length ? known++ : known - 1;
        for (; place > 0 && most[place - 1] < count; place--)
        {
            most[place] = most[place - 1];
        }

        most[place] = count;
        return known;
    }
}
