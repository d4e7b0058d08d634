using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>The numbers that all reports share: their sources, what they rest on, and how complete the log is.</summary>
[Collection(CountedHospital.Collection)]
public sealed class ReportReadingTests(CountedHospital hospital)
{
    [Fact]
    public async Task Lists_EveryFileRecordForRecord()
    {
        var sources = (await BasisAsync()).Sources;

        Assert.Equal(
            [
                ("log.csv", "accesses", "finished", 10, 7, 2, 1), ("staff.csv", "workforce", "finished", 100, 70, 20, 10), ("again.csv", "workforce", "repeated", 1000, 700, 200, 100),
                ("late.csv", "accesses", "failed", 10_000, 7000, 2000, 1000), ("inside.csv", "accesses", "finished", 20, 14, 4, 2), ("early.csv", null, "waiting", 100_000, 70_000, 20_000, 10_000),
            ],
            sources.Select(s => (s.File, s.Feed, s.Status, s.Read, s.Stored, s.Duplicate, s.Rejected)));
        Assert.Equal((Local(Utc(3, 1)), "by 1", Local(Utc(2, 1)), Local(Start), "bb", "remark 1"), (sources[0].ReceivedAt, sources[0].ReceivedBy, sources[0].FirstAt, sources[0].LastAt, sources[0].Sha256, sources[0].Remarks));
        Assert.Equal((null, null), (sources[1].FirstAt, sources[1].LastAt));
    }

    [Fact]
    public async Task Names_TheDataSetByItsFinishedFilesWhateverTheirOrder() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes("aa\nbb"))), (await BasisAsync()).DataSet);

    [Fact]
    public async Task Rests_OnTheNewestRunsByTheTimeOfTheReport()
    {
        var basis = await BasisAsync();

        Assert.Equal(new ReviewRun(2, Local(Now.AddHours(-1)), Local(Now), Local(Utc(2, 2)), Local(Utc(3, 2)), 102), basis.Run);
        Assert.Equal((1, Local(Now), "catalogue 3"), (basis.PolicyVersion, basis.RequirementsAt, basis.Catalogue));
        Assert.Equal((2, 10), (basis.DaysLogged, basis.Days));
        Assert.Null(basis.StaleSince);
    }

    [Fact]
    public async Task States_PeriodSubjectAndMaker()
    {
        var reading = await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = "n1" });
        var info = reading.Basis.Info;

        Assert.Equal(("Counted General", "America/New_York", "officer", From, To, $"user:{hospital.Nurse}", false), (info.Organisation, info.Zone, info.GeneratedBy, info.From, info.To, info.About, info.Identified));
        Assert.Equal((Local(Now), new DateOnly(2026, 3, 20), hospital.Nurse, null, null), (info.GeneratedAt, reading.Today, reading.UserKey, reading.PatientKey, reading.DepartmentKey));
        Assert.Equal(("User access report", new UserAccessReport().Info.Subject), (info.Title, info.Subject));
        Assert.Matches(@"^\d+\.\d+\.\d+$", reading.Basis.ProgramVersion);
        Assert.StartsWith("keys of this store", reading.Basis.Identities, StringComparison.Ordinal);
        Assert.Matches("^UA-20260301-20260310-[0-9A-F]{8}$", info.ReportId);
        Assert.NotEqual(info.ReportId, (await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = "b1" })).Basis.Info.ReportId);
        var identified = (await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = "n1", Identities = ReportIdentities.Identified })).Basis.Info;
        Assert.Equal((true, "Confidential: names people by their ids", "Confidential"), (identified.Identified, identified.Confidentiality, info.Confidentiality));
        Assert.Equal(hospital.Pat, (await hospital.ReadingAsync(new PatientAccessReport(), r => r with { Patient = "MRN-1" })).PatientKey);
    }

    private async Task<ReportBasis> BasisAsync() => (await hospital.ReadingAsync(new ExecutiveSummaryReport())).Basis;
}
