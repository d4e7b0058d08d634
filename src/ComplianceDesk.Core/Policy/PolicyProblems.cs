using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Policy;

/// <summary>What stands against putting a policy in force.</summary>
public static class PolicyProblems
{
    /// <summary>A sentence for each problem; empty when there is none.</summary>
    public static IReadOnlyList<string> Of(JudgementPolicy policy) =>
    [
        .. policy.Explanations.Keys.Where(id => ExplanationCatalog.Find(id) is null).Order(StringComparer.Ordinal).Select(id => $"There is no explanation \"{id}\"."),
        .. policy.Explanations.Where(e => !Enum.IsDefined(e.Value)).Select(e => $"Explanation {e.Key}: choose reason, off or flag."),
        .. policy.RulesOff.Where(id => RuleCatalog.Find(id) is null).Order(StringComparer.Ordinal).Select(id => $"There is no rule \"{id}\"."),
        .. policy.QualityOff.Order(StringComparer.Ordinal).Select(Off).OfType<string>(),
        .. policy.Thresholds.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Of(t.Key, t.Value)).OfType<string>(),
        .. ScoreCatalog.All.Select(s => s.In(policy)).Where(s => s.Floor > s.Target).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Title} ({s.Id}): the band would begin at {s.Floor:0.####}, above its target {s.Target:0.####}.")),
        .. policy.Allowances.SelectMany(Of),
    ];

    private static string? Off(string id) => (CheckCatalog.Find(id)?.Info, MeasureCatalog.Find(id)?.Info) switch
    {
        (null, null) => $"There is no check or measure \"{id}\".",
        ({ RestsOnLaw: true }, _) or (_, { RestsOnLaw: true }) => $"{id} rests on law: it cannot be switched off.",
        _ => null,
    };

    private static string? Of(string key, double value)
    {
        if (ThresholdCatalog.Find(key) is not { } threshold)
        {
            return $"There is no threshold \"{key}\".";
        }

        if (!threshold.IsEditable && value != threshold.Default)
        {
            return $"{key} is fixed at {threshold.Quantity(threshold.Default)}: other numbers are calibrated with it.";
        }

        // Written so that what is not a number is refused too.
        if (!(value >= threshold.Least && value <= threshold.Most))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{key} ({threshold.Name}) is {threshold.Quantity(value)}; it may be from {threshold.Text(threshold.Least)} to {threshold.Quantity(threshold.Most)}.")
                + (threshold.IsLaw ? $" The law sets {threshold.Quantity(threshold.Default)}: a site may be stricter, never looser." : "");
        }

        if (threshold.Choices.Count > 0 && threshold.Choices.All(choice => choice.Value != value))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{key} ({threshold.Name}) is {value}; choose {string.Join(", ", threshold.Choices.Select(choice => $"{choice.Value} ({choice.Word})"))}.");
        }

        return threshold.IsWhole && Math.Round(value) != value ? $"{key} ({threshold.Name}) is {threshold.Quantity(value)}; it must be a whole number." : null;
    }

    private static IEnumerable<string> Of(Allowance entry)
    {
        var name = $"Allow-list entry for {entry.Subject.ToString().ToLowerInvariant()} {entry.Id}";
        if (string.IsNullOrWhiteSpace(entry.Id))
        {
            yield return $"{name}: say who or what it is about.";
        }

        foreach (var rule in entry.Rules.Where(id => RuleCatalog.Find(id) is null))
        {
            yield return $"{name}: there is no rule \"{rule}\".";
        }

        if (entry.Reason.Trim().Length < Allowance.ShortestReason)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: write at least {Allowance.ShortestReason} characters of reason.");
        }

        if (string.IsNullOrWhiteSpace(entry.ApprovedBy))
        {
            yield return $"{name}: name who approved it.";
        }

        if (entry.Until < entry.From)
        {
            yield return $"{name}: its last day is before its first.";
        }
        else if (entry.Until.DayNumber - entry.From.DayNumber >= Allowance.MostDays)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: it may last {Allowance.MostDays} days at most.");
        }
    }
}
