using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Requirements;

/// <summary>A finding of the evaluation: a test outside its threshold, in the form auditors use. What data cannot tell (cause, response, owner, date) is management's to add.</summary>
/// <param name="Outcome">What the test answered.</param>
/// <param name="BearsOn">Requirements that apply and name the test.</param>
public sealed record EvaluationFinding(MetricOutcome Outcome, IReadOnlyList<Requirement> BearsOn)
{
    /// <summary>Things looked at that are not as the test expects.</summary>
    public long Exceptions => Outcome.Counted - Outcome.Good;

    /// <summary>Orders the work and is no legal weight: High when the threshold is law and a required duty hangs on the test, Medium when one of the two holds, Low otherwise. A law that does not bind the site weighs nothing: Low when no requirement that applies names the test.</summary>
    public Mark Severity => (Outcome.Metric.Basis == Quality.ThresholdBasis.Law && BearsOn.Count > 0, BearsOn.Any(r => r.Obligation == Obligation.Required)) switch
    {
        (true, true) => Mark.High,
        (false, false) => Mark.Low,
        _ => Mark.Medium,
    };

    /// <summary>The criteria: each requirement in our own words.</summary>
    public IReadOnlyList<string> Criteria => [.. BearsOn.Select(r => $"{r.Citation} ({RequirementWords.Of(r.Obligation)}): {r.Summary}")];

    /// <summary>The condition: what was looked at and what was found.</summary>
    public string Condition
    {
        get
        {
            var metric = Outcome.Metric;
            return $"Population: {metric.Population} ({Figures.Count(Outcome.Population)}). Looked at: {metric.Counted} ({Figures.Count(Outcome.Counted)}). " +
                $"As expected ({metric.Good}): {Figures.Share(Outcome.Good, Outcome.Counted)}. Exceptions: {Figures.Share(Exceptions, Outcome.Counted)}.";
        }
    }

    /// <summary>The threshold in words: the share that must be as expected, the limit in force, and who set it.</summary>
    /// <param name="limit">The limit in force, in the test's unit; null when it has none.</param>
    public string Threshold(double? limit)
    {
        var share = Outcome.Metric.Least == 1 ? "all as expected" : $"at least {Quality.LimitWords.Percent((decimal)Outcome.Metric.Least)} as expected";
        var number = limit is { } value ? $"; limit {value.ToString("0.##", CultureInfo.InvariantCulture)} {Figures.Unit(value, Outcome.Metric.LimitUnit)}" : "";
        return $"{share}{number}; set by {(Outcome.Metric.Basis == Quality.ThresholdBasis.Law ? "law" : "policy of the site")}";
    }

    /// <summary>What to do about it.</summary>
    public string Recommendation => $"Look at each row behind this finding (test {Outcome.Metric.Id}); correct it, or record why it stands. Expected: {Outcome.Metric.Good}.";

    /// <summary>The tests with an exception noted, heaviest first. The record of decisions bears on 45 CFR 164.306(d), not on each specification that it counts.</summary>
    /// <param name="outcomes">What the tests of a run answered.</param>
    /// <param name="lines">Every requirement with its result.</param>
    public static IReadOnlyList<EvaluationFinding> Of(IEnumerable<MetricOutcome> outcomes, IEnumerable<(Requirement Requirement, TestResult Result)> lines)
    {
        var applying = lines.Where(l => l.Result != TestResult.NotApplicable).Select(l => l.Requirement).ToList();
        return
        [
            .. outcomes.Where(o => o.Status == MetricStatus.Exception)
                .Select(o => new EvaluationFinding(o, [.. applying.Where(r => r.Metrics.Contains(o.Metric.Id) && !AddressableStates.IsOneOf(o.Metric.Id, r))]))
                .OrderBy(f => (int)f.Severity).ThenByDescending(f => f.Exceptions).ThenBy(f => f.Outcome.Metric.Id, StringComparer.Ordinal),
        ];
    }
}
