using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Policy;

public sealed class PolicyStoreTests
{
    private const string Why = "Agreed in the privacy meeting of March.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Has_NothingDecidedAtFirst()
    {
        using var hospital = await Hospital.OpenAsync();
        var policy = await PolicyStore.CurrentAsync(hospital.Store, Token);
        Assert.Equal(0, policy.Version);
        Assert.Empty(PolicyChange.Between(JudgementPolicy.Default, policy));
        Assert.Empty(await Policies(hospital).HistoryAsync(Token));
    }

    [Fact]
    public async Task Keeps_EveryVersionWithWhoAndWhy()
    {
        using var hospital = await Hospital.OpenAsync();
        var policies = Policies(hospital);
        Assert.Null(await policies.SaveAsync(Setting("fixation.days", 5), 0, "cora", Why, cancellationToken: Token));
        Assert.Null(await policies.SaveAsync(JudgementPolicy.Default, 1, "carl", "Five days missed two incidents.", cancellationToken: Token));
        Assert.Equal(2, (await PolicyStore.CurrentAsync(hospital.Store, Token)).Version);
        var history = await policies.HistoryAsync(Token);
        Assert.Equal([(2, "carl"), (1, "cora")], history.Select(v => (v.Number, v.Who)));
        Assert.Equal(("5 days", "4 days"), (history[0].Changes.Single().Before, history[0].Changes.Single().After));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(["policy:1", "policy:2"], await db.Trail.OrderBy(t => t.Id).Select(t => t.Subject).ToListAsync(Token));
    }

    [Fact]
    public async Task Reads_AVersionOnce()
    {
        using var hospital = await Hospital.OpenAsync();
        var policies = Policies(hospital);
        Assert.Null(await policies.SaveAsync(Setting("fixation.days", 5), 0, "cora", Why, cancellationToken: Token));
        Assert.Equal(1, (await PolicyStore.CurrentAsync(hospital.Store, Token)).Version);
        await using var db = hospital.Store.CreateDbContext();
        // The desk looks every other second whether the policy has changed: the text of a version known already is not read again.
        await db.PolicyVersions.ExecuteUpdateAsync(v => v.SetProperty(r => r.Json, "no policy"), Token);
        Assert.Equal(1, (await PolicyStore.OfVersionAsync(db, null, Token)).Decisions["fixation"].Version);

        // A store in the same place with another history is another store.
        await db.PolicyVersions.ExecuteUpdateAsync(v => v.SetProperty(r => r.Who, "carl"), Token);
        await Assert.ThrowsAsync<InvalidDataException>(() => PolicyStore.OfVersionAsync(db, null, Token));
    }

    [Fact]
    public async Task Rejects_WhatIsNotSound()
    {
        using var hospital = await Hospital.OpenAsync();
        var policies = Policies(hospital);
        Assert.Contains("it may be from 2 to 60", (await policies.SaveAsync(Setting("fixation.days", 600), 0, "cora", Why, cancellationToken: Token))?.Text, StringComparison.Ordinal);
        Assert.Equal("why", (await policies.SaveAsync(Setting("fixation.days", 5), 0, "cora", "because", cancellationToken: Token))?.Code);
        Assert.Equal("no-change", (await policies.SaveAsync(Setting("fixation.days", 4), 0, "cora", Why, cancellationToken: Token))?.Code);
        var unknown = new JudgementPolicy { Allowances = [SnoopingHospital.Allowed(AllowedSubject.User, "nobody")] };
        Assert.Contains("no feed names user nobody", (await policies.SaveAsync(unknown, 0, "cora", Why, cancellationToken: Token))?.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await PolicyStore.CurrentAsync(hospital.Store, Token)).Version);
    }

    [Fact]
    public async Task Rejects_AnAllowListEntryAboutWhoSavesIt()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.User("cora");
        await hospital.SaveAsync();
        var policy = new JudgementPolicy { Allowances = [SnoopingHospital.Allowed(AllowedSubject.User, "cora")] };
        Assert.Equal("own-entry", (await Policies(hospital).SaveAsync(policy, 0, "CORA", Why, cancellationToken: Token))?.Code);
        Assert.Null(await Policies(hospital).SaveAsync(policy, 0, "carl", Why, cancellationToken: Token));
        // What another person has saved does not keep her from saving something else.
        Assert.Null(await Policies(hospital).SaveAsync(policy with { Thresholds = new Dictionary<string, double> { ["fixation.days"] = 5 } }, 1, "cora", Why, cancellationToken: Token));
    }

    [Fact]
    public async Task Rejects_AChangeToAVersionThatIsNoLongerInForce()
    {
        using var hospital = await Hospital.OpenAsync();
        var policies = Policies(hospital);
        Assert.Null(await policies.SaveAsync(Setting("fixation.days", 5), 0, "cora", Why, cancellationToken: Token));
        Assert.Equal("changed", (await policies.SaveAsync(Setting("fixation.days", 6), 0, "carl", Why, cancellationToken: Token))?.Code);
    }

    [Fact]
    public async Task Decides_WhatTheNextRunFinds()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        var policies = Policies(hospital);
        Assert.Equal((5, 0), await JudgeAsync(hospital, version: 0));
        Assert.Null(await policies.SaveAsync(SnoopingHospital.WithoutHouseholds, 0, "cora", Why, cancellationToken: Token));
        Assert.Equal((0, 3), await JudgeAsync(hospital, version: 1));
        Assert.Null(await policies.SaveAsync(JudgementPolicy.Default, 1, "cora", Why, cancellationToken: Token));
        Assert.Equal((3, 0), await JudgeAsync(hospital, version: 2));
    }

    [Fact]
    public async Task SwitchesOff_AnExplanation()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital, version: 0);
        var off = new JudgementPolicy { Explanations = new Dictionary<string, ExplanationMode> { ["encounter-in-department"] = ExplanationMode.Off } };
        Assert.Null(await Policies(hospital).SaveAsync(off, 0, "cora", Why, cancellationToken: Token));
        await JudgeAsync(hospital, version: 1);
        await using var db = hospital.Store.CreateDbContext();
        var term = await db.Terms.SingleAsync(t => t.Kind == TermKind.Explanation && t.Text == "encounter-in-department", Token);
        Assert.False(await db.AccessSessions.AnyAsync(s => s.ExplanationId == term.Id, Token));
    }

    [Fact]
    public async Task Allows_AUserARoleADepartmentAndARecord()
    {
        using var hospital = await SnoopingHospital.OpenAsync();
        await JudgeAsync(hospital, version: 0);
        await using var db = hospital.Store.CreateDbContext();
        var record = await db.Patients.Where(p => p.PatientId == "h2").Select(p => p.Id).SingleAsync(Token);
        var version = 0;
        foreach (var (entry, left) in new[]
        {
            (SnoopingHospital.Allowed(AllowedSubject.User, "n1"), 4), (SnoopingHospital.Allowed(AllowedSubject.Patient, $"{record}"), 4),
            (SnoopingHospital.Allowed(AllowedSubject.User, "n4", "household"), 5), (SnoopingHospital.Allowed(AllowedSubject.Role, "nurse", "vip"), 4),
            (SnoopingHospital.Allowed(AllowedSubject.Department, "W1"), 0),
        })
        {
            Assert.Null(await Policies(hospital).SaveAsync(new JudgementPolicy { Allowances = [entry] }, version++, "cora", Why, cancellationToken: Token));
            await JudgeAsync(hospital, version);
            Assert.Equal(left, await db.Findings.CountAsync(f => f.Status == FindingStatus.New, Token));
        }
    }

    private static PolicyStore Policies(Hospital hospital) => new(hospital.Store, TimeProvider.System);

    private static JudgementPolicy Setting(string key, double value) => new() { Thresholds = new Dictionary<string, double> { [key] = value } };

    private static async Task<(int New, int Withdrawn)> JudgeAsync(Hospital hospital, int version)
    {
        var run = await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        Assert.Equal(version, run.PolicyVersion);
        return (run.FindingsNew, run.FindingsWithdrawn);
    }
}
