using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>What stands at the edge of a period or shares a day, in stores of a few rows: figures that the larger store leaves alike.</summary>
public sealed class ReportEdgesTests
{
    private const int SecondOfMarch = 20_514;
    private static readonly DateOnly From = new(2026, 3, 1), To = new(2026, 3, 3);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finding_PrintsEveryFieldOfItsOwn()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1"), hospital.Patient("p1"));
        var id = hospital.Finding(user, patient, 63, f => (f.Rules, f.Events, f.FirstAt, f.LastAt, f.DetectedAt, f.AssignedTo, f.WithdrawnBecause, f.Status) =
            ("vip;;surname", 7, Hospital.Noon, Hospital.Noon.AddMinutes(9), Hospital.Noon.AddHours(2), "second", "An encounter came late.", FindingStatus.Withdrawn));
        hospital.Add(new DecisionRow { FindingId = id, From = FindingStatus.New, To = FindingStatus.Appropriate, Note = "Covered.", DecidedBy = "officer", DecidedAt = Hospital.Noon.AddHours(3) });
        await hospital.SaveAsync();

        var finding = Assert.Single((await new ActivityReviewQuery().RunAsync(await ReadingAsync(hospital, new ActivityReviewReport()), Stop)).Findings);

        Assert.Equal(["vip", "surname"], finding.Rules);
        Assert.Equal((7, 63, "second", "An encounter came late."), (finding.Events, finding.Score, finding.Reviewer, finding.WithdrawnBecause));
        Assert.Equal([Hospital.Noon, Hospital.Noon.AddMinutes(9), Hospital.Noon.AddHours(2)], new[] { finding.FirstAt, finding.LastAt, finding.DetectedAt }.Select(at => at.UtcDateTime));
        var decision = Assert.Single(finding.Decisions);
        Assert.Equal(new ReviewDecision(Disposition.Appropriate, "Covered.", "officer", new DateTimeOffset(Hospital.Noon.AddHours(3), TimeSpan.Zero)), decision);
    }

    [Fact]
    public async Task Activity_SumsTheSessionsOfADayAndAsksNoAccountWhereNoListIs()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1", also: u => (u.Listed, u.TerminatedOn) = (false, From.AddDays(-9)));
        hospital.Session(user, hospital.Patient("p1"), SecondOfMarch, events: 4, first: true);
        hospital.Session(user, hospital.Patient("p2"), SecondOfMarch, events: 5);
        hospital.Session(user, hospital.Patient("p3"), SecondOfMarch, events: 3, explanation: hospital.Term(TermKind.Explanation, "care-team"));
        await hospital.SaveAsync();

        var data = await new ActivityReviewQuery().RunAsync(await ReadingAsync(hospital, new ActivityReviewReport()), Stop);

        Assert.Equal([(0L, 0L), (12, 9), (0, 0)], data.Days.Select(d => (d.Judged, d.Unexplained)));
        Assert.Equal(["no workforce feed", "no workforce feed"], data.Measures.Where(m => m.Citation is "45 CFR 164.312(a)(2)(i)" or "45 CFR 164.308(a)(3)(ii)(C)").Select(m => m.NotTested));
    }

    [Fact]
    public async Task Records_KeepTheOrderOfTheirCheckAndLeaveOutWhatTheRunDidNotAsk()
    {
        using var hospital = await Hospital.OpenAsync();
        foreach (var run in new[] { 1, 2 })
        {
            hospital.Add(new QualityRunRow { Id = run, AsOf = Hospital.Noon, StartedAt = Hospital.Noon.AddHours(run), FinishedAt = Hospital.Noon.AddHours(run), RubricHash = "rubric" });
        }

        hospital.Add(new CheckResultRow { RunId = 2, CheckId = "CMP-03", Status = "fail", Failing = 2, Eligible = 5 });
        hospital.Add(new CheckResultRow { RunId = 1, CheckId = "CMP-02", Status = "fail", Failing = 1, Eligible = 5 });
        foreach (var (id, check, record) in new[] { (7, "CMP-03", "E2"), (5, "CMP-03", "E9"), (6, "CMP-02", "E1") })
        {
            hospital.Add(new CheckFailureRow { Id = id, RunId = 2, CheckId = check, Feed = "encounters", RecordId = record });
        }

        await hospital.SaveAsync();

        var data = await new RecordQualityQuery().RunAsync(await ReadingAsync(hospital, new RecordQualityReport()), Stop);

        Assert.Equal([("CMP-03", "E9"), ("CMP-03", "E2")], data.Failing!.Select(f => (f.Check, f.Record)));
    }

    [Fact]
    public async Task Patient_CountsTwoPeopleOfADayApart()
    {
        using var hospital = await Hospital.OpenAsync();
        var (first, second, patient) = (hospital.User("u1"), hospital.User("u2"), hospital.Patient("p1"));
        hospital.Access(second, patient, Hospital.Noon, AccessAction.Update);
        hospital.Access(second, patient, Hospital.Noon.AddMinutes(1), AccessAction.Read, a => a.BreakGlass = true);
        hospital.Access(second, patient, Hospital.Noon.AddMinutes(2), AccessAction.Update);
        hospital.Access(first, patient, Hospital.Noon.AddMinutes(3), AccessAction.Print);
        await hospital.SaveAsync();

        var data = await new PatientAccessQuery().RunAsync(await ReadingAsync(hospital, new PatientAccessReport(), r => r with { Patient = "p1" }), Stop);

        Assert.Equal([("u1", 1, "Print", false), ("u2", 3, "Read, Update", true)], data.Visits.Select(v => (v.Who, v.Accesses, string.Join(", ", v.Actions), v.Emergency)));
        Assert.Equal([false, true, false, false], data.Accesses.Select(a => a.Emergency));
    }

    [Fact]
    public async Task Recertification_ListsAnUnlistedAccountUsedOnTheFirstOrTheLastDay()
    {
        using var hospital = await Hospital.OpenAsync();
        foreach (var (id, day) in new[] { ("before", SecondOfMarch - 2), ("first", SecondOfMarch - 1), ("last", SecondOfMarch + 1), ("after", SecondOfMarch + 2) })
        {
            var user = hospital.User(id, also: u => (u.Listed, u.Status) = (false, "terminated"));
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.User, Key = user, Day = day, Events = 1 });
        }

        await hospital.SaveAsync();

        var data = await new AccessRecertificationQuery().RunAsync(await ReadingAsync(hospital, new AccessRecertificationReport()), Stop);

        Assert.Equal(["first", "last"], Assert.Single(data.Departments).Accounts.Select(a => a.User));
    }

    private static Task<ReportReading> ReadingAsync(Hospital hospital, Report report, Func<ReportRequest, ReportRequest>? with = null)
    {
        var request = new ReportRequest(report.Info.Id, From, To, "officer") { Identities = ReportIdentities.Identified };
        return ReportReading.OpenAsync(hospital.Store, report.Info, with?.Invoke(request) ?? request, new FixedClock(Hospital.Noon.AddDays(9)), Stop);
    }
}
