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
    private const int Closest = 12;

    /// <summary>Pairs of people of the judged epoch, each either way round.</summary>
    public static CountTable Count(ExplainedAccesses accesses)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        var (patients, visits) = (new List<int>(), new List<(int Day, int User)>());
        for (var index = 0; index < sessions.Count; index++)
        {
            if (accesses.IsJudged(index) && accesses.IsExplained(index) && accesses.Teaching.May(index) && sessions[index] is var session
                && context.User(session.User).Work == OfficeWork.None && context.Department(context.DepartmentOf(session)).Kind != DepartmentKind.Office)
            {
                patients.Add(session.Patient);
                visits.Add((session.Day, session.User));
            }
        }

        var (groups, ofUser) = Groups(new(patients, visits));
        return Thin(Pairs(groups, ofUser), ofUser.Owners);
    }

    /// <summary>The people who opened one patient on one day, for each patient and day of several; and of each person their groups.</summary>
    private static (Grouped<int> People, Grouped<int> OfUser) Groups(Grouped<(int Day, int User)> byPatient)
    {
        var (members, groups, group) = (new List<int>(), new List<int>(), 0);
        var (days, people) = (new List<int>(), new List<int>());
        for (var patient = 0; patient < byPatient.Owners; patient++)
        {
            var opened = byPatient.Of(patient);
            if (opened.Length < 2)
            {
                continue;
            }

            days.Clear();
            people.Clear();
            foreach (var (day, user) in opened)
            {
                days.Add(day);
                people.Add(user);
            }

            CollectionsMarshal.AsSpan(days).Sort(CollectionsMarshal.AsSpan(people));
            for (int from = 0, to; from < days.Count; from = to)
            {
                for (to = from + 1; to < days.Count && days[to] == days[from];)
                {
                    to++;
                }

                if (to - from is >= 2 and <= People)
                {
                    members.AddRange(CollectionsMarshal.AsSpan(people)[from..to]);
                    groups.AddRange(Enumerable.Repeat(group++, to - from));
                }
            }
        }

        return (new(groups, members), new(members, groups));
    }

    /// <summary>Counts the pairs person by person: the others of one person's groups stand in a plain array, where counting needs no order.</summary>
    private static CountTable Pairs(Grouped<int> groups, Grouped<int> ofUser)
    {
        var pairs = new CountTable.Builder();
        var (counts, others) = (new int[ofUser.Owners], new List<int>());
        for (var user = 0; user < ofUser.Owners; user++)
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
            foreach (var other in others)
            {
                pairs.Add(user, other, counts[other]);
                counts[other] = 0;
            }

            others.Clear();
        }

        return pairs.Build();
    }

    /// <summary>Keeps a pair that is among the closest of one of the two; ties stay or go together, so that ids decide nothing.</summary>
    private static CountTable Thin(CountTable pairs, int users)
    {
        var least = new int[users];
        var counts = new List<int>();
        for (int from = 0, to; from < pairs.Count; from = to)
        {
            var user = pairs.At(from).First;
            counts.Clear();
            for (to = from; to < pairs.Count && pairs.At(to).First == user; to++)
            {
                counts.Add(pairs.At(to).Count);
            }

            counts.Sort();
            least[user] = counts[Math.Max(0, counts.Count - Closest)];
        }

        var kept = new CountTable.Builder(pairs.Count);
        for (var place = 0; place < pairs.Count; place++)
        {
            var (user, other, count) = pairs.At(place);
            if (count >= Math.Min(least[user], least[other]))
            {
                kept.Add(user, other, count);
            }
        }

        return kept.Build();
    }
}
