using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Features.Tuning;
using ComplianceDesk.Web.Options;
using ComplianceDesk.Web.Workers;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace ComplianceDesk.Web.Tests.Features.Tuning;

public sealed class RulePageModelTests
{
    private const string Why = "Agreed in the privacy meeting of March.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replays_ThenSavesWhatTheFormSays()
    {
        using var hospital = await Hospital.OpenAsync();
        using var replays = Replays(hospital);
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        var model = Model(hospital, replays);
        await model.LoadAsync("fixation", Token);
        Assert.True(model.IsOn);
        model.Fields.Single(f => f.Threshold.Id == "days").Text = "6";
        model.IsOn = false;
        await model.ReviewAsync();
        Assert.Equal(["on", "4 days"], model.Draft!.Changes.Select(c => c.Before));
        Assert.True(model.Draft.IsSound);
        model.Draft.BeginReplay();
        await model.Draft.Replay!.Running;
        Assert.Equal(0, model.Draft.Replay.Outcome!.Findings!.Added);
        await model.SaveAsync("cora");
        Assert.Equal("why", model.Draft.Refusal?.Code);
        model.Draft.Why = Why;
        await model.SaveAsync("cora");
        Assert.Equal(1, model.Saved);
        Assert.Equal("6", model.Fields.Single(f => f.Threshold.Id == "days").Text);
        Assert.False(model.IsOn);
        var policy = await PolicyStore.CurrentAsync(hospital.Store, Token);
        Assert.Equal((6, true), (policy.Thresholds["fixation.days"], policy.RulesOff.Contains("fixation")));
    }

    [Fact]
    public async Task Rejects_WhatIsNoNumberOrOutOfBounds()
    {
        using var hospital = await Hospital.OpenAsync();
        using var replays = Replays(hospital);
        var model = Model(hospital, replays);
        await model.LoadAsync("fixation", Token);
        model.Fields[0].Text = "a week";
        await model.ReviewAsync();
        Assert.Contains("“a week” is no number", model.Problem, StringComparison.Ordinal);
        Assert.Null(model.Draft);
        model.Fields[0].Text = "1000";
        await model.ReviewAsync();
        Assert.Contains("it may be from 2 to 60 days", Assert.Single(model.Draft!.Problems), StringComparison.Ordinal);
        Assert.False(model.Draft.IsSound);
    }

    [Fact]
    public async Task Turns_AnExplanationIntoAFlagAndBack()
    {
        using var hospital = await Hospital.OpenAsync();
        using var replays = Replays(hospital);
        var model = Model(hospital, replays);
        await model.LoadAsync("appointment", Token);
        model.Mode = ExplanationMode.Flag;
        await SaveAsync(model);
        Assert.Equal(ExplanationMode.Flag, (await PolicyStore.CurrentAsync(hospital.Store, Token)).Explanations["appointment"]);
        model.Reset();
        await SaveAsync(model);
        Assert.Equal(2, model.Saved);
        Assert.Empty(PolicyChange.Between(Core.Rules.JudgementPolicy.Default, await PolicyStore.CurrentAsync(hospital.Store, Token)));
    }

    [Fact]
    public async Task Finds_NeitherRuleNorExplanation()
    {
        using var hospital = await Hospital.OpenAsync();
        using var replays = Replays(hospital);
        var model = Model(hospital, replays);
        await model.LoadAsync("gone", Token);
        Assert.False(model.Exists);
    }

    [Fact]
    public async Task Adds_AndRemovesAnAllowListEntry()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.User("IFACE01");
        await hospital.SaveAsync();
        using var replays = Replays(hospital);
        var site = new Site(hospital.Store, Microsoft.Extensions.Options.Options.Create(new DeskOptions()), TimeProvider.System);
        var model = new PolicyPageModel(hospital.Store, new PolicyStore(hospital.Store, TimeProvider.System), replays, new RuleYieldQuery(hospital.Store), site, TimeProvider.System);
        await model.LoadAsync(Token);
        (model.SubjectId, model.Reason, model.ApprovedBy) = (" IFACE01 ", "Interface account of the laboratory system.", "Privacy board");
        await model.AddAsync();
        model.Draft!.Why = Why;
        await model.SaveAsync("cora");
        Assert.Equal("IFACE01", Assert.Single(model.Policy.Allowances).Id);
        Assert.Equal(1, Assert.Single(model.Versions).Number);
        await model.RemoveAsync(model.Policy.Allowances[0]);
        model.Draft!.Why = Why;
        await model.SaveAsync("cora");
        Assert.Empty(model.Policy.Allowances);
        Assert.Equal(2, model.Saved);
    }

    private static async Task SaveAsync(RulePageModel model)
    {
        await model.ReviewAsync();
        model.Draft!.Why = Why;
        await model.SaveAsync("cora");
    }

    private static PolicyReplays Replays(Hospital hospital) => new(
        new PolicyReplay(hospital.Store, TimeProvider.System), new LiveBoard(), TimeProvider.System, new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), NullLogger<PolicyReplays>.Instance);

    private static RulePageModel Model(Hospital hospital, PolicyReplays replays) =>
        new(hospital.Store, new PolicyStore(hospital.Store, TimeProvider.System), replays, new RuleYieldQuery(hospital.Store));
}
