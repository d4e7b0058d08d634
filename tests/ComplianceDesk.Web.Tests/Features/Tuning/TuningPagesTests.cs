using Bunit;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Components;
using ComplianceDesk.Web.Features.Tuning;
using ComplianceDesk.Web.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace ComplianceDesk.Web.Tests.Features.Tuning;

/// <summary>What the tuning pages put before a person of each role.</summary>
public sealed class TuningPagesTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Roles.ComplianceOfficer, true)]
    [InlineData(Roles.Auditor, false)]
    [InlineData(Roles.Administrator, false)]
    public async Task Shows_FormsOnlyToTheOfficer(string role, bool mayTune)
    {
        await using var context = await OpenAsync(role);
        var rule = context.Render<RulePage>(p => p.Add(c => c.Id, "fixation"));
        Assert.Equal(mayTune, rule.Markup.Contains("Review the change", StringComparison.Ordinal));
        Assert.Contains("that span at least 8 days", rule.Markup, StringComparison.Ordinal);
        Assert.Contains("FixationRuleTests", rule.Markup, StringComparison.Ordinal);
        Assert.Contains("seed-data/incidents/fixation", rule.Markup, StringComparison.Ordinal);
        Assert.Contains("EncounterInDepartmentExplanationTests", context.Render<RulePage>(p => p.Add(c => c.Id, "encounter-in-department")).Markup, StringComparison.Ordinal);
        var policy = context.Render<PolicyPage>();
        Assert.Equal(mayTune, policy.Markup.Contains("Add an entry", StringComparison.Ordinal));
        var suppressions = context.Render<SuppressionsPage>();
        Assert.Equal(mayTune, suppressions.Markup.Contains("Ask for a suppression", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_EveryRuleAndExplanation()
    {
        await using var context = await OpenAsync(Roles.Auditor);
        var page = context.Render<RulesPage>();
        Assert.Equal(2 * TableChoices.AtFirst, page.FindAll("tbody tr").Count);
        for (var table = 0; table < 2; table++)
        {
            page.Find(".pager button").Click();
        }

        Assert.All(RuleCatalog.All, r => Assert.Contains($"/rules/{r.Info.Id}\"", page.Markup, StringComparison.Ordinal));
        Assert.All(Core.Explanations.ExplanationCatalog.All, e => Assert.Contains($"/rules/{e.Id}\"", page.Markup, StringComparison.Ordinal));
        Assert.Contains("not judged yet", page.Markup, StringComparison.Ordinal);
        // Each with its definition, citation and the data it needs.
        Assert.Contains("that span at least 8 days", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Evidence for 45 CFR 164.308(a)(1)(ii)(D)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("workforce.family_name; patients.family_name", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_WhatIsHeldBack_ByWeek()
    {
        await using var context = await OpenAsync(Roles.Auditor);
        await using (var db = context.Services.GetRequiredService<DeskStore>().CreateDbContext())
        {
            var rules = System.Text.Json.JsonSerializer.Serialize<RuleRun[]>([new("fixation", 1, null, 1200, new(7, 30, 4)), new("vip", 1, "not run: no patients feed", 0)], System.Text.Json.JsonSerializerOptions.Web);
            db.Epochs.Add(new() { FromDay = 20514, ToDay = 20520, Basis = "test", Rules = rules, Learned = [] });
            db.JudgementRuns.Add(new() { StartedAt = DateTime.UnixEpoch.AddDays(20521), FinishedAt = DateTime.UnixEpoch.AddDays(20521), Rules = rules });
            db.Findings.Add(new() { Key = "hidden", Rules = "fixation", Signals = "[]", SuppressedUntil = DateTime.UnixEpoch.AddDays(20600) });
            await db.SaveChangesAsync(Token);
        }

        const string weeks = "/rules/fixation#panel-held-back--by-week";
        var policy = context.Render<PolicyPage>().FindAll("tbody tr").Single(r => r.InnerHtml.Contains("/rules/fixation\"", StringComparison.Ordinal));
        Assert.Equal(["7", "30", "4", "1"], policy.Children.Skip(1).Select(c => c.TextContent.Trim()));
        Assert.Equal([weeks, weeks, weeks, "/findings?rule=fixation&status=suppressed"], policy.QuerySelectorAll("td a").Select(a => a.GetAttribute("href")));

        var page = context.Render<RulePage>(p => p.Add(c => c.Id, "fixation"));
        Assert.Single(page.FindAll("#panel-held-back--by-week"));
        Assert.Equal("41", page.FindAll(".figure").Single(f => f.TextContent.Contains("Held back", StringComparison.Ordinal)).QuerySelector(".figure-value")!.TextContent.Trim());
        Assert.Equal(["2 Mar 2026 – 8 Mar 2026", "7", "30", "4"], page.FindAll("tbody tr").Single().Children.Select(c => c.TextContent));
        Assert.Contains("not run: no patients feed", context.Render<RulePage>(p => p.Add(c => c.Id, "vip")).Find("tbody tr").TextContent, StringComparison.Ordinal);
        var rows = context.Render<RulesPage>();
        rows.Find(".pager button").Click();
        Assert.EndsWith("41 held back", rows.FindAll("tbody tr").Single(r => r.InnerHtml.Contains("/rules/fixation\"", StringComparison.Ordinal)).Children[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_WhoDecidedWhatOfARule()
    {
        await using var context = await OpenAsync(Roles.Auditor);
        Assert.Contains("Nobody has set anything here.", context.Render<RulePage>(p => p.Add(c => c.Id, "fixation")).Markup, StringComparison.Ordinal);
        var policies = context.Services.GetRequiredService<PolicyStore>();
        Assert.Null(await policies.SaveAsync(JudgementPolicy.Default with { RulesOff = new HashSet<string> { "fixation" } }, 0, "officer", "Tried over a month and of no use here.", cancellationToken: Token));
        var page = context.Render<RulePage>(p => p.Add(c => c.Id, "fixation"));
        Assert.Contains("Version 1", page.Find("summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tried over a month and of no use here.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody has set anything here.", context.Render<RulePage>(p => p.Add(c => c.Id, "vip")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_WhetherAVersionWasReplayedAndWhatItSaid()
    {
        await using var context = await OpenAsync(Roles.ComplianceOfficer);
        var policies = context.Services.GetRequiredService<PolicyStore>();
        var replays = context.Services.GetRequiredService<PolicyReplays>();
        var off = JudgementPolicy.Default with { RulesOff = new HashSet<string> { "fixation" } };
        var draft = await PolicyDraft.OfAsync(policies, replays, JudgementPolicy.Default, off);
        draft.Why = "Tried over a month and of no use here.";
        draft.BeginReplay();
        await draft.Replay!.Running;
        Assert.True(await draft.SaveAsync("officer"));
        var second = await PolicyDraft.OfAsync(policies, replays, await PolicyStore.CurrentAsync(context.Services.GetRequiredService<Data.DeskStore>(), Token), JudgementPolicy.Default);
        second.Why = "It missed an incident in the meantime.";
        Assert.True(await second.SaveAsync("officer"));

        var versions = context.Render<PolicyPage>().FindAll("details").Where(d => d.TextContent.Contains("Version ", StringComparison.Ordinal)).Select(d => d.TextContent).ToList();
        Assert.Contains("No replay of it is recorded.", versions[0], StringComparison.Ordinal);
        Assert.Contains("Replayed by officer before it was saved", versions[1], StringComparison.Ordinal);
        var said = draft.Replay.Outcome!.Findings!;
        Assert.Contains($"Over 90 days it would add {said.Added} finding{(said.Added == 1 ? "" : "s")} and remove {said.Removed}, of which {said.ConfirmedLost} were confirmed", versions[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_WhatWaitsThenWhatExpiresFirst()
    {
        await using var context = await OpenAsync(Roles.ComplianceOfficer);
        var suppressions = context.Services.GetRequiredService<Suppressions>();
        foreach (var (number, days, approved) in new[] { (1, 60, (bool?)true), (2, 20, true), (3, 30, false), (4, 40, null), (5, 50, true) })
        {
            Assert.Null(await suppressions.RequestAsync(new SuppressionScope { Rules = ["vip"], User = "u1042" }, "The nurse coordinates visits of guests of honour.", days, "officer", Token));
            if (approved is { } yes)
            {
                Assert.Null(await suppressions.AnswerAsync(number, yes, "Looked at with the manager.", "director", Token));
            }
        }
        var model = context.Services.GetRequiredService<SuppressionsPageModel>();
        await model.LoadAsync("", Token);
        Assert.Equal([4, 2, 5, 1, 3], model.Items.Select(i => i.Row.Id));
        Assert.Equal("/suppressions?shown=2&at=after-17", SuppressionsPageModel.Href(2, new(17, false)));
    }

    [Fact]
    public async Task Keeps_ApprovalFromWhoAsked()
    {
        await using var context = await OpenAsync(Roles.ComplianceOfficer);
        var suppressions = context.Services.GetRequiredService<Suppressions>();
        var scope = new SuppressionScope { Rules = ["vip"], User = "u1042" };
        Assert.Null(await suppressions.RequestAsync(scope, "The nurse coordinates visits of guests of honour.", 30, "officer", Token));
        Go(context, "/suppressions?shown=1");
        var page = context.Render<SuppressionsPage>();
        var answers = page.FindAll("button").Where(b => b.TextContent is "Approve" or "Refuse").ToList();
        Assert.Equal(2, answers.Count);
        Assert.All(answers, b => Assert.True(b.HasAttribute("disabled")));
        Assert.Contains("another person approves or refuses", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_WhatASuppressionWouldHaveHidden()
    {
        await using var context = await OpenAsync(Roles.ComplianceOfficer);
        Go(context, "/suppressions?rules=surname%3Bvip&user=u1042");
        var page = context.Render<SuppressionsPage>();
        Assert.Equal("u1042", page.Find("#s-user").GetAttribute("value"));
        page.FindAll("button").Single(b => b.TextContent == "What would it have hidden?").Click();
        Assert.Contains("There is no rule", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        // What is no rule is there to be taken out.
        page.FindAll(".rule-choices label").Single(l => l.TextContent.Contains("cannot be suppressed", StringComparison.Ordinal)).QuerySelector("input")!.Change(false);
        page.FindAll("button").Single(b => b.TextContent == "What would it have hidden?").Click();
        Assert.Contains("It would have hidden", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    private static async Task<ReviewContext> OpenAsync(string role)
    {
        var context = await ReviewContext.OpenAsync(role);
        context.Services.AddSingleton<PolicyStore>().AddSingleton<PolicyReplay>().AddSingleton<PolicyReplays>().AddSingleton<Suppressions>().AddSingleton<RuleYieldQuery>().AddSingleton<SuppressionsQuery>()
            .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>()
            .AddTransient<RulesPageModel>().AddTransient<RulePageModel>().AddTransient<PolicyPageModel>().AddTransient<SuppressionsPageModel>();
        return context;
    }

    private static void Go(ReviewContext context, string address) => context.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(address);
}
