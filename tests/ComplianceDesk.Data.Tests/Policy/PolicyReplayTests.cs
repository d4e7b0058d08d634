using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Policy;

public sealed class PolicyReplayTests
{
    private const string Why = "Agreed in the privacy meeting of March.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes => ["rules-off", "explanation-off", "explanation-flag", "threshold", "allowed"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Says_WhatSavingThenDoes(string change)
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital);
        var changed = Changed(change);
        var replayed = await new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(changed, null, Token);
        Assert.Null(replayed.Records);
        var outcome = replayed.Findings!;
        var at = new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc);
        Assert.Null(await new PolicyStore(hospital.Store, TimeProvider.System).SaveAsync(changed, 0, "cora", Why, ReplaySummary.Of(replayed, at), Token));
        var run = await JudgeAsync(hospital);
        Assert.Equal((outcome.Added, outcome.Removed), (run.FindingsNew, run.FindingsWithdrawn));
        Assert.NotEqual((0, 0, 0), (outcome.Added, outcome.Removed, outcome.Reweighed));
        Assert.Equal(outcome.Added, outcome.AddedFindings.Count);
        Assert.Equal(outcome.Removed, outcome.RemovedFindings.Count);
        Assert.Equal(outcome.Reweighed, outcome.ReweighedFindings.Count);
        await using var db = hospital.Store.CreateDbContext();
        foreach (var finding in outcome.ReweighedFindings)
        {
            Assert.NotEqual(finding.Finding.Score, finding.Score);
            Assert.Equal(finding.Score, (await db.Findings.AsNoTracking().SingleAsync(f => f.Id == finding.Finding.Id, Token)).Score);
        }

        // And back again: what was withdrawn would stand again.
        var back = (await new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(JudgementPolicy.Default, null, Token)).Findings!;
        Assert.Null(await new PolicyStore(hospital.Store, TimeProvider.System).SaveAsync(JudgementPolicy.Default, 1, "cora", Why, cancellationToken: Token));
        run = await JudgeAsync(hospital);
        Assert.Equal((back.Added, back.Removed), (run.FindingsNew, run.FindingsWithdrawn));

        // The history keeps what the replay had said, of the version that had one.
        var history = await new PolicyStore(hospital.Store, TimeProvider.System).HistoryAsync(Token);
        Assert.Equal([null, new(at, new(outcome.Added, outcome.Removed, outcome.ConfirmedLost, outcome.Reweighed), null)], history.Select(v => v.Replayed));
        Assert.Contains($"remove {outcome.Removed}, of which 0 were confirmed", history[1].Replayed!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_WhatAPersonConfirmedAmongTheRemoved()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital);
        await using var db = hospital.Store.CreateDbContext();
        var findings = await db.Findings.AsNoTracking().OrderBy(f => f.Id).ToListAsync(Token);
        var changed = new JudgementPolicy { RulesOff = findings.SelectMany(f => f.Rules.Split(';')).ToHashSet(StringComparer.Ordinal) };
        var before = (await new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(changed, null, Token)).Findings!;
        Assert.Equal((0, 0), (before.Removed - before.RemovedFindings.Count, before.ConfirmedLost));
        Assert.True(before.Removed > 0);
        var confirmed = before.RemovedFindings[0].Id;
        Assert.Null(await new FindingReview(hospital.Store, TimeProvider.System).DecideAsync(confirmed, "cora", FindingStatus.New, FindingOutcome.ViolationNoBreach, "No reason was found for it.", cancellationToken: Token));

        // It would still not be found, and says so; judged so, it stays as decided and only the others are withdrawn.
        var outcome = (await new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(changed, null, Token)).Findings!;
        Assert.Equal((before.Removed, 1, confirmed), (outcome.Removed, outcome.ConfirmedLost, Assert.Single(outcome.LostFindings).Id));
        Assert.Null(await new PolicyStore(hospital.Store, TimeProvider.System).SaveAsync(changed, 0, "cora", Why, cancellationToken: Token));
        Assert.Equal(outcome.Removed - outcome.ConfirmedLost, (await JudgeAsync(hospital)).FindingsWithdrawn);
    }

    [Fact]
    public async Task Leaves_TheStoreAsItWas()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital);
        var before = await SnapshotAsync(hospital);
        await new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(SnoopingHospital.WithoutHouseholds, null, Token);
        Assert.Equal(before, await SnapshotAsync(hospital));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(hospital.Store.Directory, "replay")));
    }

    [Fact]
    public async Task Leaves_NothingBehind_WhenCancelled()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(SnoopingHospital.WithoutHouseholds, new CancelAtFirst(cancel), cancel.Token));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(hospital.Store.Directory, "replay")));
    }

    [Fact]
    public async Task Leaves_OutWhatIsOlderThanNinetyDays()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital);
        await using (var db = hospital.Store.CreateDbContext())
        {
            hospital.Access(await db.Workforce.Where(u => u.UserId == "n1").Select(u => u.Id).SingleAsync(Token), null, Hospital.Noon.AddDays(120));
            await hospital.SaveAsync();
        }

        await JudgeAsync(hospital);
        var outcome = (await new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(SnoopingHospital.WithoutHouseholds, null, Token)).Findings!;
        Assert.Equal((0, 0), (outcome.Added, outcome.Removed));
    }

    [Fact]
    public async Task Calls_AFindingOfBeforeTheNinetyDaysThatGrowsIntoThem_NoNewOne()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital);
        int id;
        await using (var db = hospital.Store.CreateDbContext())
        {
            var (nurse, housemate) = (await db.Workforce.SingleAsync(u => u.UserId == "n1", Token), await db.Patients.SingleAsync(p => p.PatientId == "h0", Token));
            id = await db.Findings.Where(f => f.UserId == nurse.Id && f.PatientId == housemate.Id).Select(f => f.Id).SingleAsync(Token);
            hospital.Add(new CareTeamRow { PatientId = housemate.Id, UserId = nurse.Id, StartsOn = DateOnly.FromDateTime(Hospital.Noon.AddDays(119)) });
            hospital.Access(nurse.Id, housemate.Id, Hospital.Noon.AddDays(120));
            hospital.Access(nurse.Id, housemate.Id, Hospital.Noon.AddDays(120).AddHours(2));
            await hospital.SaveAsync();
        }

        // A record that the nurse was in charge of by then: without care teams the finding of long ago goes on.
        await JudgeAsync(hospital);
        var outcome = (await new PolicyReplay(hospital.Store, TimeProvider.System).RunAsync(Changed("explanation-off"), null, Token)).Findings!;
        Assert.Equal((0, 0), (outcome.Added, outcome.Removed));
        Assert.Null(await new PolicyStore(hospital.Store, TimeProvider.System).SaveAsync(Changed("explanation-off"), 0, "cora", Why, cancellationToken: Token));
        await JudgeAsync(hospital);
        await using var after = hospital.Store.CreateDbContext();
        var grown = await after.Findings.AsNoTracking().SingleAsync(f => f.Id == id, Token);
        Assert.True(grown.FirstAt < outcome.From && grown.LastAt > outcome.From);
        Assert.Equal(grown.Score, Assert.Single(outcome.ReweighedFindings, f => f.Finding.Id == id).Score);
    }

    private static JudgementPolicy Changed(string change) => change switch
    {
        "rules-off" => SnoopingHospital.WithoutHouseholds,
        "explanation-off" => new() { Explanations = Modes(ExplanationMode.Off) },
        "explanation-flag" => new() { Explanations = Modes(ExplanationMode.Flag) },
        "threshold" => new() { Thresholds = new Dictionary<string, double> { ["fixation.days"] = 5, ["fixation.few-days"] = 5 } },
        "allowed" => new() { Allowances = [SnoopingHospital.Allowed(AllowedSubject.User, "n2")] },
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static Dictionary<string, ExplanationMode> Modes(ExplanationMode mode) => new() { ["care-team"] = mode };

    private static Task<JudgementRunRow> JudgeAsync(Hospital hospital) => new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);

    private static async Task<string> SnapshotAsync(Hospital hospital)
    {
        await using var db = hospital.Store.CreateDbContext();
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            Findings = await db.Findings.AsNoTracking().OrderBy(f => f.Id).ToListAsync(Token),
            Runs = await db.JudgementRuns.CountAsync(Token),
            Versions = await db.PolicyVersions.CountAsync(Token),
            Trail = await db.Trail.CountAsync(Token),
        });
    }

    private sealed class CancelAtFirst(CancellationTokenSource cancel) : IProgress<JudgementProgress>
    {
        public void Report(JudgementProgress value) => cancel.Cancel();
    }
}
