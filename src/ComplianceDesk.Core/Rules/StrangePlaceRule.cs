using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>An account used where its holder never works, when its holder never works or while its holder works elsewhere: shared or stolen.</summary>
public sealed class StrangePlaceRule : EpisodeRule
{
    private const int Patients = 3;
    private const int MorePatients = 4;
    private const long OffDuty = 6 * SiteCalendar.Hour;
    private const int History = 100;
    private const double UsualHour = 0.02;
    private const long AtOnce = SiteCalendar.Hour / 4;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "strange-place",
        Version = 1,
        Title = "Account used at a strange place and time, or at two places at once",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(a)(2)(i); 164.312(d); 164.308(a)(1)(ii)(D)",
        Definition = $"At least {Patients} patients opened on a day at a workstation that the account uses on no other day, none of them with a documented reason; and either within 15 minutes of work at another workstation before and after; or {MorePatients} patients at a workstation of another department without any other use of the account within 6 hours; or at an hour in which, with the hours beside it, fewer than {RiskScore.Percent(UsualHour)} of the user's other accesses fall ({History} others at least).",
        Needs = ["accesses.workstation_id", RuleInfo.Care],
        Thresholds = [new("unexplained patients at the strange workstation, at least", $"{Patients}"), new("the same, in another department with no other use of the account within 6 hours", $"{MorePatients}"), new("minutes between the two places, at most", "15"), new("share of other accesses near that hour, less than", RiskScore.Percent(UsualHour)), new("other accesses, at least", $"{History}")],
        InnocentCauses = ["roaming desktops whose names change", "a single shift at another site", "badge tap-over at a shared workstation"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        for (var user = 1; user < window.Users; user++)
        {
            if (accesses.UserDays.Of(user).ToArray().All(d => d.Unexplained < Patients))
            {
                continue;
            }

            var (from, to) = window.Of(user);
            var rows = Enumerable.Range(from, to - from).Where(r => window.Workstation[r] != 0 && window.Succeeded(r)).ToList();
            foreach (var place in rows.GroupBy(r => window.Workstation[r]))
            {
                var day = calendar.DayOf(window.At[place.First()]);
                var read = place.Where(r => window.Patient[r] != 0).ToList();
                var patients = read.Select(r => window.Patient[r]).Distinct().Count();
                if (patients < Patients || place.Any(r => calendar.DayOf(window.At[r]) != day)
                    || read.Any(r => accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[r], day))))
                {
                    continue;
                }

                var others = rows.Where(r => window.Workstation[r] != place.Key).ToList();
                var (first, last) = (window.At[place.First()], window.At[place.Last()]);
                var before = others.Any(r => window.At[r] <= first && first - window.At[r] <= AtOnce);
                var after = others.Any(r => window.At[r] >= last && window.At[r] - last <= AtOnce);
                var between = others.Any(r => window.At[r] > first && window.At[r] < last);
                var hour = calendar.HourOf(first);
                var near = others.Count(r => Math.Min((calendar.HourOf(window.At[r]) - hour + 24) % 24, (hour - calendar.HourOf(window.At[r]) + 24) % 24) <= 1);
                if (between || (before && after))
                {
                    yield return new(user, [.. place], 58, string.Create(CultureInfo.InvariantCulture,
                        $"{patients:N0} patients without a documented reason at a workstation this account uses on no other day, while it was in use at another one."));
                }
                else if (patients >= MorePatients && accesses.Workplaces.DepartmentOf(place.Key) is not 0 and var department && department != accesses.Context.User(user).Department
                    && !others.Any(r => window.At[r] >= first - OffDuty && window.At[r] <= last + OffDuty))
                {
                    yield return new(user, [.. place], 52, string.Create(CultureInfo.InvariantCulture,
                        $"{patients:N0} patients without a documented reason at a workstation of another department, which this account uses on no other day, and no other use of the account within 6 hours."));
                }
                else if (others.Count >= History && near < UsualHour * others.Count)
                {
                    yield return new(user, [.. place], 52, string.Create(CultureInfo.InvariantCulture,
                        $"{patients:N0} patients without a documented reason at a workstation this account uses on no other day, at an hour near which {RiskScore.Percent((double)near / others.Count)} of its other {others.Count:N0} events fall."));
                }
            }
        }
    }
}
