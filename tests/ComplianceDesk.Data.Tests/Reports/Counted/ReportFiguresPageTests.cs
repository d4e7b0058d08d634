using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>docs/report-figures.md names every member that a report prints, and a test that exists for each.</summary>
public sealed partial class ReportFiguresPageTests
{
    private static readonly string[] Rows = [.. File.ReadLines(Page()).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Contains('`', StringComparison.Ordinal))];

    [Fact]
    public void Names_EveryMemberThatAReportPrints()
    {
        var printed = ReportLibrary.All.Select(r => ReportCatalog.Find(r.Id)!.DataType).Concat([typeof(ReportBasis), typeof(Evaluation), typeof(RecordQuality), typeof(AccountFacts)])
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.CanWrite).Select(p => $"{t.Name}.{p.Name}"));

        Assert.Equal(printed.Order(StringComparer.Ordinal), Rows.SelectMany(r => Names(r.Split('|')[2])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_TestsThatExist()
    {
        var tests = typeof(ReportFiguresPageTests).Assembly.GetTypes().SelectMany(t => t.GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null).Select(m => $"{t.Name}.{m.Name}")).ToHashSet(StringComparer.Ordinal);

        Assert.All(Rows, r => Assert.NotEmpty(Names(r.Split('|')[3])));
        Assert.All(Rows.SelectMany(r => Names(r.Split('|')[3])), name => Assert.Contains(name, tests));
    }

    private static IEnumerable<string> Names(string cell) => Name().Matches(cell).Select(m => m.Groups[1].Value);

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "docs", "report-figures.md"));

    [GeneratedRegex("`([A-Za-z0-9_.]+)`")]
    private static partial Regex Name();
}
