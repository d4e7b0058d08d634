using Bunit;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Cases;
using ComplianceDesk.Web.Features.Findings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>Cases on the page: forms for the officer, reading for the auditor, the sign-off for the second person; nobody reads a patient's name.</summary>
public sealed class CasePagesTests
{
    private static readonly CancellationToken Token = Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Roles.ComplianceOfficer, true, true)]
    [InlineData(Roles.HimDirector, false, false)]
    [InlineData(Roles.Auditor, false, true)]
    public async Task Shows_ToEachRoleWhatItMayDo(string role, bool works, bool opensFindings)
    {
        await using var context = await OpenAsync(role);
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        Assert.Equal(works, page.FindAll("#k-reasoning").Count > 0);
        Assert.Equal(opensFindings, page.FindAll($"a[href='/findings/{context.Finding}']").Count > 0);
        Assert.Contains("What is owed", page.Markup, StringComparison.Ordinal);
        Assert.All(["Samuel", "Jones", "MRN0012417"], i => Assert.DoesNotContain(i, page.Markup, StringComparison.Ordinal));
        Assert.Contains("1 case", context.Render<CasesPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_ADeterminationAndOffersWhatFollows()
    {
        await using var context = await OpenAsync();
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        Assert.Empty(page.FindAll("#k-nature"));
        await page.FindAll("input[name=determination]")[2].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await page.Find("#k-reasoning").ChangeAsync(new ChangeEventArgs { Value = "short" });
        await page.FindAll("form").First(f => f.QuerySelector("#k-reasoning") is not null).SubmitAsync();
        Assert.Contains("20 to 4,000 characters", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await page.Find("#k-reasoning").ChangeAsync(new ChangeEventArgs { Value = "The nurse said that she was curious." });
        await page.FindAll("form").First(f => f.QuerySelector("#k-reasoning") is not null).SubmitAsync();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.NotEmpty(page.FindAll("#k-nature"));
        Assert.Contains("Determination: nothing → Impermissible", page.Find(".history").TextContent, StringComparison.Ordinal);
        await page.FindAll("button").First(b => b.TextContent == "Use these words").ClickAsync(new());
        Assert.StartsWith("The log shows it:", page.Find("#k-acquired").GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leads_FromAFindingToItsCase()
    {
        await using var context = await OpenAsync();
        Assert.NotEmpty(context.Render<FindingPage>(p => p.Add(c => c.Id, context.Finding)).FindAll(".case-link a[href='/cases/1']"));
    }

    [Fact]
    public async Task Says_WhenThereIsNoSuchCase()
    {
        await using var context = await OpenAsync();
        Assert.Contains("There is no case of this number", context.Render<CasePage>(p => p.Add(c => c.Id, 77)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?stage=closing&mine=true", "stage=closing&mine=true")]
    [InlineData("?stage=all&sign-off=true&sort=-findings", "stage=all&sign-off=true&sort=-findings")]
    [InlineData("?stage=nonsense&sort=nonsense", "")]
    public async Task Keeps_TheFilterInTheAddress(string query, string expected)
    {
        await using var context = await OpenAsync();
        var model = context.Services.GetRequiredService<CasesPageModel>();
        await model.LoadAsync("officer", query, Token);
        Assert.Equal(expected.Length == 0 ? "/cases" : $"/cases?{expected}", model.Href(model.Filter));
    }

    private static async Task<ReviewContext> OpenAsync(string role = Roles.ComplianceOfficer)
    {
        var context = await ReviewContext.OpenAsync(role);
        var store = context.Hospital.Store;
        context.Services.AddSingleton(new CasesQuery(store)).AddSingleton(new CaseQuery(store)).AddSingleton(new CaseReview(store, TimeProvider.System)).AddSingleton(new ReviewersQuery(store, TimeProvider.System))
            .AddTransient<CasesPageModel>().AddTransient<CasePageModel>();
        var (refusal, _) = await new CaseReview(store, TimeProvider.System).OpenAsync(context.Finding, "It cannot wait any longer.", "officer", Token);
        Assert.Null(refusal);
        return context;
    }
}
