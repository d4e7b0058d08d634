using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Several people opened the same patients together: a tumor board, a case conference, a teaching round.</summary>
public sealed class CaseConferenceExplanation : LearnedExplanation
{
    private static readonly Threshold People = new("people", "people, at least", 3, "people", 3, 50);
    private static readonly Threshold Patients = new("patients", "other patients, at least", 3, "patients", 2, 50);
    private static readonly Threshold Together = new("together", "between their openings of a patient, at most", 480, Threshold.Minutes, 5, 480);

    private static readonly Threshold Departments = new("departments", "departments of those who prepare on two days, at least", 3, "departments", 2, 50);

    // A patient whom many more open at once is in an emergency, or in the news.
    private const int Most = 40;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("case-conference", "Conference on several patients",
        $"At least {People} people, the user among them and none of an office, opened the patient and {Patients} others at least on one day, each within {Together} minutes of each other: a tumor board for which each prepares in the course of the day, or a teaching round. Or they did so on that day and the day before or after it, with nothing written in any of these records, people of {Departments} departments at least: a board of several disciplines, for which each reads the list when there is time. Curiosity meets at one record, not at several.",
        ["accesses", "workforce"], 84) { IsBroad = true, Thresholds = [People, Patients, Together, Departments] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (people, patients, departments) = ((int)People.In(accesses.Policy), (int)Patients.In(accesses.Policy), (int)Departments.In(accesses.Policy));
        List<Meeting> meetings = [.. Meetings(accesses, people, patients)];

        // Most people had a reason, and are asked nothing.
        var asked = meetings.SelectMany(m => m.People.Where(p => !accesses.IsExplained(p.Session)).Select(p => (m.Day, m.IsOfTwoDays, p.User))).ToHashSet();

        // Over how many patients those who are asked met each other person, all in no finding.
        var met = new Dictionary<(int Day, bool IsOfTwoDays, int User, int Other), int>();
        foreach (var meeting in meetings)
        {
            foreach (var one in meeting.Teaching.Where(one => asked.Contains((meeting.Day, meeting.IsOfTwoDays, one))))
            {
                foreach (var other in meeting.Teaching)
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(met, (meeting.Day, meeting.IsOfTwoDays, one, other), out _)++;
                }
            }
        }

        foreach (var meeting in meetings)
        {
            foreach (var (user, session) in meeting.People)
            {
                if (accesses.IsExplained(session))
                {
                    continue;
                }

                // This meeting is what is asked about: only the others say that there was one.
                var here = meeting.Teaching.Contains(user) ? 1 : 0;
                List<int> others = [.. meeting.Teaching.Where(other => other != user && met.GetValueOrDefault((meeting.Day, meeting.IsOfTwoDays, user, other)) - here >= patients)];
                if (others.Count >= people - 1
                    && (!meeting.IsOfTwoDays || others.Append(user).Select(one => accesses.Context.User(one).Department).Distinct().Count() >= departments))
                {
                    explains(session);
                }
            }
        }
    }

    /// <summary>People who opened one patient at about the same time.</summary>
    private sealed record Meeting(int Day, bool IsOfTwoDays, IReadOnlyList<(int User, int Session)> People, IReadOnlySet<int> Teaching)
    {
        public static Meeting Of(ExplainedAccesses accesses, int day, bool isOfTwoDays, IReadOnlyList<(int User, int Session)> all) =>
            new(day, isOfTwoDays, all, all.Where(a => accesses.Teaching.May(a.Session)).Select(a => a.User).ToHashSet());
    }

    /// <summary>
    /// Who opened a patient at about the same time, for patients whom somebody opened without a reason; of them only where somebody takes part who may have met others over several.
    /// </summary>
    private static IEnumerable<Meeting> Meetings(ExplainedAccesses accesses, int people, int patients)
    {
        var (sessions, together) = (accesses.Sessions, Together.SpanIn(accesses.Policy));
        var (keys, opened, mayHaveMet) = Opened(accesses, patients);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            to = EndOf(keys, from);
            var end = to < keys.Length && keys[to] == keys[from] + 1 ? EndOf(keys, to) : to;
            if (end - from < people || !Any(from, end, session => !accesses.IsExplained(session)) || !Any(from, end, session => mayHaveMet[sessions.User(session)]))
            {
                continue;
            }

            var isOpen = Any(from, to, session => !accesses.IsExplained(session));
            List<(int User, int Session, long At)> all = [.. opened[from..to].Select(session => (sessions.User(session), session, sessions[session].FirstAt))];
            all.Sort((a, b) => (a.At, a.User).CompareTo((b.At, b.User)));
            for (int first = 0, last; isOpen && first < all.Count; first = last)
            {
                for (last = first + 1; last < all.Count && all[last].At - all[first].At <= together; last++)
                {
                }

                if (last - first >= people && last - first <= Most)
                {
                    yield return Meeting.Of(accesses, (int)(uint)keys[from], isOfTwoDays: false, [.. all[first..last].Select(a => (a.User, a.Session))]);
                }
            }

            List<(int User, int Session)> read = [.. opened[from..end].Where(session => !sessions.Wrote(session)).Select(session => (sessions.User(session), session))];
            if (read.Select(a => a.User).Distinct().Count() is var readers && readers >= people && readers <= Most)
            {
                yield return Meeting.Of(accesses, (int)(uint)keys[from], isOfTwoDays: true, read);
            }
        }

        bool Any(int from, int to, Func<int, bool> test)
        {
            while (from < to && !test(opened[from]))
            {
                from++;
            }

            return from < to;
        }
    }

    /// <summary>
    /// Sessions of patients whom somebody opened without a reason, in the order of patient and day; and of each user whether one of them has no reason and, with the day before or after it, enough others to have met somebody over several.
    /// </summary>
    private static (long[] Keys, int[] Sessions, bool[] MayHaveMet) Opened(ExplainedAccesses accesses, int patients)
    {
        var (sessions, context) = (accesses.Sessions, accesses.Context);
        bool[] mayMeet = [.. Enumerable.Range(0, accesses.Window.Users).Select(user => MayMeet(context, user))];
        var (isOpen, mayHaveMet) = (new bool[accesses.Window.Patients], new bool[accesses.Window.Users]);
        foreach (var session in accesses.Open)
        {
            if (!accesses.IsExplained(session) && mayMeet[sessions.User(session)])
            {
                isOpen[sessions.Patient(session)] = true;
                mayHaveMet[sessions.User(session)] |= accesses.Asks(sessions.User(session));
            }
        }

        var (keys, opened, days) = (new List<long>(), new List<int>(), new List<int>());
        for (var session = 0; session < sessions.Count; session++)
        {
            var user = sessions.User(session);
            if (isOpen[sessions.Patient(session)] && accesses.IsJudged(session) && mayMeet[user])
            {
                keys.Add(((long)sessions.Patient(session) << 32) | (uint)sessions.Day[session]);
                opened.Add(session);
                days.Add(sessions.Day[session]);
            }

            if (session + 1 == sessions.Count || sessions.User(session + 1) != user)
            {
                days.Sort();
                mayHaveMet[user] = mayHaveMet[user] && Enumerable.Range(0, Math.Max(0, days.Count - patients)).Any(i => days[i + patients] - days[i] <= 1);
                days.Clear();
            }
        }

        var (ordered, ofKey) = (keys.ToArray(), opened.ToArray());
        ordered.AsSpan().Sort(ofKey.AsSpan());
        return (ordered, ofKey, mayHaveMet);
    }

    private static int EndOf(long[] keys, int from)
    {
        var to = from + 1;
        while (to < keys.Length && keys[to] == keys[from])
        {
            to++;
        }

        return to;
    }

    private static bool MayMeet(CareContext context, int user) =>
        context.User(user).Work == OfficeWork.None && context.Department(context.User(user).Department).Kind != DepartmentKind.Office;
}
