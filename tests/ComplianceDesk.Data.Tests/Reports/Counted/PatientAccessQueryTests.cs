using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class PatientAccessQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Counts_VisitsByUserAndDayNewestFirst()
    {
        var data = await RunAsync("MRN-1");

        Assert.Equal(5, data.AccessCount);
        Assert.Equal(
            [
                (new DateOnly(2026, 3, 10), "Nora Bell (n1)", 1, "Print", null, null, false), (new DateOnly(2026, 3, 5), "l1", 1, "Create", null, null, true),
                (new DateOnly(2026, 3, 2), "Nora Bell (n1)", 1, "Update", "of-an-older-version", null, false), (new DateOnly(2026, 3, 1), "Nora Bell (n1)", 2, "Read, Export", "care-team", "User is on the care team", false),
            ],
            data.Visits.Select(v => (v.Day, v.Who, v.Accesses, string.Join(", ", v.Actions), v.Reason, v.ReasonTitle, v.Emergency)));
        Assert.Equal([("nurse", "Medicine"), ("nurse", "Surgery")], data.Visits.Take(2).Select(v => (v.Role, v.Department)));
        Assert.Equal("Pat Gray (MRN-1)", data.Patient);
    }

    [Fact]
    public async Task Shows_TheReviewOfTheHeaviestFindingThatStands() => Assert.Equal(
        [null, null, Disposition.UnderReview, Disposition.Confirmed], (await RunAsync("MRN-1")).Visits.Select(v => v.Review));

    [Fact]
    public async Task Lists_EveryAccessOldestFirst()
    {
        var accesses = (await RunAsync("MRN-1")).Accesses.ToList();

        Assert.Equal(["read", "export", "update", "create", "print"], accesses.Select(a => a.Action));
        Assert.Equal(new RecordAccess(Local(Start), "Nora Bell (n1)", "Medicine", "read", "chart", "EHR", false), accesses[0]);
        Assert.Equal(new RecordAccess(Local(Utc(3, 5, 5)), "l1", "Surgery", "create", null, null, true), accesses[3]);
    }

    [Fact]
    public async Task Carries_OverWhatIsAboutThePatient()
    {
        Assert.Equal([.. hospital.CarriedOfPatient], (await RunAsync("MRN-1")).PriorOpen.Select(f => f.Id));
        Assert.Empty((await RunAsync("MRN-2")).PriorOpen);
    }

    private async Task<PatientAccessData> RunAsync(string patient) => await new PatientAccessQuery().RunAsync(
        await hospital.ReadingAsync(new PatientAccessReport(), r => r with { Patient = patient, Identities = ReportIdentities.Identified }), Stop);
}
