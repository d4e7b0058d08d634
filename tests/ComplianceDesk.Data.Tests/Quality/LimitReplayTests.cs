using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality;

/// <summary>A site sets limits: what the replay says is what the next run answers, the version stands with the run, and the law stays.</summary>
public sealed class LimitReplayTests : IAsyncLifetime
{
    private const string Why = "Agreed in the records committee of March.";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly FixedClock clock = new(Hospital.Noon);
    private Hospital hospital = null!;

    public async ValueTask InitializeAsync()
    {
        hospital = await Hospital.OpenAsync();
        int doctor = hospital.User("U1", "Ann", "Lee"), ward = hospital.Department("D1", "Ward");
        for (var i = 0; i < 40; i++)
        {
            var patient = hospital.Patient($"P{i}", "Ana", "Silva", p => (p.Race, p.Language) = (i == 0 ? null : "2106-3", i < 30 ? null : "en"));
            hospital.Add(new EncounterRow { EncounterId = $"E{i}", PatientId = patient, Class = "inpatient", AttendingUserId = doctor, DepartmentId = ward, StartedAt = Hospital.Noon.AddDays(-9), EndedAt = Hospital.Noon.AddDays(-8) });
            hospital.Add(new DocumentRow { DocumentId = $"D{i}", PatientId = patient, EncounterId = $"E{i}", Type = "verbal-order", AuthorUserId = doctor, CreatedAt = Hospital.Noon.AddDays(-9), SignedAt = Hospital.Noon.AddDays(-9).AddHours(2 * (i + 1)) });
        }

        await hospital.SaveAsync();
        await RunAsync();
    }

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Says_WhatTheNextRunAnswers()
    {
        // One hospital for all: each change takes the one before back. What asks the records anew stands last.
        (string Key, double Value, bool Recounted, bool AllChecks)[] changes =
        [
            ("race-given.fail", 1, false, true), ("race-given.warn", 10, false, true), ("language-given.fail", 80, false, true), ("language-given.severity", 0, false, true),
            ("language-given.severity", 5, false, true), ("feeds-imported.severity", 5, false, true), ("verbal-order.target", 30, false, true), ("verbal-order.limit", 24, true, true),
            ("diagnosis-coded-after-discharge.bill-hold", 20, true, false),
        ];
        for (var version = 0; version < changes.Length; version++)
        {
            var (key, value, recounted, allChecks) = changes[version];
            var changed = new JudgementPolicy { Thresholds = new Dictionary<string, double> { [key] = value } };
            var outcome = (await new PolicyReplay(hospital.Store, clock).RunAsync(changed, null, Token)).Records!;
            Assert.Null(await new PolicyStore(hospital.Store, clock).SaveAsync(changed, version, "dora", Why, cancellationToken: Token));
            await RunAsync();
            var checks = (await new CheckListQuery(hospital.Store).RunAsync(Token))!;
            Assert.Equal(version + 1, checks.Run.PolicyVersion);
            if (allChecks)
            {
                Assert.Equal(checks.Checks.Select(c => (c.Outcome.Check.Code, c.Outcome.Status, c.Outcome.Failing)), outcome.Checks.Select(c => (c.After.Check.Code, c.After.Status, c.After.Failing)));
                Assert.Equal(outcome.WouldFail, checks.Checks.Count(c => c.Outcome.Status == CheckStatus.Fail));
                var board = (await new ScoreQuery(hospital.Store).RunAsync(Token))!;
                Assert.Equal(board.Scores.Concat(board.Dimensions).Select(s => s.Score.Value), outcome.Scores.Select(s => s.After.Value));
                Assert.Equal(board.Overall.Value, outcome.OverallAfter.Value);
                Assert.NotEqual(0, outcome.ChecksOtherwise.Count() + outcome.MeasuresOtherwise.Count() + outcome.Scores.Count(s => s.Before.Value != s.After.Value));
            }

            var measures = (await new MeasureListQuery(hospital.Store).RunAsync(Token))!;
            Assert.Equal(measures.Measures.Select(m => (m.Info.Id, m.Status, m.Whole.Numerator, m.Whole.Denominator)), outcome.Measures.Select(m => (m.Info.Id, m.After, m.FigureAfter.Numerator, m.FigureAfter.Denominator)));
            Assert.Equal(recounted, outcome.Recounted);
        }
    }

    [Fact]
    public async Task Prints_WhoSetALimitAndWhy()
    {
        Assert.Null(await new PolicyStore(hospital.Store, clock).SaveAsync(new() { Thresholds = new Dictionary<string, double> { ["race-given.fail"] = 2 } }, 0, "dora", Why, cancellationToken: Token));
        var before = (await new CheckListQuery(hospital.Store).RunAsync(Token))!.Checks.Single(c => c.Outcome.Check.Code == "CMP-06").Outcome.Check;
        Assert.Equal((0.05m, null), (before.MaxFailing, LimitWords.Provenance(before)));
        await RunAsync();
        var check = (await new CheckListQuery(hospital.Store).RunAsync(Token))!.Checks.Single(c => c.Outcome.Check.Code == "CMP-06");
        Assert.Equal((0.02m, CheckStatus.Fail, CheckStatus.PassWithFailures), (check.Outcome.Check.MaxFailing, check.Outcome.Status, check.Before!.Status));
        Assert.Equal(
            "site policy version 1, by dora on 2026-03-02 because \u201cAgreed in the records committee of March.\u201d; the catalog (policy) says share that may fail 5 %", LimitWords.Provenance(check.Outcome.Check));
        Assert.Equal(0.05m, check.Before.Check.MaxFailing);
        Assert.True((await new ScoreQuery(hospital.Store).RunAsync(Token))!.RubricChanged);
    }

    [Fact]
    public async Task Refuses_ToLoosenTheLaw()
    {
        var store = new PolicyStore(hospital.Store, clock);
        var refusal = await store.SaveAsync(new() { Thresholds = new Dictionary<string, double> { ["chart-completion.limit"] = 45 } }, 0, "dora", Why, cancellationToken: Token);
        Assert.Contains("never looser", refusal!.Text, StringComparison.Ordinal);
        Assert.NotNull(await store.SaveAsync(new() { QualityOff = new HashSet<string> { "chart-completed" } }, 0, "dora", Why, cancellationToken: Token));
        Assert.Null(await store.SaveAsync(new() { Thresholds = new Dictionary<string, double> { ["chart-completion.limit"] = 21 } }, 0, "dora", Why, cancellationToken: Token));

        // Not even a policy that was altered in the store itself.
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.PolicyVersions.ExecuteUpdateAsync(v => v.SetProperty(r => r.Json, """{ "thresholds": { "chart-completion.limit": 300 }, "qualityOff": ["chart-completed"] }"""), Token);
        }

        var policy = await PolicyStore.CurrentAsync(hospital.Store, Token);
        Assert.Equal(30, MeasureCatalog.Find("chart-completion")!.Info.In(policy).Limit);
        Assert.False(CheckCatalog.Find("chart-completed")!.Info.In(policy).IsOff);
    }

    [Fact]
    public async Task Checks_AgainAndJudgesNothing_WhenALimitChanges()
    {
        await using (var db = hospital.Store.CreateDbContext())
        {
            hospital.Access(await db.Workforce.Select(u => u.Id).FirstAsync(Token), await db.Patients.Select(p => p.Id).FirstAsync(Token), Hospital.Noon.AddDays(-1));
            await hospital.SaveAsync();
        }

        var judge = new JudgementRunner(hospital.Store, clock);
        await judge.RunAsync(null, Token);
        var quality = new QualityRunner(hospital.Store, clock);
        Assert.False(await quality.IsOutdatedAsync(Token));
        Assert.Null(await new PolicyStore(hospital.Store, clock).SaveAsync(new() { Thresholds = new Dictionary<string, double> { ["race-given.fail"] = 2 } }, 0, "dora", Why, cancellationToken: Token));
        Assert.Equal((true, false), (await quality.IsOutdatedAsync(Token), await judge.IsOutdatedAsync(Token)));
        await RunAsync();
        Assert.False(await quality.IsOutdatedAsync(Token));
        Assert.Null(await new PolicyStore(hospital.Store, clock).SaveAsync(new() { Thresholds = new Dictionary<string, double> { ["race-given.fail"] = 2, ["fixation.days"] = 6 } }, 1, "cora", Why, cancellationToken: Token));
        Assert.Equal((false, true), (await quality.IsOutdatedAsync(Token), await judge.IsOutdatedAsync(Token)));
    }

    private Task<QualityRunRow> RunAsync() => new QualityRunner(hospital.Store, clock).RunAsync(null, Token);
}
