using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class ScoreQueryTests : HospitalTest
{
    private static readonly int Today = (int)(Hospital.Noon - DateTime.UnixEpoch).TotalDays;
    private readonly FixedClock clock = new(Hospital.Noon);

    /// <summary>The value is recomputed here from the very rows that the page can open: failures and results.</summary>
    [Fact]
    public async Task Traces_CompletenessToRows()
    {
        for (var i = 0; i < 10; i++)
        {
            hospital.Patient($"P{i}", i < 2 ? null : "Ana", "Silva", p => { p.BirthDate = new DateOnly(1980, 5, 4); p.Language = i < 5 ? null : "en"; });
        }

        await hospital.SaveAsync();
        var score = (await BoardAsync()).Scores.Single(s => s.Score.Info.Id == ScoreCatalog.Completeness).Score;

        // Weights: critical 5, major 3, minor 1. Nobody has an address, a telephone number, a sex, a race or an ethnicity.
        var expected = 100m * (5 * 1 + 5 * 0.8m + 5 * 1 + 3 * 0.5m + 3 * 0 + 1 * 0 + 3 * 1 + 3 * 1) / (5 + 5 + 5 + 3 + 3 + 1 + 3 + 3 + 3 * 3);
        Assert.Equal(expected, score.Value!.Value, 10);
        Assert.Equal(["CMP-01", "CMP-02", "CMP-03", "CMP-04", "CMP-06", "CMP-07", "CMP-08", "CMP-09", "CMP-10", "CMP-14", "CMP-15"], score.Scored.Select(part => part.Info.Id));
        Assert.Subset(score.Beside.Select(part => part.Info.Id).ToHashSet(), new HashSet<string> { "CMP-05", "CMP-11", "CMP-13", "CMP-16", "CMP-17", "CMP-18", "CMP-29" });
        Assert.Equal(["CMP-02"], score.CriticalExceptions.Select(part => part.Info.Id));
        Assert.Equal(100 - expected, score.Parts.Sum(score.Loss), 10);

        await using var db = hospital.Store.CreateDbContext();
        foreach (var part in score.Scored)
        {
            Assert.Equal(part.Counted - part.Good, await db.CheckFailures.CountAsync(f => f.CheckId == part.Info.Id, Token));
        }
    }

    [Fact]
    public async Task Shows_ChangeSinceTheRunBefore()
    {
        var id = hospital.Patient("P1", "Ana", "Silva");
        await hospital.SaveAsync();
        var first = await BoardAsync();
        Assert.Null(first.ComparedWith);
        Assert.All(first.Scores, score => Assert.Null(score.Change));
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Patients.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(r => r.BirthDate, new DateOnly(1980, 5, 4)), Token);
        }

        clock.Now = clock.Now.AddDays(1);
        var second = await BoardAsync();
        Assert.False(second.RubricChanged);
        Assert.Equal(clock.Now, second.Run.AsOf);
        var (now, before) = (Value(second, ScoreCatalog.Completeness), Value(first, ScoreCatalog.Completeness));
        Assert.True(now > before);
        Assert.Equal(now - before, second.Scores.Single(s => s.Score.Info.Id == ScoreCatalog.Completeness).Change);
    }

    [Fact]
    public async Task Says_WhenTheRubricChanged()
    {
        await BoardAsync();
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.QualityRuns.ExecuteUpdateAsync(r => r.SetProperty(x => x.RubricHash, "another"), Token);
        }

        Assert.True((await BoardAsync()).RubricChanged);
    }

    [Fact]
    public async Task Counts_UseOfLeaversAccountsButNotFailedSignIns()
    {
        var used = Leaver("U1");
        var refused = Leaver("U2");
        Leaver("U3");
        var stays = hospital.User("U4", "Eve", "Roe");
        Event(used, Hospital.Noon);
        Event(refused, Hospital.Noon, AccessAction.Login, AccessOutcome.Failure);
        Event(refused, Hospital.Noon, AccessAction.Login, AccessOutcome.Denied);
        Event(used, Hospital.Noon.AddDays(-5));
        Event(stays, Hospital.Noon);
        await hospital.SaveAsync();

        var part = Part(await BoardAsync(), "terminated-accounts-unused");
        Assert.Equal((2, 3), (part.Good, part.Counted));
        Assert.True(part.ClosesGate);

        int Leaver(string id) => hospital.User(id, "Ann", "Lee", u => (u.Status, u.TerminatedOn) = ("terminated", new DateOnly(2026, 2, 28)));
    }

    [Fact]
    public async Task Leaves_TheLastDayOfALeaverAloneInTheZoneOfTheSite()
    {
        await new SiteSettings("America/New_York").SaveAsync(hospital.Store, Token);
        var user = hospital.User("U1", "Ann", "Lee", u => u.TerminatedOn = new DateOnly(2026, 2, 28));

        // 1 March 02:00 UTC is still 28 February in New York; the roll-up is by the site's day.
        Event(user, new DateTime(2026, 3, 1, 2, 0, 0, DateTimeKind.Utc), day: Today - 2);
        await hospital.SaveAsync();
        var part = Part(await BoardAsync(), "terminated-accounts-unused");
        Assert.Equal((1, 1), (part.Good, part.Counted));
    }

    [Fact]
    public async Task Counts_UnknownAndNamelessAccounts()
    {
        Event(hospital.User("U1", "Ann", "Lee"), Hospital.Noon);
        Event(hospital.User("ward7"), Hospital.Noon);
        Event(hospital.User("ghost", also: u => u.Listed = false), Hospital.Noon);
        hospital.User("idle");
        await hospital.SaveAsync();
        var board = await BoardAsync();
        var (known, personal) = (Part(board, "accounts-known"), Part(board, "accounts-personal"));
        Assert.Equal((2, 3), (known.Good, known.Counted));
        Assert.Equal((1, 2), (personal.Good, personal.Counted));
    }

    [Fact]
    public async Task Reads_ExplanationsFromTheLatestJudgement()
    {
        Event(hospital.User("U1", "Ann", "Lee"), Hospital.Noon);
        hospital.Add(new EncounterRow { EncounterId = "E1", PatientId = hospital.Patient("P1"), Class = "outpatient", StartedAt = Hospital.Noon });
        hospital.Add(Judged(90, 100));
        hospital.Add(Judged(97, 100));
        await hospital.SaveAsync();
        var board = await BoardAsync();
        var part = Part(board, "accesses-explained");
        Assert.Equal((97, 100), (part.Good, part.Counted));
        Assert.False(part.IsException);

        var first = Part(board, "first-accesses-explained");
        Assert.Equal((8, 10), (first.Good, first.Counted));
        Assert.False(first.IsScored);
    }

    [Fact]
    public async Task Leaves_ExplanationsOutWithoutAFeedOfCare()
    {
        Event(hospital.User("U1", "Ann", "Lee"), Hospital.Noon);
        hospital.Add(Judged(0, 100));
        await hospital.SaveAsync();
        var part = Part(await BoardAsync(), "accesses-explained");
        Assert.False(part.IsScored);
        Assert.Contains("feed of care", part.Outside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_FindingsByAgeAndDecision()
    {
        var user = hospital.User("U1", "Ann", "Lee");
        Finding(3, FindingStatus.New);
        Finding(10, FindingStatus.New);
        Finding(10, FindingStatus.Appropriate);
        Finding(40, FindingStatus.UnderReview);
        Finding(40, FindingStatus.Violation);
        Finding(40, FindingStatus.FalsePositive);
        Finding(40, FindingStatus.Withdrawn);
        hospital.Add(Judged(1, 1));
        await hospital.SaveAsync();
        var board = await BoardAsync();
        var (week, month) = (Part(board, "findings-reviewed-in-a-week"), Part(board, "findings-reviewed-in-a-month"));
        Assert.Equal((1, 2), (week.Good, week.Counted));
        Assert.Equal((2, 3), (month.Good, month.Counted));

        void Finding(int age, FindingStatus status) =>
            hospital.Finding(user, null, 50, f => (f.DetectedAt, f.Status) = (Hospital.Noon.AddDays(-age), status));
    }

    [Fact]
    public async Task Counts_DaysAndSourcesOfTheLog()
    {
        var user = hospital.User("U1", "Ann", "Lee");
        foreach (var day in new[] { Today - 4, Today - 3, Today })
        {
            Event(user, Hospital.Noon.AddDays(day - Today));
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.SourceSystem, Key = 1, Day = day, Events = 1 });
        }

        hospital.Add(new DailyCountRow { Kind = DailyCountKind.SourceSystem, Key = 2, Day = Today - 3, Events = 1 });
        await hospital.SaveAsync();
        var board = await BoardAsync();
        Assert.Equal((4, 6), Figures(Part(board, "log-days-covered")));
        Assert.Equal((3, 5), Figures(Part(board, "access-days-covered")));
    }

    [Fact]
    public async Task Judges_FreshnessByTheClockAndStepByTheNewestFeed()
    {
        var user = hospital.User("U1", "Ann", "Lee");
        Event(user, Hospital.Noon.AddHours(-30));
        hospital.Add(new EncounterRow { EncounterId = "E1", PatientId = hospital.Patient("P1"), Class = "outpatient", StartedAt = Hospital.Noon.AddHours(-20) });
        hospital.Add(new EncounterRow { EncounterId = "E2", PatientId = hospital.Patient("P2"), Class = "outpatient", StartedAt = Hospital.Noon.AddYears(2), Status = "planned" });
        await hospital.SaveAsync();
        var board = await BoardAsync();
        Assert.Equal((1, 2), Figures(Part(board, "feeds-current")));
        Assert.Equal((2, 2), Figures(Part(board, "feeds-in-step")));
        Assert.Equal((4, 8), Figures(Part(board, "feeds-imported")));

        var hours = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["feeds-current.hours"] = 36, ["feeds-in-step.hours"] = 9 } };
        Assert.Null(await new PolicyStore(hospital.Store, clock).SaveAsync(hours, 0, "dora", "Our feeds come every other day.", cancellationToken: Token));
        board = await BoardAsync();
        Assert.Equal((2, 2), Figures(Part(board, "feeds-current")));
        Assert.Contains("at most 36 hours", Part(board, "feeds-current").Info.Definition, StringComparison.Ordinal);
        Assert.Equal((1, 2), Figures(Part(board, "feeds-in-step")));
    }

    [Fact]
    public async Task Scores_EachDimensionOfTheHouse_AndTheirMeanByTheWeightsOfTheSite()
    {
        hospital.Patient("P1");
        await hospital.SaveAsync();
        var board = await BoardAsync();
        Assert.Equal(8, board.Dimensions.Count);
        var scored = board.Dimensions.Where(d => d.Score.Value is not null).ToList();
        Assert.Equal(scored.Average(d => d.Score.Value), board.Overall.Value);
        Assert.Equal(board.Scores.Single(s => s.Score.Info.Id == "completeness").Score.Value, board.Find("dimension-completeness")!.Score.Value);

        var weights = new JudgementPolicy { Thresholds = new Dictionary<string, double> { ["dimension-completeness.weight"] = 0, ["record-quality.target"] = 99.5 } };
        Assert.Null(await new PolicyStore(hospital.Store, clock).SaveAsync(weights, 0, "dora", "Completeness has a project of its own.", cancellationToken: Token));
        var after = await BoardAsync();
        Assert.Equal(scored.Where(d => d.Score.Info.Dimension != QualityDimension.Completeness).Average(d => d.Score.Value), after.Overall.Value);
        Assert.Equal((99.5m, "dora"), (after.Overall.Info.Target, after.Overall.Info.SetBy?.Who));
        Assert.True(after.RubricChanged);
        Assert.Equal(after.Overall.Value - after.OverallBefore!.Value, after.Overall.MovedSince(after.OverallBefore).Sum(m => m.Points));
    }

    [Fact]
    public async Task Counts_RejectedRowsAndFailedFiles()
    {
        hospital.Add(File(ImportStatus.Finished, 100, 90, 8, 2));
        hospital.Add(File(ImportStatus.Repeated, 100, 0, 100, 0));
        hospital.Add(File(ImportStatus.Failed, 0, 0, 0, 0));
        hospital.Add(File(ImportStatus.Running, 50, 0, 0, 50));
        await hospital.SaveAsync();
        var board = await BoardAsync();
        Assert.Equal((98, 100), Figures(Part(board, "rows-accepted")));
        Assert.Equal((2, 3), Figures(Part(board, "files-taken-in")));

        static ImportRow File(ImportStatus status, long read, long stored, long duplicate, long rejected) => new()
        {
            FileName = "a.csv", Sha256 = "00", Zone = "UTC", Status = status, Read = read, Stored = stored, Duplicate = duplicate, Rejected = rejected,
        };
    }

    /// <summary>A part is only worth as much as the rows it opens into: as many as it counts against the score.</summary>
    [Fact]
    public async Task Opens_EveryMeasuredPartIntoItsRows()
    {
        var source = hospital.Term(TermKind.SourceSystem, "ehr");
        var ward = hospital.User("ward7");
        var ghost = hospital.User("ghost", also: u => u.Listed = false);
        var leaver = hospital.User("U1", "Ann", "Lee", u => (u.Status, u.TerminatedOn) = ("terminated", new DateOnly(2026, 2, 28)));
        foreach (var user in new[] { ward, ghost, leaver })
        {
            Event(user, Hospital.Noon);
            Event(user, Hospital.Noon.AddDays(-9));
        }

        hospital.Add(new DailyCountRow { Kind = DailyCountKind.SourceSystem, Key = source, Day = Today, Events = 1 });
        hospital.Add(new DailyCountRow { Kind = DailyCountKind.SourceSystem, Key = source, Day = Today - 3, Events = 1 });
        var patient = hospital.Patient("P1");
        hospital.Session(ward, patient, Today, events: 7, first: true);
        hospital.Session(ward, patient, Today - 9, events: 2, first: false, explanation: 1);
        hospital.Session(leaver, patient, Today, events: 1, first: true, explanation: 1);
        hospital.Add(new EncounterRow { EncounterId = "E1", PatientId = patient, Class = "outpatient", StartedAt = Hospital.Noon.AddDays(-4) });
        hospital.Add(new EncounterRow { EncounterId = "E2", PatientId = patient, Class = "outpatient", StartedAt = Hospital.Noon.AddDays(-2) });
        hospital.Finding(ward, null, 50, f => (f.Rules, f.DetectedAt) = ($"{SecurityMeasures.LoginBurstRule};volume", Hospital.Noon.AddDays(-40)));
        hospital.Finding(ward, patient, 50, f => (f.Rules, f.DetectedAt) = (SecurityMeasures.OverrideRule, Hospital.Noon.AddDays(-10)));
        hospital.Add(new JudgementRunRow
        {
            StartedAt = Hospital.Noon, FinishedAt = Hospital.Noon, PatientEvents = 10, Explained = 3, FirstEvents = 8, FirstExplained = 1,
            Rules = $$"""[{"id":"{{SecurityMeasures.LoginBurstRule}}","version":1,"notRun":null,"findings":1},{"id":"{{SecurityMeasures.OverrideRule}}","version":1,"notRun":null,"findings":1}]""",
        });
        hospital.Add(new ImportRow { FileName = "a.csv", Sha256 = "00", Zone = "UTC", Status = ImportStatus.Finished, Read = 10, Stored = 7, Rejected = 3 });
        hospital.Add(new ImportRow { FileName = "b.csv", Sha256 = "01", Zone = "UTC", Status = ImportStatus.Failed });
        await hospital.SaveAsync();

        var parts = (await BoardAsync()).Scores.SelectMany(score => score.Score.Parts).Where(part => part.Info.Evidence != PartEvidence.CheckFailures).ToList();
        Assert.Equal(17, parts.Count);
        foreach (var part in parts)
        {
            Assert.True(part.Counted > part.Good, part.Info.Id);
            var page = await new CheckFailuresQuery(hospital.Store).RunAsync(part.Info.Id, cancellationToken: Token);
            Assert.Equal(part.Info.Evidence is PartEvidence.Sessions || part.Info.Id == "rows-accepted" ? 1 : part.Counted - part.Good, page.Total);
            Assert.Equal(page.Total, page.Failures.Count);
        }

        var rows = async (string part) => (await new CheckFailuresQuery(hospital.Store).RunAsync(part, cancellationToken: Token)).Failures.Select(row => $"{row.RecordId} {row.Found}");
        Assert.Equal(["ward7 7 of 9 without a reason"], await rows("accesses-explained"));
        Assert.Equal(["U1 terminated on 2026-02-28"], await rows("terminated-accounts-unused"));
        Assert.Equal(["ghost "], await rows("accounts-known"));
        Assert.Equal(["ward7 "], await rows("accounts-personal"));
        Assert.Equal(["2026-02-28 ehr", "2026-03-01 ehr"], await rows("log-days-covered"));
        Assert.Equal(["2026-02-27 "], await rows("encounter-days-covered"));

        using var csv = new MemoryStream();
        await FailuresRegister.WriteAsync(hospital.Store, new CsvRowWriter(csv), Token);
        var written = System.Text.Encoding.UTF8.GetString(csv.ToArray());
        Assert.DoesNotContain("ward7", written, StringComparison.Ordinal);
        Assert.Contains("CMP-02", written, StringComparison.Ordinal);
    }

    private static JudgementRunRow Judged(long explained, long events) => new()
    {
        StartedAt = Hospital.Noon, FinishedAt = Hospital.Noon, Events = events, PatientEvents = events, Explained = explained, FirstEvents = 10, FirstExplained = 8, Rules = "[]",
    };

    private void Event(int user, DateTime at, AccessAction action = AccessAction.Read, AccessOutcome outcome = AccessOutcome.Success, int? day = null)
    {
        hospital.Access(user, null, at, action, a => a.Outcome = outcome);
        var number = day ?? (int)(at - DateTime.UnixEpoch).TotalDays;
        if (counted.Add((user, number)))
        {
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.User, Key = user, Day = number, Events = 1 });
        }

        if (counted.Add((0, number)))
        {
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.Action, Key = (int)action, Day = number, Events = 1 });
        }
    }

    private readonly HashSet<(int User, int Day)> counted = [];

    private async Task<ScoreBoard> BoardAsync()
    {
        await new QualityRunner(hospital.Store, clock).RunAsync(cancellationToken: Token);
        return (await new ScoreQuery(hospital.Store).RunAsync(Token))!;
    }

    private static ScorePart Part(ScoreBoard board, string id) => board.Scores.SelectMany(score => score.Score.Parts).Single(part => part.Info.Id == id);

    private static (long Good, long Counted) Figures(ScorePart part) => (part.Good, part.Counted);

    private static decimal Value(ScoreBoard board, string score) => board.Scores.Single(s => s.Score.Info.Id == score).Score.Value!.Value;
}
