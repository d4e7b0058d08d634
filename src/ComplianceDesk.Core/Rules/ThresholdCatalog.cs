using System.Collections.Frozen;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Rules;

/// <summary>All thresholds of rules, explanations, checks, measures, other parts of scores and scores, each with its place in a policy's values.</summary>
public static class ThresholdCatalog
{
    private static readonly Part Judging = new(0, RuleCatalog.All.Select(r => (r.Info.Id, r.Info.Thresholds)).Concat(ExplanationCatalog.All.Select(e => (e.Id, e.Thresholds))));

    // Judging asks nothing of records: their checks, measures and scores are made when somebody asks for one of their thresholds, or a policy sets one.
    private static readonly Lazy<Part> Records = new(() => new(Judging.All.Count, CheckCatalog.All.Select(c => (c.Info.Id, c.Info.Thresholds))
        .Concat(MeasureCatalog.All.Select(m => (m.Info.Id, m.Info.Thresholds))).Concat(MeasuredParts.All.Select(p => (p.Id, p.Thresholds))).Concat(ScoreCatalog.All.Select(s => (s.Id, s.Thresholds)))));

    private static readonly Lazy<IReadOnlyList<Threshold>> Both = new(() => [.. Judging.All, .. Records.Value.All]);

    /// <summary>Every threshold: rules' first, then explanations', checks', measures', parts' and scores', in the order of the catalogues.</summary>
    public static IReadOnlyList<Threshold> All => Both.Value;

    /// <summary>The threshold of a key (<c>owner-id.threshold-id</c>), or null when there is none.</summary>
    public static Threshold? Find(string key) => Judging.ByKey.GetValueOrDefault(key) ?? Records.Value.ByKey.GetValueOrDefault(key);

    /// <summary>
    /// The values in force, by place; none of thresholds of records where nothing is set of them, which are as they come. Keys that no threshold bears are of another version of the
    /// program and say nothing.
    /// </summary>
    internal static double[] Values(IReadOnlyDictionary<string, double> set)
    {
        double[] values = [.. (set.Keys.All(Judging.ByKey.ContainsKey) ? Judging.All : All).Select(t => t.Default)];
        foreach (var (key, value) in set)
        {
            if (Find(key) is { } threshold)
            {
                // Whatever a policy says, nobody is less strict than the law.
                values[threshold.Place] = threshold.IsLaw ? Math.Clamp(double.IsNaN(value) ? threshold.Default : value, threshold.Least, threshold.Most) : value;
            }
        }

        return values;
    }

    /// <summary>Thresholds that are collected together.</summary>
    private sealed class Part
    {
        public Part(int first, IEnumerable<(string Owner, IReadOnlyList<Threshold> Thresholds)> owned)
        {
            var all = new List<Threshold>();
            foreach (var (owner, thresholds) in owned)
            {
                foreach (var threshold in thresholds)
                {
                    threshold.Register(owner, first + all.Count);
                    all.Add(threshold);
                }
            }

            All = all;
            ByKey = all.ToFrozenDictionary(t => t.Key, StringComparer.Ordinal);
        }

        public List<Threshold> All { get; }

        public FrozenDictionary<string, Threshold> ByKey { get; }
    }
}
