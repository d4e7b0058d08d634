using System.Globalization;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>An hour at which this user does not otherwise work.</summary>
public sealed class OffHoursRule : PairRule
{
    private static readonly Threshold History = new("history", "other accesses, at least", 100, "accesses", 20, 5000);
    private static readonly Threshold Usual = new("usual", "of the user's other accesses within an hour, less than", 2, Threshold.Percent, 0.1, 25);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "off-hours",
        Version = 1,
        Title = "Outside the user's usual hours",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.308(a)(1)(ii)(D)",
        Definition = $"Supports a finding, never makes one: an unexplained access at an hour in which, with the hours beside it, fewer than {Usual} of the user's other accesses fall; from {History} other accesses on.",
        Needs = [RuleInfo.Care],
        Thresholds = [Usual, History],
        InnocentCauses = ["shift swaps, on-call work, charting at home", "a wrong time zone"],
    };

    /// <inheritdoc/>
    public override bool IsSupporting => true;

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var (window, calendar) = (pair.Accesses.Window, pair.Accesses.Calendar);
        Span<int> hours = stackalloc int[24];
        var all = pair.Accesses[LearnedCount.Hours];
        var (from, to) = all.Of(pair.UserId);
        for (var place = from; place < to; place++)
        {
            hours[all.At(place).Second] = all.At(place).Count;
        }

        foreach (var session in pair.Sessions)
        {
            foreach (var row in pair.Accesses.Sessions.RowsOf(session))
            {
                hours[calendar.HourOf(window.At[row])]--;
            }
        }

        var others = 0;
        foreach (var count in hours)
        {
            others += count;
        }

        var history = History.In(pair.Policy);
        if (others < history)
        {
            return Match.None;
        }

        var least = 1.0;
        foreach (var session in pair.Sessions)
        {
            var hour = calendar.HourOf(pair.Accesses.Sessions[session].FirstAt);
            least = Math.Min(least, (double)(hours[hour] + hours[(hour + 1) % 24] + hours[(hour + 23) % 24]) / Math.Max(1, others));
        }

        return least < Usual.ShareIn(pair.Policy) ? new(8, 0, (int)(least * 10_000)) : Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"{match.Detail / 100.0:0.0#} % of the user's other accesses fall within an hour of this time of day.");
}
