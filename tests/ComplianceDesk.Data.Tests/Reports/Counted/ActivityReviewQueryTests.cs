using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class ActivityReviewQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Counts_EventsBySystemAndDay()
    {
        var data = await RunAsync();

        Assert.Equal([new SystemCount("EHR", 11), new SystemCount("Lab", 3), new SystemCount("not given", 3)], data.Systems);
        Assert.Equal(Enumerable.Range(1, 10).Select(d => new DateOnly(2026, 3, d)), data.Days.Select(d => d.Day));
        Assert.Equal([(1, 12L, 34L, 32L), (2, 0, 4, 1), (5, 0, 16, 16), (10, 5, 4, 0)], data.Days.Where(d => d.Events + d.Judged > 0).Select(d => (d.Day.Day, d.Events, d.Judged, d.Unexplained)));
    }

    [Fact]
    public async Task Counts_AccessesBesideThePeriodBefore()
    {
        var data = await RunAsync();

        Assert.Equal(new AccessFigures { Events = 17, First = new SessionFigures(3, 1, 35, 2), Repeat = new SessionFigures(3, 2, 23, 7) }, data.Accesses);
        Assert.Equal(new AccessFigures { Events = 16, First = new SessionFigures(1, 1, 64, 64), Repeat = new SessionFigures(1, 1, 128, 128) }, data.PriorAccesses);
        Assert.Equal(5, data.PriorFindings);
        Assert.Equal(
            [("care-team", "User is on the care team", 2, 6), ("of-an-older-version", "of-an-older-version", 1, 3L)],
            data.Explanations.Where(e => e.Sessions > 0).Select(e => (e.Id, e.Title, e.Sessions, e.Accesses)));
    }

    [Fact]
    public async Task Measures_SecurityPosture() => Assert.Equal(
        [(2, 10), (27, 30), (16, 22), (3, 4), (4, 5), (11, 12), (1, 4), (2L, 4L)], (await RunAsync()).Measures.Select(m => (m.Numerator, m.Denominator)));

    [Fact]
    public async Task Counts_TheFieldsThatEventsCarry() => Assert.Equal(
        [(12, 12), (12, 12), (6, 7), (11, 12), (2, 10), (3, 12), (11L, 12L)], (await RunAsync()).Fields.Select(f => (f.With, f.Of)));

    [Fact]
    public async Task Lists_FindingsWithTheirAccesses()
    {
        var data = await RunAsync();
        var (nurse, others) = (hospital.OfNurse, hospital.OfOthers);

        Assert.Equal([.. nurse, .. others], data.Findings.Select(f => f.Id));
        Assert.Equal([(nurse[0], "export"), (nurse[1], "export"), (nurse[2], "update"), (others[0], "update")], data.FindingAccesses.Select(a => (a.Finding, a.Action)));
        Assert.Equal(new ReviewAccess(nurse[0], "e-7", Local(Start), $"U{hospital.Nurse}", $"P{hospital.Pat}", "export", "success"), data.FindingAccesses.First());
        Assert.Equal(4, data.FindingAccessCount);
        Assert.Equal(nurse.Count + others.Count, data.FindingCounts.Sum(c => c.Findings));
        Assert.Equal(data.Findings.Sum(f => f.Decisions.Count), data.DecisionCount);
        Assert.Equal(data.PriorOpen.Count(), data.PriorOpenCount);
        Assert.Equal(hospital.CarriedOfPatient, data.PriorOpen.Where(f => f.Score >= 50).Select(f => f.Id));
        Assert.Equal([("surname", 1), ("long-gone", 4)], data.Rules.Select(r => (r.Id, r.Version)));
    }

    private async Task<ActivityReviewData> RunAsync() => await new ActivityReviewQuery().RunAsync(await hospital.ReadingAsync(new ActivityReviewReport()), Stop);
}
