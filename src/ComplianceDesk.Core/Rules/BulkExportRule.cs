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
        Version = 1,
        Title = "Bulk print or export",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"A day on which a user printed or exported records of at least {Unexplained} patients without a documented reason, more than on any other day; or at least {Events} prints and exports of any kind, {Times} times the user's largest other day and {Times} times the largest day of any peer.",
        Needs = [RuleInfo.Care],
        Thresholds = [Unexplained, Events, Times],
        InnocentCauses = ["release of information", "a downtime drill", "audits and research that no feed documents"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var policy = accesses.Policy;
        var (leastUnexplained, leastEvents, times) = (Unexplained.In(policy), Events.In(policy), Times.In(policy));
        var byUser = Count(accesses);
        var largest = byUser.ToDictionary(u => u.Key, u => u.Value.Values.Max(d => d.Events));
        var peers = new Peers(accesses);
        foreach (var (user, days) in byUser.OrderBy(u => u.Key))
        {
            foreach (var (day, counts) in days.OrderBy(d => d.Key))
            {
                var otherUnexplained = days.Where(d => d.Key != day).Select(d => d.Value.Unexplained.Count).DefaultIfEmpty().Max();
                var otherEvents = days.Where(d => d.Key != day).Select(d => d.Value.Events).DefaultIfEmpty().Max();
                var unexplained = counts.Unexplained.Count >= leastUnexplained && counts.Unexplained.Count > otherUnexplained;
                if (unexplained || (counts.Events >= leastEvents && counts.Events >= times * otherEvents && counts.Events >= times * peers.Of(user).Select(p => largest.GetValueOrDefault(p)).DefaultIfEmpty().Max()))
                {
                    yield return new(user, unexplained ? counts.UnexplainedRows : counts.Rows, unexplained && counts.Unexplained.Count >= 20 ? 70 : 58, string.Create(CultureInfo.InvariantCulture,
                        $"{counts.Events:N0} prints and exports on one day, {counts.Unexplained.Count:N0} patients among them without a documented reason; the most on any other day is {otherEvents:N0}."));
                }
            }
        }
    }

    private static Dictionary<int, Dictionary<int, Day>> Count(ExplainedAccesses accesses)
    {
        var (window, sessions) = (accesses.Window, accesses.Sessions);
        var users = new Dictionary<int, Dictionary<int, Day>>();
        for (var row = 0; row < window.Count; row++)
        {
            if (window.Action[row] is not (AccessAction.Print or AccessAction.Export) || !window.Succeeded(row))
            {
                continue;
            }

            var (user, patient, number) = (window.User[row], window.Patient[row], accesses.Calendar.DayOf(window.At[row]));
            var days = users.TryGetValue(user, out var known) ? known : users[user] = [];
            var day = days.TryGetValue(number, out var counted) ? counted : days[number] = new();
            day.Events++;
            day.Rows.Add(row);
            if (patient != 0 && !accesses.IsExplained(sessions.Of(user, patient, number)))
            {
                day.Unexplained.Add(patient);
                day.UnexplainedRows.Add(row);
            }
        }

        return users;
    }

    private sealed class Day
    {
        public int Events { get; set; }

        public HashSet<int> Unexplained { get; } = [];

        public List<int> Rows { get; } = [];

        public List<int> UnexplainedRows { get; } = [];
    }
}
