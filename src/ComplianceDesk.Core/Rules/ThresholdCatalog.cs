using System.Collections.Frozen;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Rules;

/// <summary>All thresholds of rules, explanations, checks, measures, other parts of scores and scores, each with its place in a policy's values.</summary>
public static class ThresholdCatalog
{
    private static readonly FrozenDictionary<string, int> Places;
    private static readonly double[] Defaults;

    static ThresholdCatalog()
    {
        var all = new List<Threshold>();
        var owned = RuleCatalog.All.Select(r => (r.Info.Id, r.Info.Thresholds)).Concat(ExplanationCatalog.All.Select(e => (e.Id, e.Thresholds)))
            .Concat(CheckCatalog.All.Select(c => (c.Info.Id, c.Info.Thresholds))).Concat(MeasureCatalog.All.Select(m => (m.Info.Id, m.Info.Thresholds)))
            .Concat(MeasuredParts.All.Select(p => (p.Id, p.Thresholds))).Concat(ScoreCatalog.All.Select(s => (s.Id, s.Thresholds)));
        foreach (var (owner, thresholds) in owned)
        {
            foreach (var threshold in thresholds)
            {
                threshold.Register(owner, all.Count);
                all.Add(threshold);
            }
        }

        All = all;
        Places = all.Select((t, place) => (t.Key, place)).ToDictionary(t => t.Key, t => t.place, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        Defaults = [.. all.Select(t => t.Default)];
    }

    /// <summary>Every threshold: rules' first, then explanations', checks', measures', parts' and scores', in the order of the catalogues.</summary>
    public static IReadOnlyList<Threshold> All { get; }

    /// <summary>The threshold of a key (<c>owner-id.threshold-id</c>), or null when there is none.</summary>
    public static Threshold? Find(string key) => Places.TryGetValue(key, out var place) ? All[place] : null;

    /// <summary>The values in force, by place. Keys that no threshold bears are of another version of the program and say nothing.</summary>
    internal static double[] Values(IReadOnlyDictionary<string, double> set)
    {
        double[] values = [.. Defaults];
        foreach (var (key, value) in set)
        {
            if (Places.TryGetValue(key, out var place))
            {
                // Whatever a policy says, nobody is less strict than the law.
                values[place] = All[place].IsLaw ? Math.Clamp(double.IsNaN(value) ? All[place].Default : value, All[place].Least, All[place].Most) : value;
            }
        }

        return values;
    }
}
