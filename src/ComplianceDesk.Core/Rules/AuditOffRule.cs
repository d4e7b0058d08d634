using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Somebody changed, or switched off, the audit log itself.</summary>
public sealed partial class AuditOffRule : EpisodeRule
{
    private static readonly Threshold Days = new("days", "days of such work by the same person, at most", 3, Threshold.Days, 1, 60);
    private static readonly Threshold Near = new("hours", "unexplained reading before or after, at most", 4, Threshold.Hours, 1, 72);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "audit-off",
        Version = 6,
        Title = "Audit log changed or switched off",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.312(b); 45 CFR 170.315(d)(2)",
        Definition = $"A user created, changed or removed the audit log or its settings, on {Days} days at most of the week that is judged (of the first four weeks together), or a system's auditing was seen switched off (setting audit-enabled). Something else done to the log counts where its reason says that it was switched off, stopped or cleared, and names no ticket (a planned downtime has a change request). What a setting shows is told by the last access the system logged before, or by somebody's change within {Near} hours before: one that the system logged itself or, where there is none, another (administration often has a log of its own). Patients the same user opened without a documented reason within {Near} hours before or after belong to the finding and make it heavier. Where all of a day's changes name a ticket, and all that was so opened does, too, it is planned work, which can be looked up. A change alone is the ordinary work of some roles; with patients opened, and of what a setting shows, it is nobody's.",
        Needs = ["accesses.audit|system_settings.audit-enabled"],
        Thresholds = [Days, Near],
        YieldsToRole = true,
        InnocentCauses = ["planned maintenance under a change ticket", "an administrator whose work this is, in the first days of the log"],
    };

    /// <inheritdoc/>
    public override bool RestsOnExplanations => false;

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, calendar, near) = (accesses.Window, accesses.Calendar, Near.SpanIn(accesses.Policy));
        for (var user = 1; user < window.Users; user++)
        {
            var (from, to) = window.Of(user);
            var changes = Enumerable.Range(from, to - from).Where(row => IsChange(accesses, row)).ToList();
            foreach (var day in changes.GroupBy(row => calendar.DayOf(window.At[row])))
            {
                if (changes.Select(row => calendar.DayOf(window.At[row])).Distinct().Count() > Days.In(accesses.Policy))
                {
                    break;
                }

                var (first, last) = (window.At[day.First()] - near, window.At[day.Last()] + near);
                var read = PrivilegeChangeRule.Unexplained(accesses, user, first, last);
                if (SupportTickets.NameEach(accesses, day.Concat(read)))
                {
                    continue;
                }

                var patients = read.Select(row => window.Patient[row]).Distinct().Count();
                yield return new(user, [.. day.Concat(read).Order()], patients > 0 ? 75 : 55, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(day.Count(), "change")} to the audit log or its settings; {Counted.Of(patients, "patient")} opened without a documented reason within {Near.QuantityIn(accesses.Policy)}.")) { YieldsToRole = patients == 0 };
            }
        }

        foreach (var episode in Switched(accesses))
        {
            yield return episode;
        }
    }

    /// <summary>The last change to a source system's audit log within hours before a moment: one that the system logged itself, else any; null when there is none.</summary>
    internal static int? ChangeBefore(ExplainedAccesses accesses, int system, long at)
    {
        var (window, near) = (accesses.Window, Near.SpanIn(accesses.Policy));
        int? last = null;
        for (var row = 0; row < window.Count; row++)
        {
            if (window.Object[row] == ObjectKind.AuditLog && window.At[row] <= at && at - window.At[row] <= near && IsChange(accesses, row)
                && (last is null || Place(row).CompareTo(Place(last.Value)) > 0))
            {
                last = row;
            }
        }

        return last;

        (bool, long, long) Place(int row) => (window.SourceSystem[row] == system, window.At[row], window.Id[row]);
    }

    private static bool IsChange(ExplainedAccesses accesses, int row) =>
        accesses.Window.Object[row] == ObjectKind.AuditLog && accesses.Window.Succeeded(row) && accesses.Window.Action[row] switch
        {
            AccessAction.Create or AccessAction.Update or AccessAction.Delete => true,
            // A service that is stopped is no record that is changed: some logs have a word of their own for it, and say what was done beside.
            AccessAction.Other => accesses.Context.Reasons.TryGetValue(accesses.Window.Reason[row], out var reason) && Silences().IsMatch(reason) && !SupportTickets.Names(accesses, row),
            _ => false,
        };

    [GeneratedRegex(@"\b(disabl|deactivat|stop|suspend|paus|clear|purg|delet|truncat|(switch|turn)(ed|ing)? off)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Silences();

    /// <summary>A system seen with its auditing off has no user: the finding rests on the last access the system logged before.</summary>
    private static IEnumerable<Episode> Switched(ExplainedAccesses accesses)
    {
        var (window, switches) = (accesses.Window, accesses.Context.AuditSwitches);
        for (var system = 1; system < switches.Owners; system++)
        {
            foreach (var seen in switches.Of(system).ToArray().Where(s => !s.IsOn && accesses.Epoch.Contains(accesses.Calendar.DayOf(s.At))))
            {
                var last = -1;
                for (var row = 0; row < window.Count; row++)
                {
                    if (window.SourceSystem[row] == system && window.At[row] <= seen.At && (last < 0 || (window.At[row], window.Id[row]).CompareTo((window.At[last], window.Id[last])) > 0))
                    {
                        last = row;
                    }
                }

                if (last >= 0 && ChangeBefore(accesses, system, seen.At) is { } change)
                {
                    yield return new(window.User[change], [change], 70, "A source system was seen with its auditing switched off soon after the user's change.");
                }
                else if (last >= 0 && window.At[last] >= accesses.FromAt && seen.At - window.At[last] <= 2 * SiteCalendar.Day)
                {
                    yield return new(0, [last], 70, "A source system was seen with its auditing switched off; this is the last access it logged before.");
                }
            }
        }
    }
}
