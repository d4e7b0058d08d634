using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Many records printed or exported on a day.</summary>
public sealed class BulkExportRule : EpisodeRule
{
    private static readonly Threshold Unexplained = new("unexplained", "unexplained patients printed or exported on a day, at least", 5, "patients", 1, 500);
    private static readonly Threshold Events = new("events", "prints and exports of any kind on a day, those of one record as one, at least", 5, "events", 2, 5000);
    private static readonly Threshold Times = new("times", "above own third-largest other day and the largest day of all peers but one, at least", 5, Threshold.Times, 1, 50);
    private static readonly Threshold Far = new("deviations", "prints and exports of any kind above own days, at least", 5, Threshold.Deviations, 2, 50);
    private static readonly Threshold Asked = new("asked", "records of which somebody asked for a copy and has none so far, before it, at most", 7, Threshold.Days, 0, 60);
    private static readonly Threshold History = new("own-days", "own other days, for prints and exports of any kind, at least", 5, Threshold.Days, 3, 60);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "bulk-export",
        Version = 7,
        Title = "Bulk print or export",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A day on which a user printed or exported far more than on other days. There are two ways to it. Without a reason: records of at least {Unexplained} patients without a documented reason. That is more than on the user's third-largest other day, and more than all peers but one had on their largest. Of any kind: at least {Events} prints and exports, those of one record counted once: a transfer packet is printed page by page. Not counted are records of which a disclosure is on record, the day before or in the week after, or of which somebody had asked for a copy, within {Asked} days as long as no answer is on record, and else until the day after the answer. That is {Times} times the user's third-largest other day and {Times} times the largest day of all peers but one. It is also {Far} robust standard deviations (median, median absolute deviation) above the user's other days, of which there must be {History}. What is found in this second way keeps its weight however few of the colleagues' accesses have a documented reason: systems staff, of whose work no feed tells, hardly ever export. People of release of information are left out of it: they print by the piece and have a request for each. So are people of billing who gave a reason with each, where every record has its open account: a payer's audit asks for many at once. Peers have the same role and department; where fewer than 6 people do, the circle is wider. Two odd days of the user, or one odd peer, hide nothing.",
        Needs = ["accesses.print|accesses.export", RuleInfo.Care],
        Thresholds = [Unexplained, Events, Asked, Times, Far, History],
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

                var (otherUnexplained, otherEvents) = OtherDays(accesses.UserDays.Of(user), day.Day);
                var unexplained = day.UnexplainedExports >= leastUnexplained && day.UnexplainedExports > Math.Max(otherUnexplained.ThirdLargest, accesses.Peers.UsualLargest(user, d => d.UnexplainedExports));
                // What the day and the user's other days say comes before peers, who are many, and before each access of the day.
                var many = day.Exports >= leastEvents && (accesses.Context.User(user).Work & OfficeWork.Release) == 0 && otherEvents.Total >= History.In(policy) && otherEvents.Deviations(day.Exports) >= Far.In(policy)
                    && Math.Max(leastEvents, times * Math.Max(otherEvents.ThirdLargest, accesses.Peers.UsualLargest(user, d => d.Exports))) is var least && day.Exports >= least
                    && !AnswersPayer(accesses, user, day) && day.Exports - AskedFor(accesses, user, day.Day) >= least;
                if (unexplained || many)
                {
                    yield return new(user, unexplained ? UnexplainedExports(accesses, user, day.Day) : Exports(accesses, user, day.Day), unexplained && day.UnexplainedExports >= 20 ? 70 : 58, string.Create(CultureInfo.InvariantCulture,
                        $"{day.Exports:N0} prints and exports on one day, those of one record as one, {Counted.Of(day.UnexplainedExports, "patient")} among them without a documented reason; on the user's third-largest other day {otherEvents.ThirdLargest:N0}.")) { RestsOnExplanations = !many };
                }
            }
        }
    }

    // Of those records somebody asked for a copy, or a disclosure is on record.
    private static int AskedFor(ExplainedAccesses accesses, int user, int day) => Exports(accesses, user, day).Select(row => accesses.Window.Patient[row]).Distinct()
        .Count(patient => patient != 0 && accesses.Context.IsAskedFor(accesses.Sessions[accesses.Sessions.Of(user, patient, day)], OfficeWork.Release, SiteCalendar.Day, Asked.SpanIn(accesses.Policy)));

    // A payer's audit asks for the records behind many bills at once; disclosures for payment are in no register (45 CFR 164.528(a)(1)(i)).
    private static bool AnswersPayer(ExplainedAccesses accesses, int user, in UserDay day) => (accesses.Context.User(user).Work & OfficeWork.Billing) != 0 && day.UnexplainedExports == 0
        && Exports(accesses, user, day.Day).TrueForAll(row => accesses.Context.Reasons.ContainsKey(accesses.Window.Reason[row]));

    private static (CountHistogram Unexplained, CountHistogram Events) OtherDays(DaysOfUser days, int except)
    {
        var (unexplained, events) = (new CountHistogram(), new CountHistogram());
        foreach (ref readonly var day in days)
        {
            if (day.Day != except)
            {
                unexplained.Add(day.UnexplainedExports);
                events.Add(day.Exports);
            }
        }

        return (unexplained, events);
    }

    private static List<int> Exports(ExplainedAccesses accesses, int user, int day) => RowsOn(accesses, user, day, row => accesses.Window.Action[row] is AccessAction.Print or AccessAction.Export);

    private static List<int> UnexplainedExports(ExplainedAccesses accesses, int user, int day) =>
        Exports(accesses, user, day).FindAll(row => accesses.Window.Patient[row] is not 0 and var patient && !accesses.IsExplained(accesses.Sessions.Of(user, patient, day)));
}
