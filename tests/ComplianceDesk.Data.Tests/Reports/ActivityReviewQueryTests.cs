using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

public sealed class ActivityReviewQueryTests
{
    private const int SecondOfMarch = 20_514;
    private static readonly DateOnly From = new(2026, 3, 1);
    private static readonly DateOnly To = new(2026, 3, 3);

    [Fact]
    public async Task Counts_SessionsFirstAndRepeatApart()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, reason) = (hospital.User("u1"), hospital.Term(TermKind.Explanation, "care-team"));
        hospital.Session(user, hospital.Patient("p1"), SecondOfMarch, events: 3, first: true, explanation: reason);
        hospital.Session(user, hospital.Patient("p2"), SecondOfMarch, events: 4, first: true);
        hospital.Session(user, hospital.Patient("p3"), SecondOfMarch, events: 5, explanation: reason);
        hospital.Session(user, hospital.Patient("p4"), SecondOfMarch + 2, events: 100);
        await hospital.SaveAsync();

        var data = await RunAsync(hospital);

        Assert.Equal(new SessionFigures(2, 1, 7, 3), data.Accesses.First);
        Assert.Equal(new SessionFigures(1, 1, 5, 5), data.Accesses.Repeat);
        Assert.Equal((2, 8), data.Explanations.Where(e => e.Id == "care-team").Select(e => (e.Sessions, e.Accesses)).Single());
        Assert.Equal([0L, 12, 0], data.Days.Select(d => d.Judged));
        Assert.Equal([0L, 4, 0], data.Days.Select(d => d.Unexplained));
    }

    [Fact]
    public async Task Counts_EventsFromTheRollUps()
    {
        using var hospital = await Hospital.OpenAsync();
        var ehr = hospital.Term(TermKind.SourceSystem, "EHR");
        hospital.Add(new DailyCountRow { Kind = DailyCountKind.Action, Key = (int)AccessAction.Read, Day = SecondOfMarch, Events = 40 });
        hospital.Add(new DailyCountRow { Kind = DailyCountKind.Action, Key = (int)AccessAction.Login, Day = SecondOfMarch, Events = 2 });
        hospital.Add(new DailyCountRow { Kind = DailyCountKind.Action, Key = (int)AccessAction.Read, Day = SecondOfMarch - 2, Events = 9 });
        hospital.Add(new DailyCountRow { Kind = DailyCountKind.SourceSystem, Key = ehr, Day = SecondOfMarch, Events = 41 });
        hospital.Add(new DailyCountRow { Kind = DailyCountKind.SourceSystem, Key = 0, Day = SecondOfMarch, Events = 1 });
        await hospital.SaveAsync();

        var data = await RunAsync(hospital);

        Assert.Equal(42, data.Accesses.Events);
        Assert.Equal([0L, 42, 0], data.Days.Select(d => d.Events));
        Assert.Equal([new SystemCount("EHR", 41), new SystemCount("not given", 1)], data.Systems);
        Assert.Equal(9, data.PriorAccesses!.Events);
    }

    [Theory]
    [InlineData(ReportIdentities.Identified)]
    [InlineData(ReportIdentities.Keys)]
    public async Task Lists_EveryAccessBehindTheFindings(ReportIdentities identities)
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1"), hospital.Patient("0012"));
        var accesses = new[] { 2, 1 }.Select(m => hospital.Access(user, patient, Hospital.Noon.AddMinutes(m), AccessAction.Print, a => a.EventId = $"e{m}")).ToArray();
        var light = hospital.Finding(user, null, 50, null, hospital.Access(user, null, Hospital.Noon, AccessAction.Login, a => (a.EventId, a.Outcome) = ("e3", AccessOutcome.Failure)));
        var heavy = hospital.Finding(user, patient, 90, null, accesses);
        hospital.Finding(user, patient, 90, f => (f.FirstAt, f.LastAt) = (Hospital.Noon.AddDays(9), Hospital.Noon.AddDays(9)), accesses);
        await hospital.SaveAsync();

        var data = await RunAsync(hospital, identities);

        var (who, whose) = identities == ReportIdentities.Keys ? ($"U{user}", $"P{patient}") : ("u1", "0012");
        Assert.Equal(
            [
                new ReviewAccess(heavy, "e1", At(1), who, whose, "print", "success"), new ReviewAccess(heavy, "e2", At(2), who, whose, "print", "success"),
                new ReviewAccess(light, "e3", At(0), who, null, "login", "failure"),
            ],
            data.FindingAccesses);
        Assert.Equal(3, data.FindingAccessCount);

        static DateTimeOffset At(int minute) => new(Hospital.Noon.AddMinutes(minute), TimeSpan.Zero);
    }

    [Fact]
    public async Task Lists_AFindingThatNoAccountMade()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.Finding(0, null, 70, f => f.Rules = "audit-off");
        await hospital.SaveAsync();

        Assert.Equal("no account", Assert.Single((await RunAsync(hospital)).Findings).User);
        using var csv = new MemoryStream();
        await ComplianceDesk.Data.Judgement.FindingsRegister.WriteAsync(hospital.Store, new CsvRowWriter(csv));
        Assert.Contains("audit-off,70,", System.Text.Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_EveryFindingOfThePeriodWithItsDecisions()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1"), hospital.Patient("0012"));
        var heavy = hospital.Finding(user, patient, 90, f => f.Status = FindingStatus.Violation);
        var light = hospital.Finding(user, null, 45);
        hospital.Finding(user, patient, 50, f => f.FirstAt = f.LastAt = Hospital.Noon.AddDays(3));
        hospital.Add(new DecisionRow { FindingId = heavy, From = FindingStatus.New, To = FindingStatus.Violation, Note = "Asked the manager.", DecidedBy = "officer", DecidedAt = Hospital.Noon.AddDays(1) });
        await hospital.SaveAsync();

        var data = await RunAsync(hospital);
        var findings = data.Findings.ToList();

        Assert.Equal([heavy, light], findings.Select(f => f.Id));
        Assert.Equal(("u1", "0012", Disposition.Confirmed, Mark.High), (findings[0].User, findings[0].Patient, findings[0].Disposition, findings[0].Severity));
        Assert.Equal("Asked the manager.", Assert.Single(findings[0].Decisions).Note);
        Assert.Equal((40, "Same family name; 1 in 4,000 people here bears it."), Assert.Single(findings[1].Evidence));
        Assert.Null(findings[1].Patient);
        Assert.Equal([(Mark.High, Disposition.Confirmed, 1), (Mark.Medium, Disposition.Pending, 1)], data.FindingCounts.Select(c => (c.Severity, c.Disposition, c.Findings)).OrderBy(c => c.Disposition == Disposition.Pending));
        Assert.Equal((heavy, "Asked the manager."), data.Decisions.Select(d => (d.Finding, d.Decision.Note)).Single());
        Assert.Equal(1, data.DecisionCount);
    }

    [Fact]
    public async Task Carries_OverWhatWasOpenOrIsDecidedSince()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        void Before(FindingRow f) => f.FirstAt = f.LastAt = Hospital.Noon.AddDays(-9);
        int Old(FindingStatus status) => hospital.Finding(user, null, 60, f => { Before(f); f.Status = status; });
        var (open, later, earlier) = (Old(FindingStatus.New), Old(FindingStatus.Appropriate), Old(FindingStatus.Appropriate));
        Old(FindingStatus.Withdrawn);
        foreach (var (finding, days) in new[] { (later, 0), (earlier, -5) }) hospital.Add(new DecisionRow { FindingId = finding, From = FindingStatus.New, To = FindingStatus.Appropriate, Note = "Seen.", DecidedBy = "officer", DecidedAt = Hospital.Noon.AddDays(days) });
        await hospital.SaveAsync();

        var data = await RunAsync(hospital);

        Assert.Equal([open, later], data.PriorOpen.Select(f => f.Id));
        Assert.Equal(2, data.PriorOpenCount);
    }

    [Fact]
    public async Task Hides_SourceIds_WhenAskedForKeys()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1"), hospital.Patient("MRN-77"));
        hospital.Finding(user, patient, 90);
        await hospital.SaveAsync();

        var data = await RunAsync(hospital, ReportIdentities.Keys);

        Assert.Equal(($"U{user}", $"P{patient}"), data.Findings.Select(f => (f.User, f.Patient)).Single());
    }

    [Fact]
    public async Task Counts_DaysInTheZoneOfTheSite()
    {
        using var hospital = await Hospital.OpenAsync();
        await new SiteSettings("America/New_York", "Example").SaveAsync(hospital.Store, TestContext.Current.CancellationToken);
        var user = hospital.User("u1");
        hospital.Finding(user, null, 90, f => f.FirstAt = f.LastAt = new DateTime(2026, 3, 4, 4, 59, 0, DateTimeKind.Utc));
        hospital.Finding(user, null, 90, f => f.FirstAt = f.LastAt = new DateTime(2026, 3, 4, 5, 0, 0, DateTimeKind.Utc));
        await hospital.SaveAsync();

        var data = await RunAsync(hospital);

        Assert.Equal(new DateTimeOffset(2026, 3, 3, 23, 59, 0, TimeSpan.FromHours(-5)), Assert.Single(data.Findings).FirstAt);
        Assert.Equal("Example", data.Info.Organisation);
    }

    [Fact]
    public async Task Measures_OverridesAndEndedAccounts()
    {
        using var hospital = await Hospital.OpenAsync();
        var reason = hospital.Term(TermKind.Reason, "emergency");
        var active = hospital.User("active");
        var patient = hospital.Patient("p1");
        hospital.Access(active, patient, Hospital.Noon, also: a => (a.BreakGlass, a.ReasonId) = (true, reason));
        hospital.Access(active, patient, Hospital.Noon, also: a => a.BreakGlass = true);
        Ended("used", new(2026, 3, 1), Hospital.Noon, AccessOutcome.Unknown);
        Ended("refused", new(2026, 3, 1), Hospital.Noon, AccessOutcome.Failure);
        Ended("before the period", new(2026, 2, 1), Hospital.Noon.AddDays(-10), AccessOutcome.Success);
        Ended("after the period", new(2026, 3, 1), Hospital.Noon.AddDays(40), AccessOutcome.Success);
        hospital.User("unused", also: u => u.TerminatedOn = new DateOnly(2026, 2, 1));
        await hospital.SaveAsync();

        var measures = (await RunAsync(hospital)).Measures;

        Assert.Equal((1L, 2L), Of("overrides"));
        Assert.Equal((4L, 5L), Of("employment had ended"));
        Assert.Equal((3L, 4L), Of("outcome"));
        Assert.NotNull(measures.Single(m => m.Name.Contains("second factor", StringComparison.Ordinal)).NotTested);

        void Ended(string id, DateOnly on, DateTime at, AccessOutcome outcome)
        {
            var user = hospital.User(id, also: u => u.TerminatedOn = on);
            hospital.Access(user, patient, at, also: a => a.Outcome = outcome);
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.User, Key = user, Day = (int)(at - DateTime.UnixEpoch).TotalDays, Events = 1 });
        }

        (long Numerator, long Denominator) Of(string part) =>
            measures.Where(m => m.Name.Contains(part, StringComparison.Ordinal)).Select(m => (m.Numerator, m.Denominator)).Single();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Asks_TheLedgerAsOftenForManyEndedAccountsAsForOne(int accounts)
    {
        using var hospital = await Hospital.OpenAsync();
        for (var i = 0; i < accounts; i++)
        {
            var user = hospital.User($"u{i}", also: u => u.TerminatedOn = From);
            hospital.Access(user, null, Hospital.Noon);
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.User, Key = user, Day = SecondOfMarch, Events = 1 });
        }

        await hospital.SaveAsync();
        using var queries = new QueryPlans(hospital.Store);
        Assert.Contains((await RunAsync(hospital)).Measures, m => m.Name.StartsWith("Accounts of people whose employment had ended", StringComparison.Ordinal) && (m.Numerator, m.Denominator) == (0, accounts));
        Assert.InRange(queries.ReadsOf("Accesses"), 1, 12);
    }

    [Fact]
    public async Task Builds_AReportOfAnEmptyStore()
    {
        using var hospital = await Hospital.OpenAsync();

        var document = await ReportLibrary.BuildAsync(hospital.Store, new ReportRequest("activity-review", From, To, "officer"), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(13, document.Document.Sections.Count());
    }

    [Fact]
    public async Task Rejects_AReportThatIsNotThere()
    {
        using var hospital = await Hospital.OpenAsync();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() =>
            ReportLibrary.BuildAsync(hospital.Store, new ReportRequest("nothing", From, To, "officer"), TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Contains("activity-review", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<ActivityReviewData> RunAsync(Hospital hospital, ReportIdentities identities = ReportIdentities.Identified)
    {
        var request = new ReportRequest("activity-review", From, To, "officer") { Identities = identities };
        var reading = await ReportReading.OpenAsync(hospital.Store, new ActivityReviewReport().Info, request, TimeProvider.System, TestContext.Current.CancellationToken);
        return await new ActivityReviewQuery().RunAsync(reading, TestContext.Current.CancellationToken);
    }
}
