using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

public sealed class RuleYieldQueryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_FindingsByWhatBecameOfThem()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1"), hospital.Patient("p1"));
        Found(FindingStatus.New, "vip");
        Found(FindingStatus.UnderReview, "vip;same-surname");
        Found(FindingStatus.New, "vip", isHidden: true);
        Found(FindingStatus.Withdrawn, "vip");
        Found(FindingStatus.Violation, "vip", minutes: 10);
        Found(FindingStatus.Violation, "vip;same-surname", minutes: 30);
        Found(FindingStatus.FalsePositive, "same-surname", minutes: 4);
        Found(FindingStatus.Appropriate, "same-surname");
        await hospital.SaveAsync();

        var yields = await new RuleYieldQuery(hospital.Store).RunAsync(Token);
        Assert.Equal(new RuleYield(2, 1, 1, 2, 0, 0, 20), yields.Rules["vip"]);
        Assert.Equal(new RuleYield(1, 0, 0, 1, 1, 1, 17), yields.Rules["same-surname"]);
        Assert.Equal(RuleYield.None, yields.Rules["fixation"]);
        Assert.Equal(6, yields.Rules["vip"].Findings);
        Assert.All(RuleCatalog.All, r => Assert.Contains(r.Info.Id, yields.Rules.Keys));
        Assert.Null(yields.JudgedAt);
        Assert.Empty(yields.Runs);

        void Found(FindingStatus status, string rules, int? minutes = null, bool isHidden = false)
        {
            var finding = hospital.Finding(user, patient, 60, f =>
            {
                (f.Status, f.Rules, f.SuppressedUntil) = (status, rules, isHidden ? Hospital.Noon : null);
                f.FirstOpenedAt = minutes is null ? null : Hospital.Noon;
            });
            if (minutes is { } took)
            {
                hospital.Add(new DecisionRow { FindingId = finding, To = status, Note = "Looked at the chart.", DecidedBy = "cora", DecidedAt = Hospital.Noon.AddMinutes(took) });
            }
        }
    }

    [Fact]
    public async Task Says_WhatTheLatestJudgementDid()
    {
        using var hospital = await Policy.SnoopingHospital.OpenAsync();
        await new Data.Judgement.JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        var yields = await new RuleYieldQuery(hospital.Store).RunAsync(Token);
        Assert.NotNull(yields.JudgedAt);
        Assert.Null(yields.Runs["household"].NotRun);
        Assert.Equal("not run: the accesses feed gives no login", yields.Runs["failed-logins"].NotRun);
        Assert.Equal(36, yields.Explained["encounter-in-department"]);
    }

    /// <summary>What a policy hides is counted with the week, and the sum of the weeks with the run.</summary>
    [Fact]
    public async Task Says_WhatPolicyHeldBack_ByWeek()
    {
        using var hospital = await Policy.SnoopingHospital.OpenAsync();
        var runner = new Data.Judgement.JudgementRunner(hospital.Store, TimeProvider.System);
        await runner.RunAsync(null, Token);
        var query = new RuleYieldQuery(hospital.Store);
        var before = Assert.Single(await query.WeeksAsync("fixation", Token));
        Assert.Equal((null, 0), (before.NotRun, before.HeldBack.Allowed));
        Assert.Null(await new Data.Policy.PolicyStore(hospital.Store, TimeProvider.System).SaveAsync(
            new() { Allowances = [Policy.SnoopingHospital.Allowed(Core.Policy.AllowedSubject.User, "n5", "fixation")] }, 0, "cora", "Agreed in the privacy meeting of March.", cancellationToken: Token));
        await runner.RunAsync(null, Token);
        var week = Assert.Single(await query.WeeksAsync("fixation", Token));
        Assert.Equal(before with { HeldBack = before.HeldBack.Plus(new(0, 0, 1)) }, week);
        Assert.Equal(week.HeldBack, (await query.RunAsync(Token)).Runs["fixation"].HeldBack);
        Assert.True(week.From <= DateOnly.FromDateTime(Hospital.Noon) && week.To >= DateOnly.FromDateTime(Hospital.Noon.AddDays(12)));
        Assert.Empty(await query.WeeksAsync("no-such-rule", Token));
    }
}
