using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user worked in the patient's department that day, as the other patients of the day show.</summary>
public sealed class CrossCoverExplanation : LearnedExplanation
{
    private static readonly Threshold Margin = new("margin", "before or after care, at most", 1, Threshold.Days, 0, 14);
    private static readonly Threshold OthersWhenNamed = new("others-named", "other patients when the access names the department, at least", 2, "patients", 1, 20);
    private static readonly Threshold OthersWhenWritten = new("others-written", "other patients when they are all of the day's, and the user wrote in every record, at least", 2, "patients", 1, 20);
    private static readonly Threshold Others = new("others", "other patients, at least", 3, "patients", 1, 20);
    private static readonly Threshold AssignmentAtMost = new("assignment", "patients of one assignment, at most", 25, "patients", 5, 200);
    private static readonly Threshold TimesUsual = new("times-usual", "or the user's usual number of patients a day, at most", 1.5, Threshold.Times, 1, 10);
    private static readonly Threshold ShareWhenNamed = new("share-named", "of the day's patients when the access names the department, at least", 30, Threshold.Percent, 1, 100);
    private static readonly Threshold Share = new("share", "of the day's patients, at least", 50, Threshold.Percent, 1, 100);

    private static readonly Threshold Ahead = new("ahead", "days ahead, whose bookings a front desk keeps, at most", 30, Threshold.Days, 0, 180);

    internal static readonly Threshold Rest = new("rest", "between two duties the account rests, at least", 4, Threshold.Hours, 1, 24);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("cross-cover", "Floating or covering in the patient's department",
        $"The patient was in care of a department other than the user's ({Margin} day's margin; or two of its people, the user left out, wrote in the record that day), and the user worked there that day. Working there is opening at least {Others} other patients in care there, {Share} of that day's other patients, and of all {AssignmentAtMost} at most, or {TimesUsual} times the number the user opens on half of the other days at most. In the record of one of them, at least, the user wrote that day (physicians, advanced practice professionals and people who write nothing anywhere read only). {OthersWhenNamed} others and {ShareWhenNamed} are enough when the access names that department. {OthersWhenWritten} others are enough when they are all of that day's, and the user wrote in every record: a small assignment. Or all that the user did on that duty (until the account rests for {Rest} hours, twice as long after a sign-in, across midnight too) names that department, signing in among it. Or the access was made at a workstation of that department (three people use it, and three in five of its uses name the department or, where they name none, are its people's, as the weeks before show, or the first four themselves). Offices are left out, but not the front desk of a clinic or ward: its people keep the bookings of the desk where they sit that day, those of the next {Ahead} days, too. Whose own department serves all others is held to what support-department says of people one may know, unless the access names a ward.",
        ["encounters|appointments|accesses"], 70) { Outlooks = [new(AwaitedCare.Any, Margin), new(AwaitedCare.Bookings, Ahead)], Thresholds = [Margin, Others, Share, AssignmentAtMost, TimesUsual, OthersWhenNamed, ShareWhenNamed, OthersWhenWritten, Rest, Ahead] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var parts = accesses.Sessions.Parts();
        var explained = new List<int>[parts.Count];
        Parallel.For(0, parts.Count, part => explained[part] = Explained(accesses, parts[part]));
        foreach (var session in explained.SelectMany(e => e))
        {
            explains(session);
        }
    }

    private static List<int> Explained(ExplainedAccesses accesses, (int From, int To) part)
    {
        var (sessions, context, explained) = (accesses.Sessions, accesses.Context, new List<int>());
        // Day and session in one number: pairs sort many times slower.
        var mine = new List<long>();
        for (int from = part.From, to; from < part.To; from = to)
        {
            var user = sessions.User(from);
            var open = false;
            mine.Clear();
            for (to = from; to < part.To && sessions.User(to) == user; to++)
            {
                if (accesses.IsJudged(to))
                {
                    open |= !accesses.IsExplained(to);
                    mine.Add(((long)sessions.Day[to] << 32) | (uint)to);
                }
            }

            if (!open || !accesses.Asks(user) || (context.User(user).Work & ~OfficeWork.Registration) != 0 || context.Department(context.User(user).Department).Kind == DepartmentKind.Office)
            {
                continue;
            }

            mine.Sort();
            var reads = context.User(user).Consults || !mine.Exists(m => sessions.Wrote(Session(m)));
            for (int first = 0, last; first < mine.Count; first = last)
            {
                var isOpen = !accesses.IsExplained(Session(mine[first]));
                for (last = first + 1; last < mine.Count && mine[last] >> 32 == mine[first] >> 32; last++)
                {
                    isOpen |= !accesses.IsExplained(Session(mine[last]));
                }

                if (isOpen)
                {
                    OneDay(accesses, mine, first, last, reads, Math.Max(AssignmentAtMost.In(accesses.Policy), TimesUsual.In(accesses.Policy) * UsualPatients(accesses, mine, mine[first] >> 32)), explained);
                }
            }
        }

        return explained;
    }

    private static void OneDay(ExplainedAccesses accesses, List<long> mine, int first, int last, bool reads, double most, List<int> explained)
    {
        var (policy, teaching) = (accesses.Policy, accesses.Teaching);
        var home = accesses.Context.User(accesses.Sessions.User(Session(mine[first]))).Department;
        var (all, wrote) = (0, true);
        var (patients, worked, departments) = (new Dictionary<int, int>(), new HashSet<int>(), new List<int>());
        for (var i = first; i < last; i++)
        {
            wrote &= accesses.Sessions.Wrote(Session(mine[i]));
            if (!teaching.May(Session(mine[i])))
            {
                continue;
            }

            all++;
            Departments(accesses, Session(mine[i]), departments);
            foreach (var department in departments)
            {
                patients[department] = patients.GetValueOrDefault(department) + 1;
                // Who came from there to the user's own department is worked on at home.
                if (accesses.Sessions.Wrote(Session(mine[i])) && !departments.Contains(home))
                {
                    worked.Add(department);
                }
            }
        }

        for (var i = first; i < last; i++)
        {
            if (accesses.IsExplained(Session(mine[i])))
            {
                continue;
            }

            var named = accesses.Sessions[Session(mine[i])].Department;
            var place = accesses.Workplaces.DepartmentOf(accesses.Window.Workstation[accesses.Sessions.RowsOf(Session(mine[i]))[0]]);
            // What is asked about is counted out.
            var own = teaching.May(Session(mine[i])) ? 1 : 0;
            Departments(accesses, Session(mine[i]), departments);
            foreach (var department in departments)
            {
                var (count, rest) = (patients.GetValueOrDefault(department) - own, all - own);
                var isAssignment = count < most && (((reads || worked.Contains(department)) && AreEnough(count, rest, Others, Share)) || (department == named && AreEnough(count, rest, OthersWhenNamed, ShareWhenNamed))
                    || (wrote && count == rest && count >= OthersWhenWritten.In(policy)));
                if (isAssignment || (department == place && department != home) || (department == named && IsSignedIn(accesses, Session(mine[i]), named)))
                {
                    explained.Add(Session(mine[i]));
                    break;
                }
            }
        }

        bool AreEnough(int count, int rest, Threshold others, Threshold share) => count >= others.In(policy) && count >= share.ShareIn(policy) * rest;
    }

    /// <summary>True when everything the user did on the duty of which the session is names the department, among it what names no patient: signing in there.</summary>
    private static bool IsSignedIn(ExplainedAccesses accesses, int session, int department)
    {
        var (window, signedIn) = (accesses.Window, false);
        var (from, to) = Duty.Of(accesses, session);
        for (var row = from; row < to; row++)
        {
            if (window.Department[row] != department)
            {
                return false;
            }

            signedIn |= window.Patient[row] == 0 && accesses.Teaching.RowMay(row);
        }

        return signedIn;
    }

    /// <summary>Patients on half of the user's other days at most.</summary>
    private static int UsualPatients(ExplainedAccesses accesses, List<long> mine, long asked)
    {
        var days = new List<int>();
        for (int first = 0, last; first < mine.Count; first = last)
        {
            var (day, patients) = (mine[first] >> 32, 0);
            for (last = first; last < mine.Count && mine[last] >> 32 == day; last++)
            {
                patients += accesses.Teaching.May(Session(mine[last])) ? 1 : 0;
            }

            if (day != asked && patients > 0)
            {
                days.Add(patients);
            }
        }

        days.Sort();
        return days.Count == 0 ? 0 : days[(days.Count - 1) / 2];
    }

    private static int Session(long key) => (int)(uint)key;

    /// <summary>The departments, each once, in whose care the patient was.</summary>
    private static void Departments(ExplainedAccesses accesses, int session, List<int> departments)
    {
        var at = accesses.Sessions[session].FirstAt;
        var patient = accesses.Sessions.Patient(session);
        var margin = Margin.SpanIn(accesses.Policy);
        var keepsBookings = (accesses.Context.User(accesses.Sessions.User(session)).Work & OfficeWork.Registration) != 0;
        departments.Clear();
        AddCare(accesses.Context.Encounters.Of(patient), margin);
        AddCare(accesses.Context.Appointments.Of(patient), keepsBookings ? Ahead.SpanIn(accesses.Policy) : margin);
        AddSeen(accesses, session, departments);

        void AddCare(ReadOnlySpan<CareSpan> spans, long ahead)
        {
            foreach (ref readonly var span in spans)
            {
                if (span.Department != 0 && span.Covers(at, ahead, margin))
                {
                    Add(departments, span.Department);
                }
            }
        }
    }

    private static void Add(List<int> departments, int department)
    {
        if (!departments.Contains(department))
        {
            departments.Add(department);
        }
    }

    /// <summary>Departments two or more of whose people, the user left out, wrote in the record that day.</summary>
    private static void AddSeen(ExplainedAccesses accesses, int session, List<int> departments)
    {
        var day = accesses.Sessions.Day[session];
        var once = new List<int>();
        foreach (var (_, department, _) in accesses.Writers.Others(accesses.Sessions.Patient(session), day, day, accesses.Sessions.User(session)))
        {
            if (department != 0 && once.Contains(department))
            {
                Add(departments, department);
            }

            once.Add(department);
        }
    }
}
