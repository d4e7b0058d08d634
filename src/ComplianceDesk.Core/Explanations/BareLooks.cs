using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// How often people look into a record with no reason, no trace of work and no tie of care up to then. Where practically nobody does, a single such look
/// stands out. Looks at patients who are in care somewhere are counted apart: there is always somebody who was asked by the way.
/// </summary>
internal sealed class BareLooks
{
    private const int Enough = 5;
    private const int Few = 2;
    private const int Sitting = 3;
    /// <summary>Looks of a user beside those that are asked about from which on they are what the user is used to. One or two are as likely to be more of the same misuse.</summary>
    internal const int Habit = 3;
    private const int Records = 10;
    private const int LentHours = 2;

    // Of everybody's looks so many records are mixed into a role's as would hold this many looks. No threshold of policy: it only steadies the rate of a small role, and the thresholds of
    // unexplained-look, which say how rare is rare, are set with it.
    private const double Prior = 3;

    private readonly ExplainedAccesses accesses;
    private readonly Sum[] users;
    private readonly (int First, int Last) days = (int.MaxValue, int.MinValue);
    private readonly Dictionary<(int Role, int Department), Sum> groups = [];
    private readonly Sum asked;
    private readonly Sum called;

    public BareLooks(ExplainedAccesses accesses)
    {
        this.accesses = accesses;
        users = new Sum[accesses.UserDays.Users];
        for (var user = 1; user < users.Length; user++)
        {
            var own = default(Sum);
            foreach (ref readonly var day in accesses.UserDays.Of(user))
            {
                own = own.Plus(Sum.Of(day));
                days = (Math.Min(days.First, day.Day), Math.Max(days.Last, day.Day));
            }

            users[user] = own with { People = own.Patients > 0 ? 1 : 0 };
            if (own.Patients > 0)
            {
                // Whose advice is asked looks at patients in care more often than others: in that they are held against one another.
                var isAsked = accesses.Context.User(user).Consults;
                var mixed = isAsked ? users[user] with { Cared = 0 } : users[user];
                (asked, called) = (isAsked ? asked.Plus(users[user]) : asked, TakesCalls(user) ? called.Plus(mixed) : called);
                foreach (var key in Keys(user))
                {
                    groups[key] = groups.GetValueOrDefault(key).Plus(key.Role == 0 ? mixed : users[user]);
                }
            }
        }
    }

    /// <summary>True for somebody of a department that gives appointments: strangers call there to ask for one.</summary>
    public bool TakesCalls(int user) => accesses.OpenedCare.GivesAppointments(accesses.Context.User(user).Department);

    /// <summary>Days from the first to the last that is known.</summary>
    public int Days => Math.Max(0, days.Last - days.First + 1);

    /// <summary>The share of slips among single looks without a reason: where it is large, a wrong chart can be told from a look.</summary>
    public double SlipShare => groups.GetValueOrDefault((0, 0)) is var all && all.Slips > 0 ? (double)all.Slips / (all.Slips + all.Glances + all.GlancesInCare) : 0;

    /// <summary>True for a session without a reason and a trace of work, with a patient to whom no care ever tied the user, and not plainly a slip.</summary>
    public static bool IsBare(ExplainedAccesses accesses, int session) => IsTraceless(accesses, session) && !LeadsOn(accesses, session);

    /// <summary>True for such a session that is plainly a slip, see <see cref="LeadsOn"/>.</summary>
    public static bool IsSlip(ExplainedAccesses accesses, int session) => IsTraceless(accesses, session) && LeadsOn(accesses, session);

    private static bool IsTraceless(ExplainedAccesses accesses, int session)
    {
        var sessions = accesses.Sessions;
        return !accesses.IsExplained(session) && !accesses.LeftWork(session) && sessions.Succeeded(session)
            && !IsKnown(accesses.Context, sessions[session], IsLookedUp(accesses, session) ? NoCareAnywhereRule.Days.SpanIn(accesses.Policy) : long.MaxValue);
    }

    // Whom nobody calls has no reason to look up a patient of earlier weeks by name.
    private static bool IsLookedUp(ExplainedAccesses accesses, int session) =>
        FoundByNameRule.IsSearchedFor(accesses.Window, accesses.Sessions.RowsOf(session)[0], accesses.Policy) && !accesses.OpenedCare.GivesAppointments(accesses.Context.User(accesses.Sessions.User(session)).Department);

    /// <summary>
    /// Such looks to be expected of the user beside those into one record: as the user's own, where they are a habit, or at the rate of the role, or of the role in the department, whichever is most. Where the role is small, everybody's rate
    /// has its say in it; people whom strangers call, whose telephones differ more than their roles, are held against everybody's too.
    /// </summary>
    /// <param name="pair">Whose looks into which record; these are left out, and with them those of the same sitting: a few looks on one day say no more of what the user is used to than one.</param>
    /// <param name="looks">How many looks into the record.</param>
    /// <param name="kind">Which looks.</param>
    /// <param name="ofOthers">How many looks all others of the role had together, and how many records they opened; of people whom strangers call all whom they call; everybody (of those whose advice is asked, of looks in care: all of these) where that is not known.</param>
    public double Expected(in AccessPair pair, int looks, LookKind kind, out (long Looks, long Records) ofOthers)
    {
        var user = pair.UserId;
        ofOthers = (long.MaxValue, 0);
        if (user >= users.Length)
        {
            return double.PositiveInfinity;
        }

        var (own, rate, isCalled) = (users[user], 0.0, TakesCalls(user));
        var isMixed = accesses.Context.User(user).Role != 0 && !isCalled;
        var isAsked = kind == LookKind.InCare && accesses.Context.User(user).Consults;
        var elsewhere = own.Looks(kind) - Math.Max(looks, OfSittings(pair, kind));
        var most = elsewhere >= Habit ? (double)elsewhere : 0;
        foreach (var key in Keys(user))
        {
            var group = isAsked && key.Role == 0 ? asked : groups.GetValueOrDefault(key);
            var (others, records) = (group.Looks(kind) - own.Looks(kind), group.Patients - own.Patients);
            ofOthers = group.People > Enough && key.Department == 0 ? (others, records) : ofOthers;
            if (group.People > Enough || (isMixed && key.Role != 0))
            {
                rate = isMixed && rate > 0 ? (others + Prior) / (records + (Prior / rate)) : (others + 0.5) / (records + 1);
                most = isMixed && key.Role == 0 ? most : Math.Max(most, rate * own.Patients);
            }
        }

        ofOthers = isCalled && called.People > Enough ? (called.Looks(kind) - own.Looks(kind), called.Patients - own.Patients) : ofOthers;
        return most;
    }

    /// <summary>The user's looks on the days of the pair's sessions on which there were a few.</summary>
    private long OfSittings(in AccessPair pair, LookKind kind)
    {
        var looks = 0L;
        foreach (ref readonly var day in accesses.UserDays.Of(pair.UserId))
        {
            var ofDay = Sum.Of(day).Looks(kind);
            looks += ofDay <= Sitting && IsOf(pair, day.Day) ? ofDay : 0;
        }

        return looks;

        static bool IsOf(in AccessPair pair, int day)
        {
            foreach (var session in pair.Sessions)
            {
                if (pair.Accesses.Sessions.Day[session] == day)
                {
                    return true;
                }
            }

            foreach (var earlier in pair.Earlier)
            {
                if (earlier.Day == day)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Of the records that all others of the user's role opened, the share that were single looks without a reason; 0 where the role is not known or the others opened few.</summary>
    public double GlancesOfRole(int user)
    {
        var role = accesses.Context.User(user).Role;
        if (role == 0 || user >= users.Length || groups.GetValueOrDefault((role, 0)) is var group && group.Patients - users[user].Patients < Records)
        {
            return 0;
        }

        var own = users[user];
        return (double)(group.Glances + group.GlancesInCare - own.Glances - own.GlancesInCare) / Math.Max(1, group.Patients - own.Patients);
    }

    /// <summary>
    /// True for an errand: a single look by somebody of a role whose people open records so as a matter of course (tickets), or one on a day, with nothing written, into the record of a
    /// former outpatient of the user's own practice (calls).
    /// </summary>
    /// <param name="pair">The two.</param>
    /// <param name="pages">Accesses on a day that a call may need.</param>
    public bool IsErrand(in AccessPair pair, double pages = 1)
    {
        var sessions = accesses.Sessions;
        var (isTicket, isCall) = (pair.IsGlance && GlancesOfRole(pair.UserId) >= SameSurnameRule.Errands.ShareIn(pair.Policy), TakesCalls(pair.UserId));
        foreach (var session in pair.Sessions)
        {
            isTicket &= !accesses.IsExplained(session);
            isCall &= sessions.Opened(session) <= pages && !sessions.Worked(session) && !accesses.IsExplained(session) && CameToPractice(accesses.Context, sessions[session]);
        }

        foreach (var earlier in pair.Earlier)
        {
            isCall &= earlier.Accesses.Length <= pages && !earlier.Worked;
        }

        return isTicket || isCall;
    }

    /// <summary>True when the patient had been an outpatient of the user's department before.</summary>
    public static bool CameToPractice(CareContext context, in AccessSession session)
    {
        var home = context.User(session.User).Department;
        foreach (ref readonly var visit in context.Encounters.Of(session.Patient))
        {
            if (home != 0 && visit.Department == home && visit.EndsAt < session.FirstAt && IsOutpatient(visit))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOutpatient(in CareSpan visit) => !visit.Emergency && visit.IsOfHours;

    private IEnumerable<(int Role, int Department)> Keys(int user)
    {
        var facts = accesses.Context.User(user);
        yield return (0, 0);
        if (facts.Role != 0)
        {
            yield return (facts.Role, 0);
        }

        if (facts.Role != 0 && facts.Department != 0)
        {
            yield return (facts.Role, facts.Department);
        }
    }

    /// <summary>True when any visit or booking of the patient is on record, before the session or soon after it.</summary>
    public static bool IsOnRecord(ExplainedAccesses accesses, int session) =>
        accesses.Context.HasCare(accesses.Sessions.Patient(session), accesses.Sessions.FirstAt(session), static (span, at) => span.IsKnown(at));

    /// <summary>
    /// True when the user opened nobody else's record that day, or on that duty, when it lasts some hours: one who is lent for a shift to sit with a patient. A day may hold the end of one night's duty
    /// and the beginning of the next.
    /// </summary>
    public static bool IsOnlyPatient(ExplainedAccesses accesses, int session)
    {
        var (sessions, window) = (accesses.Sessions, accesses.Window);
        var (from, to) = Duty.Of(accesses, session);
        var (onDay, onDuty) = (false, window.At[to - 1] - window.At[from] < LentHours * SiteCalendar.Hour);
        for (var other = sessions.FirstOf(sessions.User(session), 0); other < sessions.Count && sessions.User(other) == sessions.User(session) && !(onDay && onDuty); other++)
        {
            onDay |= other != session && sessions.Day[other] == sessions.Day[session];
        }

        for (var row = from; row < to && !onDuty; row++)
        {
            onDuty |= window.Patient[row] != 0 && window.Patient[row] != sessions.Patient(session);
        }

        return !(onDay && onDuty);
    }

    /// <summary>True when the user opened another patient in care of one of the patient's departments on the same day: covering there, whatever the feeds say.</summary>
    public static bool WorksThere(ExplainedAccesses accesses, int session)
    {
        var looked = accesses.Sessions[session];
        return WorksAmong(accesses, looked.User, looked.Day, InCareOf(accesses.Context, looked.Patient, looked.FirstAt, SiteCalendar.Day), SiteCalendar.Day, other => other != session);
    }

    /// <summary>True when the user opened on a day, in one of the sessions that count, a patient in care of one of some departments.</summary>
    /// <param name="accesses">What is judged.</param>
    /// <param name="user">Who.</param>
    /// <param name="day">When.</param>
    /// <param name="departments">Where.</param>
    /// <param name="margin">Milliseconds before or after care, at most.</param>
    /// <param name="counts">Which sessions count, by their place.</param>
    public static bool WorksAmong(ExplainedAccesses accesses, int user, int day, HashSet<int> departments, long margin, Func<int, bool> counts)
    {
        var sessions = accesses.Sessions;
        for (var session = sessions.FirstOf(user, 0); departments.Count > 0 && session < sessions.Count && sessions.User(session) == user; session++)
        {
            if (sessions.Day[session] == day && counts(session) && InCareOf(accesses.Context, sessions.Patient(session), sessions.FirstAt(session), margin).Overlaps(departments))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The departments that had a patient in care at a time, or so long before or after it, by a visit or a booking.</summary>
    public static HashSet<int> InCareOf(CareContext context, int patient, long at, long margin)
    {
        var departments = new HashSet<int>();
        Add(context.Encounters.Of(patient));
        Add(context.Appointments.Of(patient));
        return departments;

        void Add(ReadOnlySpan<CareSpan> spans)
        {
            foreach (ref readonly var span in spans)
            {
                if (span.Department != 0 && span.Covers(at, margin, margin))
                {
                    departments.Add(span.Department);
                }
            }
        }
    }

    /// <summary>
    /// True when the record was left, each time it was opened, within <see cref="UnexplainedLookRule.Left"/> for the record of another patient, opened with a reason: after a single access, or after several when
    /// the other bears the same surname or given name. The wrong one of two with like names may be clicked twice on a day, and a second page shows the mistake.
    /// </summary>
    public static bool LeadsOn(ExplainedAccesses accesses, int session)
    {
        foreach (var row in accesses.Sessions.RowsOf(session))
        {
            if (!IsLeft(accesses, row))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLeft(ExplainedAccesses accesses, int row)
    {
        var (window, next, isLast) = (accesses.Window, row + 1, true);
        var end = window.Of(window.User[row]).To;
        // Between the wrong chart and the right one the name may be searched again.
        while (next < end && (window.Patient[next] == 0 || window.Patient[next] == window.Patient[row]))
        {
            isLast &= window.Patient[next] == 0;
            next++;
        }

        return next < end && window.At[next] - window.At[row] <= UnexplainedLookRule.Left.SpanIn(accesses.Policy)
            && (isLast || IsMixedUp(accesses.Context.Patient(window.Patient[row]).Keys, accesses.Context.Patient(window.Patient[next]).Keys))
            && accesses.Sessions.Of(window.User[row], window.Patient[next], accesses.Calendar.DayOf(window.At[next])) is var right
            && accesses.IsExplained(right) && accesses.ReasonOf(right) is not { IsOfPapers: true };
    }

    private static bool IsMixedUp(in PersonKeys wrong, in PersonKeys right) =>
        PersonKeys.SharedSurname(wrong, right) != 0 || (wrong.Given != 0 && wrong.Given == right.Given);

    /// <summary>
    /// True when care tied user and patient before the session, or does soon after it (<see cref="CareSpan.AheadDays"/>): the user attends or is booked in a visit or is on the
    /// care team, or the patient came to the user's department as an outpatient: whoever was treated by a practice may call it. What had ended longer ago than is said does not count.
    /// </summary>
    private static bool IsKnown(CareContext context, AccessSession session, long ago)
    {
        var asked = (Session: session, Since: session.FirstAt - ago);
        return context.HasCare(session.Patient, asked, static (span, asked) => span.Practitioner == asked.Session.User && IsOfThen(span, asked.Session.FirstAt, asked.Since))
            || context.IsTied(session.User, session.Patient, asked, static (span, asked) => IsOutpatient(span) && IsOfThen(span, asked.Session.FirstAt, asked.Since),
                static (member, asked) => member.IsKnown(asked.Session.Day) && member.ToDay * SiteCalendar.Day >= asked.Since);
    }

    private static bool IsOfThen(in CareSpan span, long at, long since) => span.IsKnown(at) && span.EndsAt >= since;

    private readonly record struct Sum(long Uncared, long Cared, long Glances, long GlancesInCare, long Slips, long Patients, int People)
    {
        public static Sum Of(in UserDay day)
        {
            // More than two on a day are no slip of one hand: a series, which others judge.
            var alone = day.Glances + day.GlancesInCare <= Few;
            return new(day.Bare, day.BareInCare, alone ? day.Glances : 0, alone ? day.GlancesInCare : 0, day.Slips, day.Patients, 0);
        }

        public long Looks(LookKind kind) => kind switch
        {
            LookKind.InCare => Cared,
            LookKind.Glance => Glances,
            LookKind.GlanceInCare => GlancesInCare,
            _ => Uncared,
        };

        public Sum Plus(Sum other) => new(
            Uncared + other.Uncared, Cared + other.Cared, Glances + other.Glances, GlancesInCare + other.GlancesInCare, Slips + other.Slips, Patients + other.Patients, People + other.People);
    }
}

/// <summary>Looks that are counted apart: there is always somebody who was asked by the way about a patient in care, and a wrong chart is a single access.</summary>
internal enum LookKind
{
    /// <summary>More than one access, to the record of somebody not in care.</summary>
    Uncared,
    /// <summary>More than one access, to the record of somebody in care.</summary>
    InCare,
    /// <summary>A single access, to the record of somebody not in care.</summary>
    Glance,
    /// <summary>A single access, to the record of somebody in care.</summary>
    GlanceInCare,
}
