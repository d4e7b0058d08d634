using ComplianceDesk.Core;
using ComplianceDesk.Core.Registers;
using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using Microsoft.EntityFrameworkCore;
using TestResult = ComplianceDesk.Core.Reports.TestResult;

namespace ComplianceDesk.Data.Tests.Requirements;

public sealed class RequirementRunnerTests : HospitalTest
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Hospital.Noon);
    private readonly FixedClock clock = new(Hospital.Noon);
    private Task<RequirementRunRow> RunAsync() => new RequirementRunner(hospital.Store, clock).RunAsync(Token);

    private async Task<RequirementMatrix> MatrixAsync(DateTime? asOf = null) => await new RequirementMatrixQuery(hospital.Store).RunAsync(asOf ?? clock.Now, Token);

    private async Task<RequirementLine> LineAsync(string id, DateTime? asOf = null) => (await MatrixAsync(asOf)).Lines.Single(l => l.Requirement.Id == id);

    private async Task<(long Population, long Counted, long Good)> FiguresAsync(string metric)
    {
        await using var db = hospital.Store.CreateDbContext();
        var row = await db.MetricResults.Where(m => m.Metric == metric).OrderByDescending(m => m.RunId).FirstAsync(Token);
        return (row.Population, row.Counted, row.Good);
    }

    [Fact]
    public async Task Says_NotTestedWithoutData()
    {
        await RunAsync();
        var matrix = await MatrixAsync();
        Assert.Equal(257, matrix.Lines.Count);
        Assert.Equal(257, matrix.Counts.Sum(c => c.Count));
        Assert.Equal(["sec-306-d", "sec-312-a-2-iv", "sec-312-e-2-ii"], matrix.Lines.Where(l => l.Result == TestResult.ExceptionNoted).Select(l => l.Requirement.Id));
        Assert.DoesNotContain(matrix.Lines, l => l.Result is TestResult.NoExceptionNoted or TestResult.PartiallyTested or TestResult.Attested);
        Assert.Contains("The accesses feed has not been imported.", (await LineAsync("sec-312-b")).Said!.Because, StringComparison.Ordinal);
        Assert.Contains("no group health plan", (await LineAsync("sec-314-b-1")).Said!.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_NothingBeforeTheFirstRun()
    {
        var matrix = await MatrixAsync();
        Assert.Null(matrix.Run);
        Assert.All(matrix.Lines, l => Assert.Null(l.Said));
    }

    [Fact]
    public async Task Measures_TheLog()
    {
        var import = hospital.Add(new ImportRow
        {
            Id = 5, FileName = "a.csv", Feed = "accesses", Sha256 = "00", Zone = "UTC", Status = ImportStatus.Finished, Read = 5, Stored = 5, ReceivedAt = Hospital.Noon, FinishedAt = Hospital.Noon,
        });
        var (ehr, chart, station) = (hospital.Term(TermKind.SourceSystem, "EHR"), hospital.Term(TermKind.ObjectType, "chart"), hospital.Term(TermKind.Workstation, "W1"));
        var nurse = hospital.User("u1", "Ann", "Lee", u => u.Mfa = true);
        var gone = hospital.User("u2", "Bo", "Kim", u => (u.Status, u.TerminatedOn) = ("terminated", new DateOnly(2026, 2, 20)));
        var stranger = hospital.User("u3", also: u => u.Listed = false);
        var patient = hospital.Patient("p1");
        void Access(int user, int? of, double days, AccessAction action, bool place = true, string? session = "s") => hospital.Access(user, of, Hospital.Noon.AddDays(-days), action, a =>
        {
            (a.ImportId, a.SourceSystemId, a.ObjectTypeId, a.SessionId) = (import.Id, ehr, action == AccessAction.Login ? null : chart, session);
            a.WorkstationId = place ? station : null;
        });
        Access(nurse, patient, 2, AccessAction.Read);
        Access(nurse, null, 1, AccessAction.Login);
        Access(nurse, null, 0.9, AccessAction.Read);
        Access(gone, patient, 3, AccessAction.Update, place: false, session: null);
        Access(stranger, patient, -1, AccessAction.Read);
        foreach (var (user, ago) in new[] { (nurse, 2), (nurse, 1), (gone, 3), (stranger, -1) })
        {
            var day = Today.AddDays(-ago).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.User, Key = user, Day = day, Events = 1 });
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.SourceSystem, Key = ehr, Day = day, Events = 1 });
        }

        await hospital.SaveAsync();
        await RunAsync();
        // Without a patient on a read and without a place: two of five are incomplete.
        Assert.Equal((5, 5, 3), await FiguresAsync("audit-field-completeness"));
        Assert.Equal((5, 5, 4), await FiguresAsync("audit-clock-skew"));
        Assert.Equal((1, 1, 1), await FiguresAsync("record-alteration-trace"));
        Assert.Equal((1, 1, 0), await FiguresAsync("audit-chain-integrity"));
        Assert.Equal((5, 5, 4), await FiguresAsync("audit-log-coverage"));
        Assert.Equal((2, 1, 0), await FiguresAsync("terminated-user-access"));
        Assert.Equal((3, 3, 2), await FiguresAsync("unknown-user-events"));
        Assert.Equal((2, 1, 1), await FiguresAsync("mfa-coverage"));
        // Two sessions carry an id. The nurse's pause of a day ends with signing in, that of two hours does not.
        Assert.Equal((2, 2, 1), await FiguresAsync("session-inactivity"));
        var line = await LineAsync("sec-308-a-3-ii-c");
        Assert.Equal(TestResult.ExceptionNoted, line.Result);
        Assert.Contains("Accounts of leavers unused: 0 of 1.", line.Said!.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_Registers()
    {
        var (plain, marked) = (hospital.Patient("p1"), hospital.Patient("p2", also: p => p.Restricted = "part2"));
        hospital.Add(new RequestRow { RequestId = "r1", PatientId = plain, Kind = "access", ReceivedAt = Hospital.Noon.AddDays(-40), AnsweredAt = Hospital.Noon.AddDays(-10) });
        hospital.Add(new RequestRow { RequestId = "r2", PatientId = plain, Kind = "access", ReceivedAt = Hospital.Noon.AddDays(-40), AnsweredAt = Hospital.Noon.AddDays(-9) });
        hospital.Add(new DisclosureRow { DisclosureId = "d1", PatientId = marked, At = Hospital.Noon, Recipient = "Court", What = "Summary", Purpose = "", Basis = " " });
        hospital.Add(new IncidentRow { IncidentId = "i1", DiscoveredOn = Today.AddDays(-61), UnsecuredPhi = true, PatientCount = 700, StateCounts = "MA:501; NH:199;nonsense" });
        hospital.Add(new VendorRow { VendorId = "v1", Name = "Lab", PhiShared = true });
        hospital.Add(new SystemSettingRow { System = "EHR", Setting = "auto-logoff-minutes", Value = "60", ObservedAt = Hospital.Noon.AddDays(-2) });
        hospital.Add(new SystemSettingRow { System = "EHR", Setting = "auto-logoff-minutes", Value = "10", ObservedAt = Hospital.Noon.AddDays(-1) });
        hospital.Add(new AttestationRow { RequirementId = "sec-308-a-8", Statement = "Evaluated", SignedBy = "ciso", SignedAt = Hospital.Noon.AddDays(-400) });
        await hospital.SaveAsync();
        await RunAsync();
        Assert.Equal((2, 2, 1), await FiguresAsync("access-request-turnaround"));
        Assert.Equal((1, 1, 0), await FiguresAsync("disclosure-basis"));
        Assert.Equal((1, 1, 0), await FiguresAsync("disclosure-field-completeness"));
        Assert.Equal((1, 1, 0), await FiguresAsync("breach-media-notice"));
        Assert.Equal((1, 1, 0), await FiguresAsync("breach-hhs-500"));
        Assert.Equal((1, 1, 0), await FiguresAsync("baa-coverage"));
        Assert.Equal((1, 1, 1), await FiguresAsync("config-auto-logoff"));
        Assert.Equal((1, 1, 0), await FiguresAsync("evaluation-age"));
    }

    [Fact]
    public async Task Measures_ImpermissibleCasesThatAreNoIncidentOfTheRegister()
    {
        void Case(int id, CaseDetermination? determination, DateOnly? notified, string? incident = null)
        {
            var row = new CaseRow { Id = id, Title = "Looks at a colleague", OpenedAt = Hospital.Noon.AddDays(-70), OpenedBy = "officer", Owner = "officer", Facts = "" };
            row.Put(new CaseFacts { DiscoveredOn = Today.AddDays(-70), Determination = determination, Reasoning = "Looked at with the supervisor.", Unsecured = true, Individuals = 1, IndividualsNotifiedOn = notified, RegisterIncident = incident });
            hospital.Add(row);
        }

        Case(1, CaseDetermination.Impermissible, Today.AddDays(-20));
        Case(2, CaseDetermination.Impermissible, null);
        Case(3, CaseDetermination.Impermissible, null, "i1");
        Case(4, CaseDetermination.Permitted, null);
        Case(5, null, null);
        hospital.Add(new IncidentRow { IncidentId = "i1", DiscoveredOn = Today.AddDays(-70), UnsecuredPhi = true, PatientCount = 1, Kind = "words that name case 2", IndividualsNotifiedOn = Today.AddDays(-15) });
        await hospital.SaveAsync();
        await RunAsync();
        Assert.Equal((3, 3, 2), await FiguresAsync("breach-notice-lag"));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(["Case 2"], await db.MetricExceptions.Where(e => e.Metric == "breach-notice-lag").Select(e => e.Key).ToListAsync(Token));
    }

    [Fact]
    public async Task Measures_RecordsPatientByPatient()
    {
        var (one, two) = (hospital.Patient("p1"), hospital.Patient("p2"));
        DateTime Ago(double days) => Hospital.Noon.AddDays(-days);
        void Stay(string id, int patient, double ended) => hospital.Add(new EncounterRow { EncounterId = id, PatientId = patient, Class = "inpatient", StartedAt = Ago(ended + 4), EndedAt = Ago(ended) });
        Stay("e3", two, 40);
        Stay("e1", one, 40);
        Stay("e2", one, 90);
        hospital.Add(new DocumentRow { DocumentId = "d1", PatientId = one, EncounterId = "e1", Type = "h-and-p", AuthorUserId = 1, CreatedAt = Ago(43.5), SignedAt = Ago(43), SignedByUserId = 1 });
        hospital.Add(new DocumentRow { DocumentId = "d2", PatientId = one, EncounterId = "e2", Type = "h-and-p", CreatedAt = Ago(94), SignedAt = Ago(10), SignedByUserId = 1 });
        hospital.Add(new DocumentRow { DocumentId = "d3", PatientId = two, EncounterId = "e3", Type = "discharge-summary", AuthorUserId = 1, CreatedAt = Ago(39) });
        hospital.Add(new DiagnosisRow { DiagnosisId = "g1", PatientId = two, EncounterId = "e3", CodeId = 1, SystemId = 1, PresentOnAdmission = "Y", RecordedAt = Ago(39) });
        await hospital.SaveAsync();
        await RunAsync();
        Assert.Equal((3, 3, 2), await FiguresAsync("hp-timeliness"));
        Assert.Equal((3, 3, 1), await FiguresAsync("record-completion-30d"));
        Assert.Equal((3, 3, 2), await FiguresAsync("delinquent-record-count"));
        Assert.Equal((3, 3, 1), await FiguresAsync("content-final-dx"));
        Assert.Equal((3, 3, 1), await FiguresAsync("entry-authentication"));
        // Duplicates were never searched for, so nobody can say that each patient has one record.
        Assert.Contains("has not been run", (await LineAsync("cop-482-24")).Said!.Because, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await FiguresAsync("record-per-patient"));
    }

    [Fact]
    public async Task Measures_WhatWasJudgedAndTrained()
    {
        var nurse = hospital.User("u1", "Ann", "Lee");
        var clerk = hospital.User("u2", "Bo", "Kim", u => u.TrainedOn = Today.AddDays(-20));
        var (plain, marked) = (hospital.Patient("p1"), hospital.Patient("p2", also: p => p.Restricted = "part2"));
        var reason = hospital.Term(TermKind.Reason, "asked");
        hospital.Add(new EncounterRow { EncounterId = "e1", PatientId = plain, Class = "outpatient", StartedAt = Hospital.Noon.AddDays(-2) });
        var good = hospital.Access(nurse, plain, Hospital.Noon, also: a => (a.BreakGlass, a.ReasonId) = (true, reason));
        var open = hospital.Access(clerk, plain, Hospital.Noon, also: a => (a.BreakGlass, a.ReasonId) = (true, reason));
        hospital.Access(clerk, plain, Hospital.Noon.AddDays(-3), also: a => a.BreakGlass = true);
        var decided = hospital.Finding(nurse, plain, 80, f => (f.Status, f.DetectedAt) = (FindingStatus.Appropriate, Hospital.Noon.AddDays(-50)), good);
        hospital.Add(new DecisionRow { FindingId = decided, From = FindingStatus.New, To = FindingStatus.UnderReview, Note = "", DecidedBy = "officer", DecidedAt = Hospital.Noon.AddDays(-49) });
        hospital.Add(new DecisionRow { FindingId = decided, From = FindingStatus.UnderReview, To = FindingStatus.Appropriate, Note = "Asked.", DecidedBy = "officer", DecidedAt = Hospital.Noon.AddDays(-25) });
        hospital.Finding(clerk, plain, 80, f => (f.Rules, f.DetectedAt) = ("vip;emergency-override", Hospital.Noon.AddDays(-50)), open);
        hospital.Finding(clerk, marked, 80, f => (f.Status, f.Rules) = (FindingStatus.Withdrawn, "vip"));
        hospital.Session(nurse, plain, 20500, events: 30, explanation: 1);
        hospital.Session(nurse, marked, 20500, events: 6, explanation: 1);
        hospital.Session(clerk, marked, 20501, events: 4);
        hospital.Add(new TrainingRow { UserId = nurse, Course = "privacy", CompletedOn = Today.AddDays(-300), DueOn = Today.AddDays(-1) });
        hospital.Add(new TrainingRow { UserId = nurse, Course = "privacy", CompletedOn = Today.AddDays(-10), DueOn = Today.AddDays(300) });
        hospital.Add(new DuplicateRunRow { StartedAt = Hospital.Noon, FinishedAt = Hospital.Noon });
        hospital.Add(new DuplicatePairRow { PatientAId = plain, PatientBId = marked, RunId = 1, Band = Core.Quality.Matching.MatchBand.Confident, Evidence = "" });
        await hospital.SaveAsync();
        await RunAsync();
        Assert.Equal((3, 3, 1), await FiguresAsync("break-glass-review"));
        Assert.Equal((40, 40, 36), await FiguresAsync("no-treatment-relationship"));
        Assert.Equal((10, 10, 6), await FiguresAsync("part2-access-basis"));
        Assert.Equal((2, 2, 1), await FiguresAsync("alert-disposition-rate"));
        Assert.Equal((1, 1, 0), await FiguresAsync("sensitive-record-access"));
        // The course that was due was done again.
        Assert.Equal((2, 2, 2), await FiguresAsync("training-completion"));
        Assert.Equal((1, 1, 0), await FiguresAsync("record-per-patient"));
        await ChangeAsync(async db => (await db.DuplicatePairs.SingleAsync(Token)).Decision = DuplicateDecision.TwoPeople);
        await RunAsync();
        Assert.Equal((1, 1, 1), await FiguresAsync("record-per-patient"));
    }

    [Fact]
    public async Task Keeps_WhatEveryRunSaidAndTheRowsBehind()
    {
        hospital.Add(new VendorRow { Id = 1, VendorId = "v1", Name = "Lab", PhiShared = true });
        hospital.Add(new VendorRow { Id = 2, VendorId = "v2", Name = "Scan", PhiShared = true });
        await hospital.SaveAsync();
        var first = await RunAsync();
        await ChangeAsync(async db => (await db.Vendors.SingleAsync(v => v.VendorId == "v1", Token)).BaaSignedOn = Today);
        clock.Now = Hospital.Noon.AddDays(1);
        var second = await RunAsync();
        clock.Now = Hospital.Noon.AddDays(2);
        var third = await RunAsync();

        var query = new RequirementQuery(hospital.Store, new RequirementMatrixQuery(hospital.Store));
        async Task<string[]> Keys(int run) => [.. (await query.RowsAsync(run, "baa-coverage", cancellationToken: Token)).Rows.Select(r => r.Key)];
        Assert.Equal(["v1", "v2"], await Keys(first.Id));
        Assert.Equal(["v2"], await Keys(second.Id));
        Assert.Equal(["v2"], await Keys(third.Id));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(2, await db.MetricExceptions.CountAsync(e => e.Metric == "baa-coverage", Token));

        Assert.Contains("0 of 2", (await LineAsync("sec-308-b-1", Hospital.Noon)).Said!.Because, StringComparison.Ordinal);
        Assert.Contains("1 of 2", (await LineAsync("sec-308-b-1")).Said!.Because, StringComparison.Ordinal);
        Assert.Equal(0, (await LineAsync("sec-308-b-1", Hospital.Noon)).Outcomes.Single().Good);
        // A third run that says the same adds nothing to the history.
        var file = (await query.RunAsync("sec-308-b-1", clock.Now, Token))!;
        Assert.Equal([second.Id, first.Id], file.History.Select(h => h.RunId));
        Assert.Null(await query.RunAsync("no-such", clock.Now, Token));
    }

    [Fact]
    public async Task Runs_WhenSomethingIsNewAndOnceADay()
    {
        var runner = new RequirementRunner(hospital.Store, clock);
        Assert.False(await runner.IsDueAsync(Token));
        hospital.Add(new QualityRunRow { StartedAt = Hospital.Noon.AddHours(-1), FinishedAt = Hospital.Noon, RubricHash = "" });
        await hospital.SaveAsync();
        Assert.True(await runner.IsDueAsync(Token));
        await RunAsync();
        Assert.False(await runner.IsDueAsync(Token));
        await using var db = hospital.Store.CreateDbContext();
        await db.RequirementRuns.ExecuteUpdateAsync(set => set.SetProperty(r => r.Program, "0.0.9+0a1b2c3d"), Token);
        Assert.True(await runner.IsDueAsync(Token));
        await db.RequirementResults.Where(r => r.RequirementId == "sec-312-b").ExecuteUpdateAsync(set => set.SetProperty(r => r.Because, "In other words."), Token);
        // One metric counted otherwise before, and of another there are new data.
        await db.MetricResults.Where(m => m.Metric == "risk-analysis-age").ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, 0), Token);
        hospital.Add(new AttestationRow { RequirementId = "sec-308-a-1-ii-a", Statement = "The risk analysis is there.", SignedBy = "ciso", SignedAt = Hospital.Noon.AddDays(-30) });
        hospital.Add(new VendorRow { VendorId = "v1", Name = "Lab", PhiShared = true, BaaSignedOn = Today });
        await hospital.SaveAsync();
        await RunAsync();
        string Cause(string id) => db.RequirementResults.Where(r => r.RequirementId == id).OrderByDescending(r => r.Id).Select(r => r.By).First();
        Assert.Equal($"program {ProgramVersion.Build}", Cause("sec-312-b"));
        Assert.Equal($"program {ProgramVersion.Build}", Cause(RequirementCatalog.All.First(r => r.Metrics.Contains("risk-analysis-age")).Id));
        Assert.Equal(("desk", 2), (Cause("sec-308-b-1"), await db.RequirementResults.CountAsync(r => r.RequirementId == "sec-308-b-1", Token)));
        Assert.False(await runner.IsDueAsync(Token));
        clock.Now = Hospital.Noon.AddHours(13);
        Assert.True(await runner.IsDueAsync(Token));
    }

    [Fact]
    public async Task Writes_ALineForEachRequirementAndMetric()
    {
        hospital.Add(new VendorRow { VendorId = "v1", Name = "Lab", PhiShared = true, BaaSignedOn = Today });
        await hospital.SaveAsync();
        await RunAsync();
        using var stream = new MemoryStream();
        await RequirementsRegister.WriteAsync(hospital.Store, new CsvRowWriter(stream), clock.Now, cancellationToken: Token);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("requirement_id,citation,obligation,result,metric,numerator,denominator,evidence,text", lines[0]);
        Assert.Equal(RequirementCatalog.All.Sum(r => Math.Max(1, r.Metrics.Count)) + 1, lines.Length);
        Assert.Contains("sec-308-b-1,45 CFR 164.308(b)(1),required,Partially tested,baa-coverage,1,1,Business associate agreements in force. Statement: No statement.,verified", lines);
        Assert.Contains(lines, l => l.StartsWith("cop-482-24-b-3,", StringComparison.Ordinal) && l.EndsWith(",unverified", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("sec-312-d,45 CFR 164.312(d),required,Not tested (no data),mfa-coverage,,,The workforce feed has not been imported.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("passed", StringComparison.OrdinalIgnoreCase) || l.Contains("compliant", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Checks_ThatTheOriginalIsStillThere()
    {
        var (hash, _) = await new FileArchive(hospital.Store).AddAsync(new MemoryStream([1, 2, 3]), null, Token);
        hospital.Add(new ImportRow { Id = 5, FileName = "a.csv", Feed = "accesses", Sha256 = hash, Zone = "UTC", Status = ImportStatus.Finished, Read = 1, Stored = 1, ReceivedAt = Hospital.Noon });
        hospital.Access(hospital.User("u1"), null, Hospital.Noon, AccessAction.Login, a => a.ImportId = 5);
        await hospital.SaveAsync();
        await RunAsync();
        Assert.Equal((1, 1, 1), await FiguresAsync("audit-chain-integrity"));
        await ChangeAsync(db => db.Accesses.ExecuteDeleteAsync(Token));
        await RunAsync();
        Assert.Equal((1, 1, 0), await FiguresAsync("audit-chain-integrity"));
    }

    private async Task ChangeAsync(Func<DeskContext, Task> change)
    {
        await using var db = hospital.Store.CreateDbContext();
        await change(db);
        await db.SaveChangesAsync(Token);
    }
}
