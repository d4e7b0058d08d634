using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;

namespace ComplianceDesk.Data.Tests.Reports;

/// <summary>A report reads its rows while they are written, a few at a time, and all from the state of the store that they were counted in.</summary>
public sealed class ReportStateTests
{
    private const int SecondOfMarch = 20_514;
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_WhatWasCountedThoughMoreComesMeanwhile()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1"), hospital.Patient("p1"));
        hospital.Access(user, patient, Hospital.Noon);
        hospital.Session(user, patient, SecondOfMarch, first: true);
        await hospital.SaveAsync();

        await using var reading = await OpenAsync(hospital, new UserAccessReport(), r => r with { User = "u1" });
        await using var other = await OpenAsync(hospital, new PatientAccessReport(), r => r with { Patient = "p1" });
        var (one, looked) = (await new UserAccessQuery().RunAsync(reading, Stop), await new PatientAccessQuery().RunAsync(other, Stop));
        hospital.Access(user, patient, Hospital.Noon.AddHours(1), AccessAction.Print);
        hospital.Session(user, hospital.Patient("p2"), SecondOfMarch, first: true);
        await hospital.SaveAsync();

        Assert.Equal((1L, 1, 1L, 1), (one.EventCount, one.Events.Count(), one.VisitCounts.All, one.Visits.Count()));
        Assert.Equal((1L, 1), (looked.AccessCount, looked.Accesses.Count()));
        await using var later = await OpenAsync(hospital, new UserAccessReport(), r => r with { User = "u1" });
        var two = await new UserAccessQuery().RunAsync(later, Stop);
        Assert.Equal((2L, 2, 2L, 2), (two.EventCount, two.Events.Count(), two.VisitCounts.All, two.Visits.Count()));
    }

    [Fact]
    public async Task Reads_RowsOnlyWhenTheyAreWritten()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1"), hospital.Patient("p1"));
        hospital.Access(user, patient, Hospital.Noon);
        hospital.Session(user, patient, SecondOfMarch);
        await hospital.SaveAsync();
        using var queries = new QueryPlans(hospital.Store);

        await using var reading = await OpenAsync(hospital, new UserAccessReport(), r => r with { User = "u1" });
        var data = await new UserAccessQuery().RunAsync(reading, Stop);
        var (sessions, accesses) = (queries.ReadsOf("AccessSessions"), queries.ReadsOf("Accesses"));
        Assert.Single(data.Visits);
        Assert.Single(data.Events);
        Assert.Equal((sessions + 1, accesses + 1), (queries.ReadsOf("AccessSessions"), queries.ReadsOf("Accesses")));
    }

    [Fact]
    public async Task Looks_UpThePeopleOfAThousandFailingRowsTogether()
    {
        using var hospital = await Hospital.OpenAsync();
        const int rows = (2 * RecordQualityQuery.AtATime) + 1;
        var patient = hospital.Patient("MRN1");
        hospital.Add(new QualityRunRow { StartedAt = Hospital.Noon, FinishedAt = Hospital.Noon, RubricHash = "x", Id = 1 });
        hospital.Add(new CheckResultRow { RunId = 1, CheckId = "CMP-03", Status = "fail", Failing = rows, Eligible = rows });
        for (var i = 0; i < rows; i++)
        {
            hospital.Add(new CheckFailureRow { RunId = 1, CheckId = "CMP-03", Feed = "patients", RecordId = i == rows - 1 ? "MRN1" : $"gone{i}" });
        }

        await hospital.SaveAsync();
        using var queries = new QueryPlans(hospital.Store);
        await using var reading = await OpenAsync(hospital, new RecordQualityReport());
        var data = await new RecordQualityQuery().RunAsync(reading, Stop);
        Assert.Equal((rows, 0), (data.FailingCount, queries.ReadsOf("Patients")));
        Assert.Equal($"P{patient}", data.Failing!.Last().Record);
        Assert.Equal(3, queries.ReadsOf("Patients"));
    }

    private static Task<ReportReading> OpenAsync(Hospital hospital, Report report, Func<ReportRequest, ReportRequest>? with = null)
    {
        var request = new ReportRequest(report.Info.Id, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "officer");
        return ReportReading.OpenAsync(hospital.Store, report.Info, with?.Invoke(request) ?? request, new FixedClock(Hospital.Noon.AddDays(9)), Stop);
    }
}
