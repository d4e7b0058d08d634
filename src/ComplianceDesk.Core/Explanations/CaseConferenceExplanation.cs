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
        List<Meeting> meetings = [.. Meetings(accesses, people)];

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
        public static Meeting Of(ExplainedAccesses accesses, int day, bool isOfTwoDays, IEnumerable<(int User, int Session, long At)> all) =>
            new(day, isOfTwoDays, [.. all.Select(a => (a.User, a.Session))], all.Where(a => accesses.Teaching.May(a.Session)).Select(a => a.User).ToHashSet());
    }

    /// <summary>Who opened a patient at about the same time, for patients whom somebody opened without a reason.</summary>
    private static IEnumerable<Meeting> Meetings(ExplainedAccesses accesses, int people)
    {
        var (sessions, context, together) = (accesses.Sessions, accesses.Context, Together.SpanIn(accesses.Policy));
        var (open, patients) = (new HashSet<long>(), new bool[accesses.Window.Patients]);
        bool[] mayMeet = [.. Enumerable.Range(0, accesses.Window.Users).Select(user => MayMeet(context, user))];
        for (var session = 0; session < sessions.Count; session++)
        {
            if (accesses.IsJudged(session) && !accesses.IsExplained(session) && mayMeet[sessions.User(session)])
            {
                open.Add(Key(sessions, session));
                patients[sessions.Patient(session)] = true;
            }
        }

        var found = new Dictionary<long, List<(int User, int Session, long At)>>();
        for (var session = 0; session < sessions.Count; session++)
        {
            if (patients[sessions.Patient(session)] && accesses.IsJudged(session) && mayMeet[sessions.User(session)]
                && Key(sessions, session) is var key && (open.Contains(key) || open.Contains(key - 1) || open.Contains(key + 1)))
            {
                ref var list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(found, key, out _);
                (list ??= []).Add((sessions.User(session), session, sessions[session].FirstAt));
            }
        }

        foreach (var (key, all) in found)
        {
            var next = found.GetValueOrDefault(key + 1);
            if (all.Count + (next?.Count ?? 0) < people)
            {
                continue;
            }

            all.Sort((a, b) => (a.At, a.User).CompareTo((b.At, b.User)));
            for (int from = 0, to; open.Contains(key) && from < all.Count; from = to)
            {
                for (to = from + 1; to < all.Count && all[to].At - all[from].At <= together; to++)
                {
                }

                if (to - from >= people && to - from <= Most)
                {
                    yield return Meeting.Of(accesses, (int)(uint)key, isOfTwoDays: false, all[from..to]);
                }
            }

            if (!open.Contains(key) && !open.Contains(key + 1))
            {
                continue;
            }

            var read = all.Concat(next ?? []).Where(a => !sessions.Wrote(a.Session)).ToList();
            if (read.Select(a => a.User).Distinct().Count() is var readers && readers >= people && readers <= Most)
            {
                yield return Meeting.Of(accesses, (int)(uint)key, isOfTwoDays: true, read);
            }
        }
    }

    private static bool MayMeet(CareContext context, int user) =>
        context.User(user).Work == OfficeWork.None && context.Department(context.User(user).Department).Kind != DepartmentKind.Office;

    private static long Key(SessionTable sessions, int session) => ((long)sessions.Patient(session) << 32) | (uint)sessions.Day[session];
}
