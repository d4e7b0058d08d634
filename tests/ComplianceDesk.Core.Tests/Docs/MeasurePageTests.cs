using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>docs/measures.md: every HIM measure with its formula, limit, target and source.</summary>
public sealed class MeasurePageTests
{
    [Fact]
    public void Lists_EveryMeasure()
    {
        var text = new StringBuilder("# HIM measures\n");
        foreach (var group in MeasureCatalog.All.Select(m => m.Info).GroupBy(i => i.Group))
        {
            foreach (var info in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n## {info.Title}\n\n{info.Formula}\n\n| | |\n|---|---|\n| Id | `{info.Id}`, version {info.Version} |\n| Numerator | {info.Numerator} |\n| Denominator | {info.Denominator} |\n");
                text.Append(info.LimitText is { } limit ? string.Create(CultureInfo.InvariantCulture, $"| Limit | {limit} ({info.LimitBasis.ToString().ToLowerInvariant()}) |\n") : "");
                text.Append(CultureInfo.InvariantCulture, $"| Target | {info.TargetText}{(info.Target is null ? "" : $" ({info.TargetBasis.ToString().ToLowerInvariant()})")} |\n| Source | {info.Citation} |\n| Feeds | {string.Join(", ", info.Feeds)} |\n| Provider | {info.Provider} |\n");
            }
        }

        GeneratedPage.Check("docs/measures.md", text.ToString(), 1500);
    }
}
