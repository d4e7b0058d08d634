using ComplianceDesk.Core.Registers;
using System.Text;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class QualityRunnerTests : HospitalTest
{
    private readonly FixedClock clock = new(Hospital.Noon);

    [Fact]
    public async Task Scores_NothingOnAnEmptyStore()
    {
        await RunAsync();
        var list = (await new CheckListQuery(hospital.Store).RunAsync(Token))!;
        Assert.Equal(CheckCatalog.All.Count, list.Checks.Count);
        Assert.All(list.Checks, check => Assert.Equal(CheckStatus.NotRun, check.Outcome.Status));
        var board = (await new ScoreQuery(hospital.Store).RunAsync(Token))!;
        Assert.Equal(["accuracy", "completeness", "accessibility", "security-posture"], board.Scores.Select(score => score.Score.Info.Id));
        Assert.All(board.Scores, score =>
        {
            Assert.Null(score.Score.Value);
            Assert.NotEmpty(score.Score.Parts);
            Assert.All(score.Score.Parts, part => Assert.NotNull(part.Outside));
        });
    }

    [Fact]
    public async Task Answers_NothingBeforeTheFirstRun()
    {
        Assert.Null(await new CheckListQuery(hospital.Store).RunAsync(Token));
        Assert.Null(await new ScoreQuery(hospital.Store).RunAsync(Token));
        Assert.Empty((await new CheckFailuresQuery(hospital.Store).RunAsync("CMP-02", cancellationToken: Token)).Failures);
        Assert.Equal("check_id,feed,record_id,column,found,expected\r\n", await FailuresAsync());
    }

    [Fact]
    public async Task Books_EachDefectOnceWithItsRow()
    {
        var ward = hospital.Department("D1", "Ward");
        var nurse = hospital.User("U1", "Ann", "Lee");
        var leaver = hospital.User("U9", also: u => u.Listed = false);
        var good = Patient("P1");
        Patient("P2", p => { p.FamilyName = null; p.PostalCode = null; });
        Patient("P3", p => { p.BirthDate = new DateOnly(1900, 1, 1); p.State = "Massachusetts"; });
        var dead = Patient("P4");
        var stub = hospital.Add(new PatientRow { Id = 9000, PatientId = "P9" }).Id;
        Stay("E1", good, ward, nurse);
        Stay("E2", good, ward, leaver, e => (e.Disposition, e.StartedAt, e.EndedAt) = (null, Utc(2026, 2, 24, 9), Utc(2026, 2, 25, 9)));
        Stay("E3", dead, null, null, e => e.Disposition = "expired");
        Stay("E4", stub, ward, nurse, e => e.EndedAt = e.StartedAt.AddHours(-1));
        await hospital.SaveAsync();

        await RunAsync();
        Assert.Equal(
            """
            check_id,feed,record_id,column,found,expected
            CMP-02,patients,P2,family_name,,a family name and a given name
            CMP-09,patients,P2,postal_code,,"address line, city, state and postal code"
            CMP-13,patients,P4,death_date,,"a death date, since a visit ended in death"
            CMP-15,patients,P3,birth_date,1900-01-01,"a birth date, not a default"
            CMP-18,encounters,E2,disposition,,a discharge disposition
            CMP-19,encounters,E3,attending_user_id,,an attending
            CNF-20,patients,P3,state,Massachusetts,a two-letter USPS code
            CNF-25,encounters,E4,patient_id,P9,a patient of the patients feed
            CNF-26,encounters,E2,attending_user_id,U9,a person of the workforce feed
            PLS-05,encounters,E4,ended_at;started_at,2026-02-20T13:00:00Z,an end at or after the start
            TML-11,encounters,encounters,newest,2026-02-24T09:00:00Z,an event of the last 24 hours

            """.ReplaceLineEndings("\r\n"),
            await FailuresAsync(scored: true));

        var checks = (await new CheckListQuery(hospital.Store).RunAsync(Token))!.Checks.ToDictionary(check => check.Outcome.Check.Code, check => check.Outcome);
        Assert.Equal((1, 4), (checks["CMP-02"].Failing, checks["CMP-02"].Eligible));
        Assert.Equal((1, 3), (checks["PLS-01"].Failing + 1, checks["PLS-01"].Eligible));
        Assert.Equal((1, 6), (checks["CNF-26"].Failing, checks["CNF-26"].Eligible));
        Assert.Equal(CheckStatus.NotApplicable, checks["PLS-02"].Status);
    }

    [Fact]
    public async Task Writes_ChecksWithRatesAndBounds()
    {
        Patient("P1");
        Patient("P2", p => p.Language = null);
        await hospital.SaveAsync();
        await RunAsync();
        using var stream = new MemoryStream();
        await ChecksRegister.WriteAsync(hospital.Store, new CsvRowWriter(stream), Token);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
        Assert.Equal("check_id,dimension,severity,status,failing,eligible,rate,low,high,threshold", lines[0]);
        Assert.Equal(CheckCatalog.All.Count + 2, lines.Length);
        Assert.Contains("CMP-01,completeness,critical,pass,0,2,0,0,0.65761", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",0", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("CMP-08,completeness,major,fail,1,2,0.5,0.094531", Assert.Single(lines, line => line.StartsWith("CMP-08", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(",0.05", Assert.Single(lines, line => line.StartsWith("CMP-08", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("CMP-13,completeness,major,not-applicable,0,0,,,,0.05", lines);
        Assert.Contains("CNF-25,conformance,critical,not-run,0,0,,,,0", lines);
    }

    [Fact]
    public async Task Disarms_FormulasInFailures()
    {
        Patient("=P1", p => p.State = "+cmd|' /C calc'!A0");
        await hospital.SaveAsync();
        await RunAsync();
        Assert.Contains("CNF-20,patients,'=P1,state,'+cmd|' /C calc'!A0,a two-letter USPS code\r\n", await FailuresAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_DaysInTheZoneOfTheSite()
    {
        await new SiteSettings("Pacific/Auckland").SaveAsync(hospital.Store, Token);
        // Born and admitted on 3 May in Auckland, which is still 2 May in UTC.
        var newborn = Patient("P1", p => p.BirthDate = new DateOnly(2025, 5, 3));
        Stay("E1", newborn, null, null, e => (e.StartedAt, e.EndedAt) = (Utc(2025, 5, 2, 20), Utc(2025, 5, 4, 1)));
        await hospital.SaveAsync();
        await RunAsync();
        Assert.Equal((0, 1), await CountsAsync("PLS-03"));
    }

    [Fact]
    public async Task Keeps_FailuresOfTwoRunsAndResultsOfAll()
    {
        Patient("P1", p => p.FamilyName = null);
        await hospital.SaveAsync();
        for (var day = 0; day < 4; day++)
        {
            clock.Now = Hospital.Noon.AddDays(day);
            await RunAsync();
        }

        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal([1, 2, 3, 4], await db.QualityRuns.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(Token));
        Assert.Equal([3, 4], await db.CheckFailures.Select(r => r.RunId).Distinct().Order().ToListAsync(Token));
        Assert.Equal(4 * CheckCatalog.All.Count, await db.CheckResults.CountAsync(Token));
    }

    [Fact]
    public async Task Removes_WhatAKilledRunLeft()
    {
        hospital.Add(new CheckFailureRow { RunId = 1, CheckId = "CMP-02", Feed = "patients", RecordId = "gone" });
        Patient("P1");
        await hospital.SaveAsync();
        Assert.Equal(1, (await RunAsync()).Id);
        Assert.Equal("check_id,feed,record_id,column,found,expected\r\n", await FailuresAsync(scored: true));
    }

    [Fact]
    public async Task Leaves_NothingToSeeWhenCancelled()
    {
        Patient("P1", p => p.FamilyName = null);
        await hospital.SaveAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new QualityRunner(hospital.Store, clock).RunAsync(cancellationToken: new CancellationToken(canceled: true)));
        Assert.Null(await new CheckListQuery(hospital.Store).RunAsync(Token));
    }

    [Fact]
    public async Task Rejects_ASecondRunAtTheSameTime()
    {
        await using var turn = new FileStream(Path.Combine(hospital.Store.Directory, "quality.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await Assert.ThrowsAsync<IOException>(() => RunAsync());
    }

    [Fact]
    public async Task Shows_WhatChangedSinceTheRunBefore()
    {
        var patients = Enumerable.Range(1, 4).Select(i => PatientRow($"P{i}", p => p.Phone = i == 1 ? null : p.Phone)).ToList();
        await hospital.SaveAsync();
        await RunAsync();
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Patients.Where(p => p.PatientId == "P1").ExecuteUpdateAsync(p => p.SetProperty(r => r.Phone, "978-555-0100").SetProperty(r => r.Language, (string?)null), Token);
        }

        clock.Now = clock.Now.AddDays(1);
        await RunAsync();
        var list = (await new CheckListQuery(hospital.Store).RunAsync(Token))!;
        var changes = list.Checks.Where(check => check.Change is not null).ToDictionary(check => check.Outcome.Check.Code, check => check.Change);
        Assert.Equal(CheckChange.Fixed, changes["CMP-10"]);
        Assert.Equal(CheckChange.New, changes["CMP-08"]);
        Assert.Equal(CheckChange.Same, changes["CMP-02"]);
        Assert.Equal(clock.Now.AddDays(-1), list.ComparedWith);
    }

    [Fact]
    public async Task Pages_FailuresAndMasksValuesUntilRevealed()
    {
        const int count = RowCursor.PageSize + 3;
        for (var i = 0; i < count; i++)
        {
            Patient($"P{i:000}", p => p.State = "Massachusetts");
        }

        await hospital.SaveAsync();
        await RunAsync();
        var query = new CheckFailuresQuery(hospital.Store);
        var first = await query.RunAsync("CNF-20", cancellationToken: Token);
        var second = await query.RunAsync("CNF-20", first.Next, cancellationToken: Token);
        Assert.Equal(count, first.Total);
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"•••{i % 100:00}"), first.Failures.Concat(second.Failures).Select(failure => failure.RecordId));
        Assert.Equal(count, first.Failures.Concat(second.Failures).Select(failure => failure.Key!.Value).Distinct().Count());
        Assert.Null(second.Next);
        Assert.All(first.Failures, failure => Assert.Null(failure.Found));
        Assert.All(first.Failures, failure => Assert.False(failure.IsAbsent));
        var shown = (await query.RunAsync("CNF-20", reveal: true, cancellationToken: Token)).Failures[0];
        Assert.Equal(("Massachusetts", "P000"), (shown.Found, shown.RecordId));
    }

    private async Task<QualityRunRow> RunAsync() => await new QualityRunner(hospital.Store, clock).RunAsync(cancellationToken: Token);

    private async Task<(long Failing, long Eligible)> CountsAsync(string code)
    {
        var outcome = (await new CheckListQuery(hospital.Store).RunAsync(Token))!.Checks.Single(check => check.Outcome.Check.Code == code).Outcome;
        return (outcome.Failing, outcome.Eligible);
    }

    /// <param name="scored">True to leave out checks that are shown for information only.</param>
    private async Task<string> FailuresAsync(bool scored = false)
    {
        using var stream = new MemoryStream();
        await FailuresRegister.WriteAsync(hospital.Store, new CsvRowWriter(stream), Token);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
        return string.Join("\r\n", lines.Where(line => !scored || CheckCatalog.Find(line.Split(',')[0])?.Info.Severity != CheckSeverity.Info));
    }

    private int Patient(string id, Action<PatientRow>? also = null) => PatientRow(id, also).Id;

    private PatientRow PatientRow(string id, Action<PatientRow>? also = null)
    {
        PatientRow? made = null;
        hospital.Patient(id, "Ana", "Silva", p =>
        {
            (p.BirthDate, p.Sex, p.Race, p.Ethnicity, p.Language) = (new DateOnly(1980, 5, 4), "female", "White", "Not Hispanic or Latino", "en");
            (p.AddressLine, p.City, p.State, p.PostalCode, p.Phone) = ("1 Elm St", "Salem", "MA", "01970", "978-555-0134");
            also?.Invoke(p);
            made = p;
        });
        return made!;
    }

    private void Stay(string id, int patient, int? department, int? attending, Action<EncounterRow>? also = null)
    {
        var row = hospital.Add(new EncounterRow
        {
            EncounterId = id, PatientId = patient, Class = "inpatient", Status = "finished", Disposition = "home", DepartmentId = department, AttendingUserId = attending,
            StartedAt = Utc(2026, 2, 20, 14), EndedAt = Utc(2026, 2, 23, 9),
        });
        also?.Invoke(row);
    }

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
