using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Cli.Bench;

/// <summary>One number of the outcome.</summary>
/// <param name="RuleSet">Whose findings.</param>
/// <param name="Hospitals">A convention, or all.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Key">Scenario, rule or kind of look-alike; empty for the whole.</param>
/// <param name="Of">Count with the property; 0 for average precision.</param>
/// <param name="Whole">All counted; 0 for average precision.</param>
/// <param name="Share">The share, or the average precision.</param>
/// <param name="Low">Lower end of the Wilson interval at 95 %.</param>
/// <param name="High">Upper end.</param>
internal sealed record DetectionNumber(string RuleSet, string Hospitals, string Measure, string Key, long Of, long Whole, double? Share, double? Low, double? High);

/// <summary>The outcome as numbers, printed for people or written for programs.</summary>
internal static class DetectionTable
{
    public const string Own = "compliancedesk", FirstGeneration = "first-generation";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>All numbers of one rule set on one group of hospitals.</summary>
    public static IEnumerable<DetectionNumber> Numbers(string ruleSet, string hospitals, Detection d)
    {
        yield return Of("incidents-found", "", d.Incidents);
        foreach (var (key, part) in d.Recall) yield return Of("incidents-found", key, part);
        yield return Of("findings-right", "", d.Precision);
        foreach (var (key, part) in d.Rules) yield return Of("findings-right", key, part);
        foreach (var (band, part) in ruleSet == Own ? d.PrecisionByScore : []) yield return Of("findings-right-by-score", band, part);
        yield return new(ruleSet, hospitals, "average-precision", "", 0, 0, d.AveragePrecision, null, null);
        yield return Of("look-alikes-flagged", "", d.LookalikesFlagged);
        foreach (var (key, part) in d.Lookalikes) yield return Of("look-alikes-flagged", key, part);
        if (ruleSet != Own) yield break;
        yield return Of("ordinary-explained", "", d.Explained);
        yield return Of("ordinary-first-explained", "", d.FirstExplained);
        yield return Of("planted-explained", "", d.PlantedExplained);
        yield return Of("planted-explained-and-in-no-finding", "", d.PlantedHidden);

        DetectionNumber Of(string measure, string key, Part part)
        {
            var interval = part.Whole > 0 ? WilsonInterval.Of(part.Of, part.Whole) : (WilsonInterval?)null;
            return new(ruleSet, hospitals, measure, key, part.Of, part.Whole, part.Share, interval?.Low, interval?.High);
        }
    }

    public static void WriteCsv(TextWriter output, IEnumerable<DetectionNumber> numbers)
    {
        output.WriteLine("rule_set,hospitals,measure,key,of,whole,share,low,high");
        foreach (var n in numbers)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{n.RuleSet},{n.Hospitals},{n.Measure},{n.Key.Replace(',', ';')},{n.Of},{n.Whole},{n.Share:0.#####},{n.Low:0.#####},{n.High:0.#####}"));
        }
    }

    public static void WriteMisses(TextWriter output, IEnumerable<MissRow> misses)
    {
        output.WriteLine("hospital,kind,what,score,first_event_id,events,made_of");
        foreach (var m in misses) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Hospital},{m.Kind},{m.What},{m.Score},{m.FirstEventId},{m.Events},{m.Made}"));
    }

    public static string Json(IEnumerable<DetectionNumber> numbers) => JsonSerializer.Serialize(numbers, Indented);

    /// <summary>The whole outcome, the first-generation rules beside it where there are any.</summary>
    public static void Print(TextWriter output, Detection own, Detection? first)
    {
        Line("Incidents found", own.Incidents, first?.Incidents);
        foreach (var (scenario, part) in own.Recall) Line("  " + scenario, part, first?.Recall.GetValueOrDefault(scenario));
        var weak = own.WeakScenarios;
        output.WriteLine(weak.Count == 0
            ? $"Every scenario was found at least eight times in ten ({own.Recall.Count} scenarios)"
            : $"Scenarios found fewer than eight times in ten: {weak.Count} of {own.Recall.Count} ({string.Join(", ", weak)})");
        Line("Findings that are right", own.Precision, first?.Precision);
        foreach (var (rule, part) in own.Rules) Line("  " + rule, part, null);
        foreach (var (rule, part) in first?.Rules.AsEnumerable() ?? []) Line("  first generation: " + rule, part, null);
        foreach (var (band, part) in own.PrecisionByScore) Line($"  of {band} points", part, null);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Average precision: {own.AveragePrecision:0.000}{(first is null ? "" : $" | {first.AveragePrecision:0.000}")}"));
        Line("Look-alikes flagged", own.LookalikesFlagged, first?.LookalikesFlagged);
        foreach (var (kind, part) in own.Lookalikes) Line("  " + kind, part, first?.Lookalikes.GetValueOrDefault(kind));
        Line("Ordinary accesses explained", own.Explained, null);
        Line("Ordinary first accesses explained", own.FirstExplained, null);
        Line("Planted accesses for which a reason was found", own.PlantedExplained, null);
        Line("Planted accesses explained away: a reason and no finding", own.PlantedHidden, null);

        void Line(string what, Part part, Part? beside) => output.WriteLine($"{what}: {Text(part)}{(beside is { } b ? $" | {Text(b)}" : "")}");
    }

    /// <summary>One line for a group of hospitals.</summary>
    public static string Summary(string hospitals, Detection d) => string.Create(CultureInfo.InvariantCulture,
        $"{hospitals}: incidents {Text(d.Incidents)}; right {Text(d.Precision)}; average precision {d.AveragePrecision:0.000}; look-alikes flagged {Text(d.LookalikesFlagged)}; explained {Text(d.Explained)}");

    private static string Text(Part part)
    {
        if (part.Whole == 0) return "0 of 0";
        var interval = WilsonInterval.Of(part.Of, part.Whole);
        return string.Create(CultureInfo.InvariantCulture, $"{part.Of} of {part.Whole} ({100 * part.Share:0.0} %, {100 * interval.Low:0.0}–{100 * interval.High:0.0})");
    }
}
