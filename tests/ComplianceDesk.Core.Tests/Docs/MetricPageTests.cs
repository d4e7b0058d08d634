using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>docs/metrics.md: every metric of the catalogue, computed with what it counts, or not computed with the reason.</summary>
public sealed class MetricPageTests
{
    [Fact]
    public void Lists_EveryMetric()
    {
        var computed = MetricCatalog.Infos.Values.ToList();
        var not = RequirementCatalog.Metrics.Values.Where(m => m.NotComputable is not null).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        GeneratedPage.Check("docs/metrics.md",
            $"# Metrics of the catalogue\n\n{RequirementCatalog.Metrics.Count} metrics: {computed.Count} computed, {not.Count} not.\n\n## Computed\n\n" +
            "| metric | looks at | counts | as expected | pass | basis | reads | leaves out |\n|---|---|---|---|---|---|---|---|\n" +
            string.Join('\n', computed.Select(m => $"| `{m.Id}` {m.Title} | {m.Population} | {m.Counted} | {m.Good} | {Pass(m)} | {Basis(m)} | {Reads(m)} | {m.Leaves ?? "nothing"} |")) +
            "\n\n## Not computed\n\n| metric | would measure | why not |\n|---|---|---|\n" +
            string.Join('\n', not.Select(m => $"| `{m.Id}` | {m.Measures} | {m.NotComputable} |")), 400);
    }

    private static string Pass(MetricInfo metric) => FormattableString.Invariant($"{(metric.Least == 1 ? "all" : $"at least {metric.Least * 100:0.##}%")}{(metric.Limit is { } limit ? $"; limit {limit:0.##} {metric.LimitUnit}" : "")}");

    private static string Basis(MetricInfo metric) => metric.Basis == ThresholdBasis.Law ? "law" : "policy";

    private static string Reads(MetricInfo metric) => metric.Feeds.Count == 0 ? metric.Stated ? "statements of the desk" : "registers of the desk" : string.Join(", ", metric.Feeds.Select(f => $"`{f}`"));
}
