using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account used after its holder's last day.</summary>
public sealed class TerminatedAccountRule : EpisodeRule
{
    private static readonly Threshold SameShift = new("same-shift", "longest gap inside a shift", 6, Threshold.Hours, 0, 12);
    private static readonly Threshold Longest = new("longest-shift", "longest shift", 24, Threshold.Hours, 1, 48);

    private static readonly Threshold QuietDays = new("quiet-days", "pause that stands for a missing last day, at least", 7, Threshold.Days, 2, 90);

    private static readonly Threshold LateDays = new("late-days", "a last day that is likelier wrong than the use, at most", 14, Threshold.Days, 0, 30);
    private static readonly Threshold LateGap = new("late-gap", "from one day of use to the next, at most", 5, Threshold.Days, 1, 14);
    private static readonly Threshold ContractDays = new("contract-days", "the same of people under a contract of weeks, at most", 91, Threshold.Days, 0, 365);
    private static readonly Threshold ContractGap = new("contract-gap", "from one day of use to the next, of such people, at most", 14, Threshold.Days, 1, 30);
    private static readonly Threshold LateExplained = new("late-explained", "of the patients opened with a reason, at least", 85, Threshold.Percent, 50, 100);
    private static readonly Threshold LateWritten = new("late-written", "of them worked on, at least", 25, Threshold.Percent, 0, 100);
    private static readonly Threshold LateReaders = new("late-readers", "of the records that others of the role open they write in, at most, for a role that reads", 10, Threshold.Percent, 0, 100);
    private static readonly Threshold LateVolume = new("late-volume", "of the patients opened on a day of use before, by a role that reads, at least", 50, Threshold.Percent, 0, 100);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "terminated-account",
        Version = 11,
        Title = "Account used after the last day of employment",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(3)(ii)(C); 164.308(a)(1)(ii)(D)",
        Definition = $"Successful sign-ins or accesses after the day the workforce feed gives as the end of employment. A shift that began on the last day may end past midnight: it lasts until the account rests for more than {SameShift} hours, and {Longest} hours at most. Signing out is no use of the account. Where the log begins on the day after the last one, that shift may have begun before the log. Where the feed says terminated and gives no day, the last use before {QuietDays} days without any, at least, is taken for the end; without such a pause nothing can be said. Left out are machines, and a person hired again after that day. Who leaves is often entered in advance and stays on: there the day in the feed is likelier wrong than the use. So somebody is left out whose use is work that goes on: for {LateDays} days at most, never more than {LateGap} days from one day of use to the next, with a documented reason for {LateExplained} or more of the patients, and {LateWritten} or more of them worked on. Worked on is a record that was written in, or a patient in whose care a feed names the user (care team, attending), if that care began after the last day. People whose role says that they are lent under a contract (agency, traveler, locum, temporary) have its end in the feed from the beginning, and the feed may never hear that it was extended, most often by thirteen weeks, or that they come by the day: for them it is {ContractDays} days, and {ContractGap} from one day of use to the next. A role whose others write in {LateReaders} or fewer of the records they open works by reading: there it is enough to open on a day of use {LateVolume} or more of the patients that were opened on one before. Whoever exports or prints anything but records worked on that day takes it along, and is never left out.",
        Needs = ["workforce.terminated_on|workforce.terminated"],
        Thresholds = [SameShift, Longest, QuietDays, LateDays, LateGap, ContractDays, ContractGap, LateExplained, LateWritten, LateReaders, LateVolume],
        InnocentCauses = ["a personnel feed that lags behind a rehire or an extended contract", "a colleague who goes on under the account, whose patients have a reason: within the days that are left out, that is not seen", "an interface that runs under a person's account"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        var (sameShift, longest) = (SameShift.SpanIn(accesses.Policy), Longest.SpanIn(accesses.Policy));
        for (var user = 1; user < window.Users; user++)
        {
            var facts = accesses.Context.User(user);
            if (LastDay(accesses, user) is not { } lastDay || facts.HiredDay > lastDay || facts.Status == AccountStatus.Active || accesses.Machines.Contains(user))
            {
                continue;
            }

            var rows = new List<int>();
            var beganAt = accesses.FirstKnownDay == lastDay + 1 ? calendar.StartOf(lastDay + 1) : long.MinValue / 2;
            var lastAt = beganAt;
            var (from, to) = window.Of(user);
            for (var row = from; row < to; row++)
            {
                var at = window.At[row];
                var rested = at - lastAt > sameShift && window.Action[row] != AccessAction.Logout;
                if (calendar.DayOf(at) <= lastDay || (rows.Count == 0 && !rested && at - beganAt <= longest))
                {
                    (lastAt, beganAt) = (at, rested ? at : beganAt);
                }
                else if (window.Succeeded(row) && window.Action[row] != AccessAction.Logout)
                {
                    rows.Add(row);
                }
            }

            if (rows.Count > 0 && !GoesOnWorking(accesses, user, lastDay, rows))
            {
                var days = calendar.DayOf(window.At[rows[^1]]) - lastDay;
                var patients = rows.Select(r => window.Patient[r]).Where(p => p != 0).Distinct().Count();
                yield return new(user, rows, facts.TerminatedDay is null ? 55 : 75, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(rows.Count, "successful event")} after the last day of employment, {Counted.Of(patients, "patient")} opened; the last {Counted.Of(days, "day")} after it."));
            }
        }
    }

    /// <summary>True when the use is work that goes on: the feed has the wrong day.</summary>
    private static bool GoesOnWorking(ExplainedAccesses accesses, int user, int lastDay, List<int> rows)
    {
        var (window, policy) = (accesses.Window, accesses.Policy);
        var (facts, until) = (accesses.Context.User(user), accesses.Calendar.DayOf(window.At[rows[^1]]));
        if (facts.TerminatedDay is null || until - lastDay > (facts.UnderContract ? ContractDays : LateDays).In(policy) || HasPause(accesses, user, lastDay, until) || rows.Exists(row => TakesAlong(accesses, row, lastDay)))
        {
            return false;
        }

        List<int> opened = [.. rows.Where(row => window.Patient[row] != 0).Select(row => SessionOf(accesses, row)).Distinct()];
        var worked = opened.Count(session => IsWorkedOn(accesses, session, lastDay));
        return opened.Count > 0 && opened.Count(accesses.IsExplained) >= LateExplained.ShareIn(policy) * opened.Count
            && (worked >= LateWritten.ShareIn(policy) * opened.Count || (IsReader(accesses, user) && IsAsMuch(accesses, user, lastDay, until)));
    }

    /// <summary>True for a print or an export of anything but a record that was worked on that day: who works in a record prints of it, too.</summary>
    private static bool TakesAlong(ExplainedAccesses accesses, int row, int lastDay)
    {
        var window = accesses.Window;
        return window.Action[row] is AccessAction.Print or AccessAction.Export && (window.Patient[row] == 0 || !IsWorkedOn(accesses, SessionOf(accesses, row), lastDay));
    }

    private static bool IsWorkedOn(ExplainedAccesses accesses, int session, int lastDay) => accesses.Sessions.Wrote(session) || IsNamed(accesses, session, lastDay);

    private static int SessionOf(ExplainedAccesses accesses, int row) =>
        accesses.Sessions.Of(accesses.Window.User[row], accesses.Window.Patient[row], accesses.Calendar.DayOf(accesses.Window.At[row]));

    /// <summary>True when about as many patients are opened on a day of use after the last day as on one before it, where any is known.</summary>
    private static bool IsAsMuch(ExplainedAccesses accesses, int user, int lastDay, int until)
    {
        var (before, after) = ((Days: 0, Patients: 0), (Days: 0, Patients: 0));
        foreach (ref readonly var day in accesses.UserDays.Of(user))
        {
            if (day.Day <= lastDay)
            {
                before = (before.Days + 1, before.Patients + day.Patients);
            }
            else if (day.Day <= until)
            {
                after = (after.Days + 1, after.Patients + day.Patients);
            }
        }

        return before.Patients > 0 && after.Days > 0 && (double)after.Patients / after.Days >= LateVolume.ShareIn(accesses.Policy) * before.Patients / before.Days;
    }

    /// <summary>True when the account rested for longer than a roster lets anybody, between the last day and the last use.</summary>
    private static bool HasPause(ExplainedAccesses accesses, int user, int lastDay, int until)
    {
        var (before, gap) = (lastDay, (accesses.Context.User(user).UnderContract ? ContractGap : LateGap).In(accesses.Policy));
        foreach (ref readonly var day in accesses.UserDays.Of(user))
        {
            if (day.Day > lastDay && day.Day <= until)
            {
                if (day.Day - before > gap)
                {
                    return true;
                }

                before = day.Day;
            }
        }

        return until - before > gap;
    }

    /// <summary>True when a feed names the user in care of the patient that began after the last day and by the day of the session.</summary>
    private static bool IsNamed(ExplainedAccesses accesses, int session, int lastDay)
    {
        var (user, patient, until) = (accesses.Sessions.User(session), accesses.Sessions.Patient(session), accesses.Sessions.Day[session]);
        foreach (ref readonly var member in accesses.Context.CareTeam.Of(patient))
        {
            if (member.User == user && !member.Proxy && member.FromDay > lastDay && member.FromDay <= until)
            {
                return true;
            }
        }

        foreach (ref readonly var visit in accesses.Context.Encounters.Of(patient))
        {
            if (visit.Practitioner == user && accesses.Calendar.DayOf(visit.StartsAt) is var day && day > lastDay && day <= until)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReader(ExplainedAccesses accesses, int user)
    {
        var (all, wrote) = accesses.Writing.PeersOf(user, accesses.Context.User(user).Role);
        return all >= LookWithoutWorkRule.Peers.In(accesses.Policy) && wrote <= LateReaders.ShareIn(accesses.Policy) * all;
    }

    /// <summary>The last day the feed gives; for somebody terminated without one, the day before the pause that ended in the epoch that is judged.</summary>
    private static int? LastDay(ExplainedAccesses accesses, int user)
    {
        var facts = accesses.Context.User(user);
        if (facts.TerminatedDay is not null || facts.Status != AccountStatus.Terminated)
        {
            return facts.TerminatedDay;
        }

        var days = accesses.UserDays.Of(user).ToArray();
        for (var i = 1; i < days.Length; i++)
        {
            if (days[i].Day - days[i - 1].Day > QuietDays.In(accesses.Policy))
            {
                return days[i - 1].Day;
            }
        }

        return null;
    }
}
