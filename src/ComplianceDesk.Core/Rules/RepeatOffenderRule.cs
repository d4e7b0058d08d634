using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>An earlier finding about the user was decided to be a violation.</summary>
public sealed class RepeatOffenderRule : CircumstanceRule
{
    private static readonly Threshold Days = new("days", "looked back from the finding, at most", 730, Threshold.Days, 30, 2190);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "repeat-offender",
        Version = 1,
        Title = "Earlier violation of the same user",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.530(e)(1); 164.308(a)(1)(ii)(C)",
        Definition = $"Strengthens any finding about a user, never makes one: a reviewer decided an earlier finding about the same user to be a violation, and all its accesses lie before those of this finding, {Days} days at most.",
        Needs = ["accesses"],
        Thresholds = [Days],
        InnocentCauses = ["none of its own: what the finding itself rests on must be judged by itself"],
    };

    /// <inheritdoc/>
    public override Match Test(ExplainedAccesses accesses, int user, IReadOnlyList<int> rows)
    {
        var (first, earlier) = (accesses.Window.At[rows[0]], 0);
        foreach (ref readonly var violation in accesses.Context.Violations.Of(user))
        {
            earlier += violation.LastAt < first && first - violation.LastAt <= Days.SpanIn(accesses.Policy) ? 1 : 0;
        }

        return earlier == 0 ? Match.None : new(earlier == 1 ? 10 : 15, 0, earlier);
    }

    /// <inheritdoc/>
    public override string Describe(Match match) => string.Create(CultureInfo.InvariantCulture,
        $"{Counted.Of(match.Detail, "earlier finding")} about this user {(match.Detail == 1 ? "was" : "were")} decided to be {(match.Detail == 1 ? "a violation" : "violations")}.");
}
