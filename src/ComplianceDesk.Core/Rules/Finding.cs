using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>One piece of evidence in a finding.</summary>
/// <param name="Rule">The rule's id, or <see cref="RuledOut"/> for what was ruled out.</param>
/// <param name="Weight">Points it adds to the score; 0 of a rule that saw something of which nothing is left, for the reasons that the sentence gives.</param>
/// <param name="Sentence">The evidence with its numbers; holds no name, address or other identifier.</param>
public sealed record Signal(string Rule, int Weight, string Sentence)
{
    /// <summary>Stands in the place of a rule's id where a signal says what was looked for and not found.</summary>
    public const string RuledOut = "explanations";

    /// <summary>Signals of several findings as one's: of each rule the heaviest, with how many of what they are about show it (apart those of which nothing is left); heaviest first.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="about">What tells them apart: the user, the patient.</param>
    /// <param name="things">Its name in the plural.</param>
    /// <param name="whole">A rule that already speaks of all of them.</param>
    internal static List<Signal> Gather(IReadOnlyCollection<Finding> findings, Func<Finding, int> about, string things, string? whole = null)
    {
        var signals = new List<Signal>();
        foreach (var rule in findings.SelectMany(f => f.Signals.Select(s => (About: about(f), Signal: s))).Where(s => s.Signal.Rule != RuledOut).GroupBy(s => (s.Signal.Rule, Counts: s.Signal.Weight > 0)))
        {
            var heaviest = rule.OrderByDescending(s => s.Signal.Weight).ThenBy(s => s.Signal.Sentence, StringComparer.Ordinal).First().Signal;
            signals.Add(rule.Key.Rule == whole || findings.Count == 1 ? heaviest : heaviest with
            {
                Sentence = string.Create(CultureInfo.InvariantCulture, $"{rule.Select(s => s.About).Distinct().Count()} of the {findings.Count} {things}; the clearest: {heaviest.Sentence}"),
            });
        }

        signals.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Rule, b.Rule));
        return signals;
    }

    /// <summary>Signals of a finding that has grown: of each rule the heaviest, of equal ones the latest; heaviest first.</summary>
    /// <param name="inTime">The signals of its parts, oldest part first.</param>
    public static IReadOnlyList<Signal> Merge(IEnumerable<Signal> inTime)
    {
        var heaviest = new Dictionary<string, Signal>(StringComparer.Ordinal);
        foreach (var signal in inTime)
        {
            if (!heaviest.TryGetValue(signal.Rule, out var known) || signal.Weight >= known.Weight)
            {
                heaviest[signal.Rule] = signal;
            }
        }

        return [.. heaviest.Values.OrderByDescending(s => s.Weight).ThenBy(s => s.Rule, StringComparer.Ordinal)];
    }
}

/// <summary>Something a person should look at: what one user did to one patient, or one episode of one user.</summary>
public sealed record Finding
{
    /// <summary>Stays the same when the same behaviour is judged again, or grows.</summary>
    public required string Key { get; init; }

    /// <summary>True for one about what one user did to one patient.</summary>
    internal bool IsOfPair => Key.StartsWith("pair:", StringComparison.Ordinal);

    public required int User { get; init; }
    /// <summary>Row id of the patient, 0 for an episode.</summary>
    public required int Patient { get; init; }
    /// <summary>0–100.</summary>
    public required int Score { get; init; }
    public required RuleSeverity Severity { get; init; }
    /// <summary>Heaviest first.</summary>
    public required IReadOnlyList<Signal> Signals { get; init; }
    /// <summary>Positions in the window of the accesses it rests on, in time order.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The store's ids of accesses of earlier epochs that it rests on too.</summary>
    public IReadOnlyList<long> Earlier { get; init; } = [];

    /// <summary>Ids of the rules that gave weight, heaviest first.</summary>
    public IEnumerable<string> Rules => Signals.Where(s => s.Weight > 0).Select(s => s.Rule).Distinct(StringComparer.Ordinal);
}
