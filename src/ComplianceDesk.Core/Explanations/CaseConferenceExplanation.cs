using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Several people opened the same patients together: a tumor board, a case conference, a teaching round.</summary>
public sealed class CaseConferenceExplanation : LearnedExplanation
{
    private static readonly Threshold People = new("people", "people, at least", 3, "people", 3, 50);
    private static readonly Threshold Patients = new("patients", "other patients, at least", 3, "patients", 2, 50);
    private static readonly Threshold Together = new("together", "between their openings of a patient, at most", 480, Threshold.Minutes, 5, 480);

    // A patient whom many more open at once is in an emergency, or in the news.
    private const int Most = 40;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("case-conference", "Conference on several patients",
        $"At least {People} people, the user among them and none of an office, opened the patient and {Patients} others at least on one day, each within {Together} minutes of each other: a tumor board for which each prepares in the course of the day, or a teaching round. Curiosity meets at one record, not at several.",
        ["accesses", "workforce"], 84) { IsBroad = true, Thresholds = [People, Patients, Together] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (people, patients) = ((int)People.In(accesses.Policy), (int)Patients.In(accesses.Policy));
        var meetings = Meetings(accesses, people);

        // On how many patients of a day each two people met, both in no finding.
        var met = new Dictionary<(int Day, int User, int Other), int>();
        foreach (var (day, group) in meetings)
        {
            var teaching = group.FindAll(one => accesses.Teaching.May(one.Session));
            foreach (var one in teaching)
            {
                foreach (var other in teaching)
                {
                    if (one.User != other.User)
                    {
                        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(met, (day, one.User, other.User), out _)++;
                    }
                }
            }
        }

        foreach (var (day, group) in meetings)
        {
            foreach (var one in group)
            {
                // This meeting is what is asked about: only the others say that there was one.
                var here = accesses.Teaching.May(one.Session) ? 1 : 0;
                if (!accesses.IsExplained(one.Session)
                    && group.Count(other => accesses.Teaching.May(other.Session) && met.GetValueOrDefault((day, one.User, other.User)) - here >= patients) >= people - 1)
                {
                    explains(one.Session);
                }
            }
        }
    }

    /// <summary>Who opened a patient at about the same time, for patients whom somebody opened without a reason.</summary>
    private static List<(int Day, List<(int User, int Session)> People)> Meetings(ExplainedAccesses accesses, int people)
    {
        var (sessions, context, together) = (accesses.Sessions, accesses.Context, Together.SpanIn(accesses.Policy));
        var (open, patients) = (new HashSet<long>(), new bool[accesses.Window.Patients]);
        for (var session = 0; session < sessions.Count; session++)
        {
            if (accesses.IsJudged(session) && !accesses.IsExplained(session) && MayMeet(context, sessions.User(session)))
            {
                open.Add(Key(sessions, session));
                patients[sessions.Patient(session)] = true;
            }
        }

        var found = new Dictionary<long, List<(int User, int Session, long At)>>();
        for (var session = 0; session < sessions.Count; session++)
        {
            if (patients[sessions.Patient(session)] && accesses.IsJudged(session) && open.Contains(Key(sessions, session)) && MayMeet(context, sessions.User(session)))
            {
                ref var list = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(found, Key(sessions, session), out _);
                (list ??= []).Add((sessions.User(session), session, sessions[session].FirstAt));
            }
        }

        var meetings = new List<(int, List<(int, int)>)>();
        foreach (var (key, all) in found)
        {
            all.Sort((a, b) => (a.At, a.User).CompareTo((b.At, b.User)));
            for (int from = 0, to; from < all.Count; from = to)
            {
                for (to = from + 1; to < all.Count && all[to].At - all[from].At <= together; to++)
                {
                }

                if (to - from >= people && to - from <= Most)
                {
                    meetings.Add(((int)(uint)key, [.. all[from..to].Select(a => (a.User, a.Session))]));
                }
            }
        }

        return meetings;
    }

    private static bool MayMeet(CareContext context, int user) =>
        context.User(user).Work == OfficeWork.None && context.Department(context.User(user).Department).Kind != DepartmentKind.Office;

    private static long Key(SessionTable sessions, int session) => ((long)sessions.Patient(session) << 32) | (uint)sessions.Day[session];
}
