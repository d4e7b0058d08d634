using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using TestResult = ComplianceDesk.Core.Reports.TestResult;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class ExecutiveSummaryQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Counts_AccessesOfThePeriodAndTheOneBefore()
    {
        var data = await RunAsync();

        Assert.Equal(new AccessFigures { Events = 17, First = new SessionFigures(3, 1, 35, 2), Repeat = new SessionFigures(3, 2, 23, 7) }, data.Accesses);
        Assert.Equal(new AccessFigures { Events = 16, First = new SessionFigures(1, 1, 64, 64), Repeat = new SessionFigures(1, 1, 128, 128) }, data.Before);
        Assert.Equal((2, 3), (data.Basis.DaysLogged, data.DaysLoggedBefore));
    }

    [Fact]
    public async Task Counts_FindingsBySeverityAndDisposition() => Assert.Equal(
        [
            (Mark.High, Disposition.Pending, 1), (Mark.High, Disposition.UnderReview, 1), (Mark.High, Disposition.Confirmed, 1), (Mark.High, Disposition.Withdrawn, 1), (Mark.Medium, Disposition.FalsePositive, 1), (Mark.Medium, Disposition.Duplicate, 1),
        ],
        (await RunAsync()).Findings.OrderBy(f => f.Severity).ThenBy(f => f.Disposition));

    [Fact]
    public async Task Counts_RequirementsAtTheTimeOfTheReport()
    {
        var data = await RunAsync();

        Assert.Equal(
            [(TestResult.NoExceptionNoted, 2), (TestResult.ExceptionNoted, 1), (TestResult.PartiallyTested, 3), (TestResult.Attested, 4), (TestResult.NotTested, 242), (TestResult.NotApplicable, 5)],
            data.Requirements);
        // The statement of the last day but one has expired, and that of February; what holds until today, and what was recorded later, does not count.
        Assert.Equal(2, data.ExpiredStatements);
    }

    [Fact]
    public async Task Counts_IncidentsAndThoseWithNoticeDue()
    {
        var data = await RunAsync();

        Assert.Equal(((3, 1), (2, 2)), (data.Incidents!.Value, data.IncidentsBefore!.Value));
    }

    [Fact]
    public async Task Shows_TheScoresOfTheNewestRunByTheTimeOfTheReport() => Assert.Equal(
        [new ScoreLine("Accuracy", null, 0, 0), new ScoreLine("Completeness", 80, 2, 3), new ScoreLine("Accessibility", null, 0, 0), new ScoreLine("Security posture", null, 0, 0)],
        (await RunAsync()).Scores);

    [Fact]
    public async Task Says_WhatWasNeverMeasured()
    {
        using var empty = await Hospital.OpenAsync();
        var data = await OfAsync(empty);
        Assert.Equal((null, null, null, 0, 0), (data.Before, data.Incidents, data.IncidentsBefore, data.Requirements.Count, data.Scores.Count));

        // A register that came and holds nothing is a register; one that failed, or another feed, is none.
        void Import(int id, string feed, ImportStatus status) => empty.Add(new ImportRow { Id = id, FileName = feed, Feed = feed, Status = status, Sha256 = $"{id}", Zone = "UTC", ReceivedAt = Now });
        Import(1, "incidents", ImportStatus.Failed);
        Import(2, "workforce", ImportStatus.Finished);
        await empty.SaveAsync();
        Assert.Null((await OfAsync(empty)).Incidents);
        Import(3, "incidents", ImportStatus.Finished);
        await empty.SaveAsync();
        Assert.Equal((0, 0), (await OfAsync(empty)).Incidents);

        static async Task<ExecutiveSummaryData> OfAsync(Hospital hospital) => await new ExecutiveSummaryQuery().RunAsync(
            await ReportReading.OpenAsync(hospital.Store, new ExecutiveSummaryReport().Info, new ReportRequest("executive-summary", From, To, "officer"), new FixedClock(Now), Stop), Stop);
    }

    private async Task<ExecutiveSummaryData> RunAsync() => await new ExecutiveSummaryQuery().RunAsync(await hospital.ReadingAsync(new ExecutiveSummaryReport()), Stop);
}
