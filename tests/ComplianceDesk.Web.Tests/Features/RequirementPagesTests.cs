using Bunit;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Requirements;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>The matrix, one requirement, the policy register and the settings, as each role meets them.</summary>
public sealed class RequirementPagesTests
{
    private const string Enough = "Seen by walking the building with the facility manager.";

    private static async Task<ReviewContext> OpenAsync(string role = Roles.ComplianceOfficer)
    {
        var context = await ReviewContext.OpenAsync(role);
        context.Hospital.Add(new VendorRow { VendorId = "V1", Name = "Lab", PhiShared = true });
        await context.Hospital.SaveAsync();
        context.Services.AddSingleton<RequirementMatrixQuery>().AddSingleton<RequirementQuery>().AddSingleton<PoliciesQuery>().AddSingleton<RequirementReview>()
            .AddSingleton<EvaluationFindingsQuery>().AddSingleton<ManagementResponses>().AddTransient<EvaluationFindingsPageModel>().AddTransient<EvaluationFindingPageModel>()
            .AddTransient<RequirementsPageModel>().AddTransient<RequirementPageModel>().AddTransient<PoliciesPageModel>().AddTransient<RequirementSettingsPageModel>();
        await new RequirementRunner(context.Hospital.Store, TimeProvider.System).RunAsync(Xunit.TestContext.Current.CancellationToken);
        return context;
    }

    private static void Go(ReviewContext context, string address) => context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    [Fact]
    public async Task Shows_TheFilterOfTheAddressAndFollowsIt()
    {
        await using var context = await OpenAsync();
        Go(context, "/requirements?only=exceptions&rule=security-rule");
        var page = context.Render<RequirementsPage>();
        var links = page.FindAll("tbody th a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("/requirements/sec-308-b-1", links);
        Assert.DoesNotContain("/requirements/sec-312-b", links);
        Assert.DoesNotContain("Not law", page.Markup, StringComparison.Ordinal);
        page.Find("#r-only").Change("no-evidence");
        Assert.EndsWith("/requirements?rule=security-rule&only=no-evidence", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Go(context, "/requirements?rule=security-rule&proposed=on");
        page.WaitForAssertion(() => Assert.Contains("Not law", page.Markup, StringComparison.Ordinal));
    }

    /// <summary>Each body of rules is a row whose numbers open as many lines as they say; the lines themselves come when few are asked for.</summary>
    [Fact]
    public async Task Gathers_ManyLinesByBodyOfRules()
    {
        await using var context = await OpenAsync();
        Go(context, "/requirements");
        var page = context.Render<RequirementsPage>();
        var bodies = page.FindAll("tbody th a[href*='rule=']");
        Assert.Equal(RequirementCatalog.Families.Count, bodies.Count);
        var numbers = page.FindAll("td a[href*='rule=']").Select(a => (Href: a.GetAttribute("href")!, Count: int.Parse(a.TextContent, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.True(numbers.Count > 2 * bodies.Count);
        var model = context.Services.GetRequiredService<RequirementsPageModel>();
        foreach (var (href, count) in numbers)
        {
            await model.LoadAsync(href[href.IndexOf('?', StringComparison.Ordinal)..], Xunit.TestContext.Current.CancellationToken);
            Assert.Equal(count, model.Shown.Sum(s => s.Lines.Count));
            Assert.False(model.ByBody);
        }

        page.Find("#r-find").Change("164.312(b)");
        Assert.EndsWith("/requirements?find=164.312(b)", context.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["/requirements/sec-312-b"], page.FindAll(".desk-table tbody th a").Select(a => a.GetAttribute("href"))));
    }

    [Fact]
    public async Task Claims_NothingOnAnyPage()
    {
        await using var context = await OpenAsync();
        var matrix = string.Concat(RequirementCatalog.Families.Select(f =>
        {
            Go(context, $"/requirements?rule={f.Id}&proposed=on");
            var page = context.Render<RequirementsPage>();
            foreach (var more in page.FindAll(".pager button"))
            {
                more.Click();
            }

            return page.Markup;
        }));
        Assert.Contains("Text unverified", matrix, StringComparison.Ordinal);
        Assert.Contains("Amounts unverified", matrix, StringComparison.Ordinal);
        Assert.Contains("no legal conclusion", matrix, StringComparison.Ordinal);
        Assert.All(["is compliant", "HIPAA compliant", "passed", "guilty", "violation noted"], word => Assert.DoesNotContain(word, matrix, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Roles.ComplianceOfficer, true, true)]
    [InlineData(Roles.HimDirector, true, false)]
    [InlineData(Roles.Auditor, true, false)]
    [InlineData(Roles.Administrator, false, true)]
    public async Task Shows_RowsAndFormsToThoseWhoMay(string role, bool rows, bool signs)
    {
        await using var context = await OpenAsync(role);
        Go(context, "/requirements/sec-308-b-1?metric=baa-coverage");
        var page = context.Render<RequirementPage>(p => p.Add(c => c.Id, "sec-308-b-1"));
        Assert.Contains("Business associate agreements in force: 0 of 1.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(rows, page.Markup.Contains(">V1<", StringComparison.Ordinal));
        Assert.Equal(signs, page.Markup.Contains("Sign and record", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_WhoWasRemindedAndWhen()
    {
        await using var context = await OpenAsync(Roles.Auditor);
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-5);
        foreach (var step in (int[])[30, 0])
        {
            context.Hospital.Add(new StatementReminderRow { RequirementId = "sec-310-a-1", SignedAt = at.AddDays(-300), ValidUntil = new DateOnly(2026, 3, 31), Step = step, At = at, Told = ["admin", "officer"] });
        }

        await context.Hospital.SaveAsync();
        Go(context, "/requirements/sec-310-a-1");
        var page = context.Render<RequirementPage>(p => p.Add(c => c.Id, "sec-310-a-1"));
        var told = page.FindAll("details li").Select(li => li.TextContent).ToList();
        Assert.Equal(2, told.Count);
        Assert.EndsWith("after the last day, 31 Mar 2026: to admin, officer", told[0], StringComparison.Ordinal);
        Assert.EndsWith("with fewer than 30 days left, 31 Mar 2026: to admin, officer", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_AndShowsItInTheHistory()
    {
        await using var context = await OpenAsync();
        Go(context, "/requirements/sec-310-a-1");
        var page = context.Render<RequirementPage>(p => p.Add(c => c.Id, "sec-310-a-1"));
        page.Find("form.attest").Submit();
        page.WaitForAssertion(() => Assert.Contains("at least 20 characters", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#s-text").Change(Enough);
        page.Find("#s-basis").Change(Enough);
        page.Find("#s-by").Change("R. Vega");
        page.Find("#s-role").Change("Facility manager");
        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(InputFileContent.CreateFromText("the plan", "plan.txt"));
        page.Find("form.attest").Submit();
        page.WaitForAssertion(() => Assert.Contains("R. Vega", page.Find(".history").TextContent, StringComparison.Ordinal));
        Assert.Contains("Attested by management, not verified", page.Markup, StringComparison.Ordinal);
        await using var db = context.Hospital.Store.CreateDbContext();
        var kept = await db.Statements.SingleAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(("officer", "plan.txt"), (kept.RecordedBy, kept.FileName));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("the plan"u8)), kept.FileSha256);
        Assert.Contains($"/requirements/files/{kept.FileSha256}", page.Markup, StringComparison.Ordinal);
        // The page of a day before knows nothing of it and takes no signature.
        Go(context, "/requirements/sec-310-a-1?as-of=2020-01-01");
        page.WaitForAssertion(() => Assert.Contains("what the desk said at the end of 1 Jan 2020", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("R. Vega", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form.attest"));
    }

    [Fact]
    public async Task Records_AResponseAndShowsItInTheRegister()
    {
        await using var context = await OpenAsync();
        Go(context, "/requirements/findings");
        var register = context.Render<EvaluationFindingsPage>();
        Assert.Contains("/requirements/findings/baa-coverage", register.FindAll("tbody th a").Select(a => a.GetAttribute("href")));
        Assert.Contains("No response recorded; noted by the test", register.Markup, StringComparison.Ordinal);

        Go(context, "/requirements/findings/baa-coverage");
        var page = context.Render<EvaluationFindingPage>(p => p.Add(c => c.Metric, "baa-coverage"));
        Assert.Contains("As expected (", page.Markup, StringComparison.Ordinal);
        page.Find("form.attest").Submit();
        page.WaitForAssertion(() => Assert.Contains("at least 20 characters", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#f-response").Change("The contract is with the vendor's counsel.");
        page.Find("#f-owner").Change("Head of purchasing");
        page.Find("#f-due").Change("2099-01-31");
        page.Find("#f-why").Change("First response to this run.");
        page.Find("form.attest").Submit();
        page.WaitForAssertion(() => Assert.Contains("First response to this run.", page.Find(".history").TextContent, StringComparison.Ordinal));
        Assert.Equal("The contract is with the vendor's counsel.", page.Find("#f-response").GetAttribute("value"));

        Go(context, "/requirements/findings?only=unanswered");
        register.WaitForAssertion(() => Assert.DoesNotContain("baa-coverage", register.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Roles.ComplianceOfficer, true)]
    [InlineData(Roles.HimDirector, false)]
    [InlineData(Roles.Auditor, false)]
    public async Task Takes_ResponsesFromThoseWhoMay(string role, bool may)
    {
        await using var context = await OpenAsync(role);
        Go(context, "/requirements/findings/baa-coverage");
        var page = context.Render<EvaluationFindingPage>(p => p.Add(c => c.Metric, "baa-coverage"));
        Assert.Contains("Recommendation", page.Markup, StringComparison.Ordinal);
        Assert.Equal(may, page.Markup.Contains("Record a response", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decides_AnAddressableSpecification()
    {
        await using var context = await OpenAsync();
        Go(context, "/requirements/sec-310-a-2-i");
        var page = context.Render<RequirementPage>(p => p.Add(c => c.Id, "sec-310-a-2-i"));
        page.Find("#d-state").Change(nameof(AddressableState.NotApplicable));
        page.Find("#d-rationale").Change(Enough);
        page.FindAll("form.attest")[1].Submit();
        page.WaitForAssertion(() => Assert.Contains("Not applicable, rationale on file", page.Find(".tags").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_TheVersionInForceOnADay()
    {
        await using var context = await OpenAsync();
        var review = context.Services.GetRequiredService<RequirementReview>();
        foreach (var (version, from) in new[] { ("1", new DateOnly(2024, 1, 1)), ("2", new DateOnly(2025, 1, 1)) })
        {
            Assert.Null(await review.RegisterAsync(new PolicyDraft("Log review", version, "Privacy officer", from, from, null), "officer", cancellationToken: Xunit.TestContext.Current.CancellationToken));
        }

        Go(context, "/requirements/policies?on=2024-12-31");
        var page = context.Render<PoliciesPage>();
        Assert.Equal("1", page.FindAll("tbody td")[0].TextContent);
        Go(context, "/requirements/policies?on=2025-01-01");
        page.WaitForAssertion(() => Assert.Equal("2", page.FindAll("tbody td")[0].TextContent));
    }

    [Fact]
    public async Task Keeps_WhatTheSiteSays()
    {
        await using var context = await OpenAsync();
        var page = context.Render<RequirementSettingsPage>();
        page.Find("#limit-dormant-accounts").Change("many");
        page.Find("#reason").Change("The policy of the site says so, in section 4.");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("\"many\"", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#limit-dormant-accounts").Change("45");
        page.FindAll("input[type=checkbox]")[4].Change(true);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Kept.", page.Markup, StringComparison.Ordinal));
        var settings = await RequirementSettings.LoadAsync(context.Hospital.Store, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(45, settings.Limits["dormant-accounts"]);
        Assert.Contains("health-plan", settings.Site.Kinds);
    }
}
