using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Tests;

public sealed class ReportRightsTests
{
    [Fact]
    public void Reads_TheRolesThatAReportNames()
    {
        var officer = ReportRights.Of([Roles.ComplianceOfficer]);
        var auditor = ReportRights.Of([Roles.Auditor, Roles.Administrator]);
        var report = new ActivityReviewReport().Info;

        Assert.True(officer.MayIdentify(report));
        Assert.True(auditor.MayRead(report));
        Assert.False(auditor.MayIdentify(report));
        Assert.False(ReportRights.Of([Roles.HimDirector]).MayRead(report));
        Assert.False(ReportRights.Of([Roles.Administrator]).MayRead(report));
    }

    [Fact]
    public void Keeps_AFileThatNamesPeopleFromTheAuditor()
    {
        var auditor = ReportRights.Of([Roles.Auditor]);
        ReportRow Row(bool identified) => new() { Name = "activity-review", Format = "pdf", GeneratedBy = "officer", Sha256 = "", Identified = identified };

        Assert.True(auditor.MayRead(Row(false)));
        Assert.False(auditor.MayRead(Row(true)));
        Assert.Contains("activity-review", auditor.Readable().Names);
        Assert.DoesNotContain("activity-review", auditor.Readable().Identified);
    }

    [Fact]
    public void Names_WhoMaySignAReportOff()
    {
        static string Signers(string report) => ReportRights.Signers(new ReportRow { Name = report, Format = "pdf", GeneratedBy = "officer", Sha256 = "" });

        Assert.Equal("Compliance officer", Signers("federal-evaluation"));
        Assert.Equal("Compliance officer or HIM director", Signers("executive-summary"));
        Assert.All(ReportCatalog.All, report => Assert.NotEqual("", Signers(report.Info.Id)));
    }
}
