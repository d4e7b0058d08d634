using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Many records printed or exported on a day.</summary>
public sealed class BulkExportRule : EpisodeRule
{
    private static readonly Threshold Unexplained = new("unexplained", "unexplained patients printed or exported on a day, at least", 5, "patients", 1, 500);
    private static readonly Threshold Events = new("events", "prints and exports of any kind on a day, at least", 10, "events", 2, 5000);
    private static readonly Threshold Times = new("times", "above own largest other day and the peers' largest", 5, Threshold.Times, 1, 50);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "bulk-export",
        Version = 2,
        Title = "Bulk print or export",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A day on which a user printed or exported records of at least {Unexplained} patients without a documented reason, more than on any other day; or at least {Events} prints and exports of any kind, {Times} times the user's largest other day and {Times} times the largest day of any peer.",
        Needs = ["accesses.print|accesses.export", RuleInfo.Care],
        Thresholds = [Unexplained, Events, Times],
        InnocentCauses = ["release of information", "a downtime drill", "audits and research that no feed documents"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        var (leastUnexplained, leastEvents, times) = (Unexplained.In(policy), Events.In(policy), Times.In(policy));
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            foreach (var day in accesses.OwnDays.Of(user).ToArray())
            {
                if (day.UnexplainedExports < leastUnexplained && day.Exports < leastEvents)
                {
                    continue;
                }

                var (otherUnexplained, otherEvents) = Most(accesses.UserDays.Of(user), day.Day);
                var unexplained = day.UnexplainedExports >= leastUnexplained && day.UnexplainedExports > otherUnexplained;
                if (unexplained || (day.Exports >= leastEvents && day.Exports >= times * otherEvents && accesses.Peers.Of(user).All(p => day.Exports >= times * Most(accesses.UserDays.Of(p), except: null).Events)))
                {
                    yield return new(user, RowsOn(accesses, user, day.Day, unexplained), unexplained && day.UnexplainedExports >= 20 ? 70 : 58, string.Create(CultureInfo.InvariantCulture,
                        $"{day.Exports:N0} prints and exports on one day, {day.UnexplainedExports:N0} patients among them without a documented reason; the most on any other day is {otherEvents:N0}."));
                }
            }
        }
    }

    private static (int Unexplained, int Events) Most(DaysOfUser days, int? except)
    {
        var most = (Unexplained: 0, Events: 0);
        foreach (ref readonly var day in days)
        {
            if (day.Day != except)
            {
                most = (Math.Max(most.Unexplained, day.UnexplainedExports), Math.Max(most.Events, day.Exports));
            }
        }

        return most;
    }

    private static List<int> RowsOn(ExplainedAccesses accesses, int user, int day, bool unexplained)
    {
        var (window, rows) = (accesses.Window, new List<int>());
        var (from, to) = window.Of(user);
        for (var row = from; row < to; row++)
        {
            if (window.Action[row] is AccessAction.Print or AccessAction.Export && window.Succeeded(row) && accesses.Calendar.DayOf(window.At[row]) == day
                && (!unexplained || (window.Patient[row] != 0 && !accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[row], day)))))
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
