using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

/// <summary>The figures are counted again here from what the test put into the store, not from results of the run.</summary>
public sealed class RecordQualityQueryTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_WhatIsInTheStoreAndNamesPatientsByKey()
    {
        using var hospital = await Hospital.OpenAsync();
        var people = Enumerable.Range(0, 10).Select(i => hospital.Patient($"MRN{i}", i < 2 ? null : "Ana", "Silva", p => p.BirthDate = i < 7 ? new DateOnly(1980, 5, 4) : null)).ToArray();
        await hospital.SaveAsync();
        var clock = new FixedClock(Hospital.Noon);
        await new QualityRunner(hospital.Store, clock).RunAsync(null, Token);

        var data = await RunAsync(hospital, clock);
        var state = data.State!;
        await using var db = hospital.Store.CreateDbContext();
        var unborn = state.Checks.Single(c => c.Now.Check.Code == "CMP-03");
        Assert.Equal((await db.Patients.CountAsync(p => p.BirthDate == null, Token), await db.Patients.CountAsync(Token)), ((int)unborn.Now.Failing, (int)unborn.Now.Eligible));
        Assert.Equal((3, 10), ((int)unborn.Now.Failing, (int)unborn.Now.Eligible));
        Assert.Equal([.. people[7..].Select(id => $"P{id}").Order(StringComparer.Ordinal)], data.Failing!.Where(f => f.Check == "CMP-03").Select(f => f.Record).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(data.Failing!, f => f.Record.Contains("MRN", StringComparison.Ordinal));
        Assert.Equal(await db.CheckFailures.CountAsync(f => CheckCatalog.All.Select(c => c.Info.Code).Contains(f.CheckId), Token), data.Failing!.Count());
        Assert.Equal(data.FailingCount, data.Failing!.Count());

        // The score again, from the checks' own counts and the weights of the catalogue.
        var parts = state.Checks.Where(c => c.Now.IsMeasured && c.Now.Check.Dimension == QualityDimension.Completeness && c.Now.Check.Severity != CheckSeverity.Info).ToList();
        var expected = 100m * parts.Sum(c => (int)c.Now.Check.Severity * (1 - (decimal)c.Now.Failing / c.Now.Eligible)) / parts.Sum(c => (int)c.Now.Check.Severity);
        Assert.Equal(expected, state.Scores.Single(s => s.Now.Info.Id == ScoreCatalog.Completeness).Now.Value!.Value, 10);
        // The dimension the same way, and the mean of dimensions by equal weights.
        Assert.Equal(expected, state.Dimensions.Single(d => d.Now.Info.Dimension == QualityDimension.Completeness).Now.Value!.Value, 10);
        var scored = state.Dimensions.Where(d => d.Now.Value is not null).Select(d => d.Now.Value!.Value).ToList();
        Assert.InRange(scored.Count, 2, 8);
        Assert.Equal(scored.Average(), state.Overall.Value!.Value, 10);
        Assert.Null(state.OverallBefore);
        Assert.Contains(state.GateClosedBy, p => p.Info.Id == "CMP-02");
        Assert.Null(state.ComparedWith);
        Assert.Equal(64, state.InputHash.Length);

        Assert.Contains("MRN7", (await RunAsync(hospital, clock, ReportIdentities.Identified)).Failing!.Where(f => f.Check == "CMP-03").Select(f => f.Record));
    }

    [Fact]
    public async Task Names_WaiversInForceAtTheTimeOfTheReport()
    {
        using var hospital = await Hospital.OpenAsync();
        void Waiver(string check, double granted, double? ended, int lastDay) => hospital.Add(new WaiverRow
        {
            CheckId = check, Owner = "Registration lead", Reason = "New form from 1 June.", GrantedBy = "director", GrantedAt = Hospital.Noon.AddDays(-granted), ExpiresOn = DateOnly.FromDateTime(Hospital.Noon).AddDays(lastDay),
            EndedBy = ended is null ? null : "director", EndedAt = ended is { } days ? Hospital.Noon.AddDays(-days) : null,
        });
        Waiver("CMP-01", 20, null, 0);
        Waiver("CMP-02", 20, 3, 30);
        Waiver("CMP-03", 20, null, -1);
        Waiver("CMP-04", 20, -2, 30);
        Waiver("CMP-05", -1, null, 30);
        await hospital.SaveAsync();
        await new QualityRunner(hospital.Store, new FixedClock(Hospital.Noon)).RunAsync(null, Token);

        Assert.Equal(["CMP-01", "CMP-04"], (await RunAsync(hospital, new FixedClock(Hospital.Noon))).State!.Waivers.Select(w => w.Check));
    }

    [Fact]
    public async Task Shows_TheNewestRunByTheEndOfThePeriodAndItsChange()
    {
        using var hospital = await Hospital.OpenAsync();
        var id = hospital.Patient("MRN1", "Ana", "Silva");
        await hospital.SaveAsync();
        var clock = new FixedClock(Hospital.Noon);
        for (var day = 0; day < 3; day++)
        {
            await new QualityRunner(hospital.Store, clock).RunAsync(null, Token);
            clock.Now = clock.Now.AddDays(1);
            await using var db = hospital.Store.CreateDbContext();
            await db.Patients.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(r => r.BirthDate, new DateOnly(1980, 5, 4)), Token);
        }

        // Runs on 2, 3 and 4 March; the birth date was mended after the first.
        var first = await RunAsync(hospital, clock, to: new DateOnly(2026, 3, 2));
        Assert.Equal((1, 1L), (first.State!.RunId, first.State.Checks.Single(c => c.Now.Check.Code == "CMP-03").Now.Failing));
        Assert.Null(first.Failing);

        var second = await RunAsync(hospital, clock, to: new DateOnly(2026, 3, 3));
        var born = second.State!.Checks.Single(c => c.Now.Check.Code == "CMP-03");
        Assert.Equal((2, 0L, 1L, "Fixed"), (second.State.RunId, born.Now.Failing, born.Before!.Failing, born.Change));
        Assert.NotNull(second.Failing);
        Assert.True(second.State.Scores.Single(s => s.Now.Info.Id == ScoreCatalog.Completeness).Change > 0);

        // Nothing ran by the end of February: the newest is shown, and the report says so.
        var early = await RunAsync(hospital, clock, from: new DateOnly(2026, 2, 1), to: new DateOnly(2026, 2, 28));
        Assert.Equal(3, early.State!.RunId);
    }

    [Fact]
    public async Task Names_BothPeopleInARecordOfTwoByKey()
    {
        using var hospital = await Hospital.OpenAsync();
        var (patient, user) = (hospital.Patient("MRN/1", "Ana", "Silva"), hospital.User("dr-1"));
        hospital.Add(new QualityRunRow { StartedAt = Hospital.Noon, FinishedAt = Hospital.Noon, RubricHash = "x", Id = 1 });
        hospital.Add(new CheckResultRow { RunId = 1, CheckId = "CNF-25", Status = "fail", Failing = 3, Eligible = 3 });
        foreach (var (feed, record) in new[] { ("care_team", "MRN/1/dr-1"), ("relations", "MRN/1/spouse"), ("workforce", "dr-1") })
        {
            hospital.Add(new CheckFailureRow { RunId = 1, CheckId = "CNF-25", Feed = feed, RecordId = record, Column = "x", Found = "secret" });
        }

        await hospital.SaveAsync();
        var data = await RunAsync(hospital, new FixedClock(Hospital.Noon));
        Assert.Equal([$"P{patient}/U{user}", $"P{patient}/spouse", $"U{user}"], data.Failing!.Select(f => f.Record).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Says_ThatNothingRan()
    {
        using var hospital = await Hospital.OpenAsync();
        var data = await RunAsync(hospital, new FixedClock(Hospital.Noon));
        Assert.Null(data.State);
        var request = new ReportRequest("board-summary", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), "director");
        Assert.Null((await new BoardSummaryQuery().RunAsync(await ReportReading.OpenAsync(hospital.Store, new BoardSummaryReport().Info, request, new FixedClock(Hospital.Noon), Token), Token)).State);
    }

    private static async Task<RecordQualityData> RunAsync(Hospital hospital, TimeProvider clock, ReportIdentities identities = ReportIdentities.Keys, DateOnly? from = null, DateOnly? to = null)
    {
        var request = new ReportRequest("record-quality", from ?? new DateOnly(2026, 3, 1), to ?? new DateOnly(2026, 3, 31), "director") { Identities = identities };
        return await new RecordQualityQuery().RunAsync(await ReportReading.OpenAsync(hospital.Store, new RecordQualityReport().Info, request, clock, Token), Token);
    }
}
