using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

public sealed class ReportLibraryTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Makes_EveryReportOfTheCatalogue() => Assert.Equal(ReportCatalog.All.Select(r => r.Info.Id), ReportLibrary.All.Select(r => r.Id));

    [Fact]
    public void Says_WhyAReportCannotBeMade()
    {
        Assert.Null(ReportLibrary.WhyNot(new("activity-review", Day, Day, "officer")));
        Assert.Contains("activity-review", ReportLibrary.WhyNot(new("nothing", Day, Day, "officer")), StringComparison.Ordinal);
        Assert.Equal("The period begins on 3 Mar 2026, after its end on 2 Mar 2026.", ReportLibrary.WhyNot(new("activity-review", Day.AddDays(1), Day, "officer")));
        Assert.Contains("at least 10", ReportLibrary.WhyNot(new("activity-review", Day, Day, "officer") { Identities = ReportIdentities.Identified, Reason = "so" }), StringComparison.Ordinal);
    }
}
