using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed partial class ReportCatalogTests
{
    public static TheoryData<string> Reports => [.. ReportCatalog.All.Select(r => r.Info.Id)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Says_WhatItIs(string id)
    {
        var report = ReportCatalog.Find(id)!;
        Assert.Equal(Hump().Replace(report.GetType().Name[..^"Report".Length], "-").ToLowerInvariant(), id);
        Assert.Matches("^[A-Z]{2,3}$", report.Info.Prefix);
        Assert.True(report.Info.Needs.HasFlag(ReportNeeds.Period) != report.Info.Needs.HasFlag(ReportNeeds.Year), "A report covers a period or a year.");
        Assert.NotEqual(ReportReaders.None, report.Info.Readers);
        Assert.Equal(report.Info.Identified, report.Info.Identified & report.Info.Readers);
        Assert.DoesNotMatch(@"(?i)\b(compliant|certified|passed|failed)\b", report.Info.Title + report.Info.Subject);
    }

    [Fact]
    public void Gives_EachReportAPrefixOfItsOwn() =>
        Assert.Equal(ReportCatalog.All.Count, ReportCatalog.All.Select(r => r.Info.Prefix).Distinct().Count());

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();
}
