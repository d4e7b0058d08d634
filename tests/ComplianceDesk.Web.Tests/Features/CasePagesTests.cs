using Bunit;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Cases;
using ComplianceDesk.Web.Features.Findings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
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
        await TypeAsync(page, "#k-reasoning", "short");
        await page.FindAll("form").First(f => f.QuerySelector("#k-reasoning") is not null).SubmitAsync();
        Assert.Contains("20 to 4,000 characters", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "#k-reasoning", "The nurse said that she was curious.");
        await page.FindAll("form").First(f => f.QuerySelector("#k-reasoning") is not null).SubmitAsync();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.NotEmpty(page.FindAll("#k-nature"));
        Assert.Contains("Determination: nothing → Impermissible", page.Find(".history").TextContent, StringComparison.Ordinal);
        await page.FindAll("button").First(b => b.TextContent == "Use these words").ClickAsync(new());
        page.WaitForAssertion(() => Assert.StartsWith("The log shows it:", page.Find("#k-acquired").GetAttribute("value"), StringComparison.Ordinal));
        // The element of the letter that the desk can say for itself.
        await page.FindAll("button").First(b => b.TextContent.StartsWith("Use these words for what", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("a member of our workforce opened your record", page.Find("#k-l-events").GetAttribute("value"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeps_WhatIsWrittenUntilItIsRecorded()
    {
        await using var context = await OpenAsync();
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        _ = TypeAsync(page, "#case-note", "Half a sentence");
        _ = TypeAsync(page, "#k-reasoning", "The nurse said that she was curious.");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".muted").Count(m => m.TextContent.StartsWith("Draft kept", StringComparison.Ordinal))));

        var again = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        Assert.Equal("Half a sentence", again.Find("#case-note").GetAttribute("value"));
        Assert.Equal("The nurse said that she was curious.", again.Find("#k-reasoning").GetAttribute("value"));
        // Recorded, the one draft is gone; the other part keeps its own.
        await again.FindAll("input[name=determination]")[2].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await again.FindAll("form").First(f => f.QuerySelector("#k-reasoning") is not null).SubmitAsync();
        Assert.Empty(again.FindAll("[role=alert]"));
        Assert.Equal(["note"], (await new CaseDrafts(context.Hospital.Store, TimeProvider.System).ListAsync(1, "officer", Token)).Keys);
        Assert.Equal("Half a sentence", again.Find("#case-note").GetAttribute("value"));
    }

    [Fact]
    public async Task Sets_ATaskAndAHold()
    {
        await using var context = await OpenAsync();
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        await page.Find("#k-task").ChangeAsync(new ChangeEventArgs { Value = "Ask the manager" });
        await page.FindAll("form").First(f => f.QuerySelector("#k-task") is not null).SubmitAsync();
        Assert.Equal("Say by which day.", page.Find("[role=alert]").TextContent);
        await page.Find("#k-task-due").ChangeAsync(new ChangeEventArgs { Value = "2099-01-31" });
        await page.FindAll("form").First(f => f.QuerySelector("#k-task") is not null).SubmitAsync();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Contains("31 Jan 2099", page.FindAll("table").First(t => t.TextContent.Contains("Ask the manager", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        await page.Find("#k-hold-words").ChangeAsync(new ChangeEventArgs { Value = "Counsel, matter 12 of 2026." });
        await page.FindAll("form").First(f => f.QuerySelector("#k-hold-words") is not null).SubmitAsync();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Contains(page.FindAll(".tag"), t => t.TextContent.Contains("Legal hold", StringComparison.Ordinal));
        Assert.Equal("?task=mine&hold=true", new Uri("http://x" + await AddressAsync(context, "?task=mine&hold=true")).Query);
    }

    [Fact]
    public async Task Gives_NothingToWhomThePageDoesNotName()
    {
        await using var context = await OpenAsync();
        var model = context.Services.GetRequiredService<CasePageModel>();
        await model.LoadAsync("officer", 1, Token);
        Assert.False(await model.SetTaskAsync("Ask the manager", "stranger", new DateOnly(2099, 1, 31)));
        Assert.Equal("stranger may not work on cases.", model.RefusalIn("tasks")!.Text);
        Assert.False(await model.AssignAsync("stranger"));
        Assert.Empty(model.Case!.Tasks);
        Assert.Equal("officer", model.Case.Row.Owner);
    }

    [Fact]
    public async Task Takes_StepsOneAfterTheOther()
    {
        await using var context = await OpenAsync();
        var model = context.Services.GetRequiredService<CasePageModel>();
        await model.LoadAsync("officer", 1, Token);
        var both = await Task.WhenAll(model.NoteAsync(false, "The first of two notes."), model.NoteAsync(false, "The second of two notes."));
        Assert.Equal([true, true], both);
        Assert.Equal(["The first of two notes.", "The second of two notes."], model.Case!.History.TakeLast(2).Select(e => e.Text));
        Assert.StartsWith(model.Summary, model.Outline, StringComparison.Ordinal);
        Assert.Contains("Opened", model.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_TheAccessesMarkedForTheSummary()
    {
        await using var context = await OpenAsync();
        var timeline = new FindingPageModel(context.Hospital.Store, TimeProvider.System, context.Site);
        await timeline.LoadAsync("officer", context.Finding, "", mayDecide: true, Token);
        var (print, read) = (timeline.Timeline.Events!.Items[0], timeline.Timeline.Events.Items[1]);
        var pins = new FindingPins(context.Hospital.Store, TimeProvider.System);
        Assert.Null(await pins.SetAsync(context.Finding, print.Id, "officer", new PinMark("The print.", InSummary: true), Token));
        Assert.Null(await pins.SetAsync(context.Finding, read.Id, "officer", new PinMark("Only looked at."), Token));
        var model = context.Services.GetRequiredService<CasePageModel>();
        await model.LoadAsync("officer", 1, Token);
        Assert.Contains($" {context.Site.Time(print.At)}: The print. ", model.Outline, StringComparison.Ordinal);
        Assert.DoesNotContain("Only looked at", model.Outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_ACaseWithoutFindings()
    {
        await using var context = await OpenAsync();
        var findings = new FindingReview(context.Hospital.Store, TimeProvider.System);
        var other = context.Hospital.Finding(context.Hospital.User("u77", "Zed", "Abe"), null, 50);
        await context.Hospital.SaveAsync();
        Assert.Null(await findings.DecideAsync(other, "officer", Data.Rows.FindingStatus.New, Data.Rows.FindingOutcome.ViolationBreachAssessment, "Clicked too quickly on it.", cancellationToken: Token));
        Assert.Null(await findings.UndoAsync(other, "officer", Token));
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 2));
        Assert.Contains("No finding belongs to it any more", page.Markup, StringComparison.Ordinal);
        Assert.Contains("withdrawn: the decision that opened it was taken back at once", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_ACaseOnItsPage()
    {
        await using var context = await OpenAsync();
        await using (var db = context.Hospital.Store.CreateDbContext())
        {
            db.AddRange(new DeskUser { Id = "a2", UserName = "olga" }, new IdentityUserRole<string> { UserId = "a2", RoleId = "r1" });
            await db.SaveChangesAsync(Token);
        }
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        await page.FindAll("form").First(f => f.QuerySelector("#k-colleague") is not null).SubmitAsync();
        Assert.Contains(page.FindAll(".tag"), t => t.TextContent.Contains("with olga", StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent == "Add as co-owner");
        Assert.Contains("with olga", context.Render<CasesPage>().Markup, StringComparison.Ordinal);
        await page.FindAll("button").First(b => b.TextContent == "Take off olga").ClickAsync(new());
        Assert.DoesNotContain(page.FindAll(".tag"), t => t.TextContent.Contains("with olga", StringComparison.Ordinal));
        await page.FindAll("button").First(b => b.TextContent == "Give the case to olga").ClickAsync(new());
        Assert.Contains("officer → olga", page.Find(".history").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.ComplianceOfficer, true)]
    [InlineData(Roles.Auditor, false)]
    public async Task Lists_TheLettersToThoseWhoMaySeeTheCase(string role, bool works)
    {
        await using var context = await OpenAsync(role);
        var page = context.Render<LettersPage>(p => p.Add(l => l.Id, 1));
        Assert.Contains("0 of 1 letter sent, 1 to send, 0 not due.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(works, page.FindAll("#k-sent").Count > 0);
        Assert.Equal(works, page.FindAll("form[action='/cases/1/letters/file']").Count > 0);
        Assert.All(["Samuel", "Jones", "MRN0012417", "Elm Street"], i => Assert.DoesNotContain(i, page.Markup, StringComparison.Ordinal));
        Assert.Contains("There is no case of this number", context.Render<LettersPage>(p => p.Add(l => l.Id, 77)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_NoLetterToWhomTheCaseConcerns()
    {
        await using var context = await OpenAsync(nurse: "officer");
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/cases/1/letters?patient={context.Patient}");
        var page = context.Render<LettersPage>(p => p.Add(l => l.Id, 1));
        Assert.Contains("about your own access", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Records_OneLetterAndKeepsItsDraft()
    {
        await using var context = await OpenAsync();
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/cases/1/letters?patient={context.Patient}");
        var page = context.Render<LettersPage>(p => p.Add(l => l.Id, 1));
        Assert.Contains("[To be written: what happened", page.Markup, StringComparison.Ordinal);
        _ = page.Find("#l-events").InputAsync(new ChangeEventArgs { Value = "[days] your record was printed." });
        page.WaitForAssertion(() => Assert.Contains("Draft kept", page.Markup, StringComparison.Ordinal));
        Assert.Equal("[days] your record was printed.", context.Render<LettersPage>(p => p.Add(l => l.Id, 1)).Find("#l-events").GetAttribute("value"));
        await page.FindAll("form").First(f => f.QuerySelector("#l-events") is not null).SubmitAsync();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Contains("On March 2, 2026 your record was printed.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Draft kept", page.Markup, StringComparison.Ordinal);

        await page.Find("#k-sent").ChangeAsync(new ChangeEventArgs { Value = "2026-03-01" });
        await page.FindAll("form").First(f => f.QuerySelector("#k-sent") is not null).SubmitAsync();
        Assert.Equal("The day of sending lies before discovery.", page.Find("[role=alert]").TextContent);
        await page.Find("#k-sent").ChangeAsync(new ChangeEventArgs { Value = "2026-03-04" });
        await page.FindAll("form").First(f => f.QuerySelector("#k-sent") is not null).SubmitAsync();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Contains("1 of 1 letter sent (the last on 4 Mar 2026), 0 to send", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#k-sent"));
    }

    [Fact]
    public async Task Shows_TheClockByItsLettersAndTakesAnotherDayOnlyWithAReason()
    {
        await using var context = await OpenAsync();
        var facts = (await new CaseQuery(context.Hospital.Store).RunAsync(1, Token))!.Facts;
        Assert.Null(await new CaseReview(context.Hospital.Store, TimeProvider.System).RecordAsync(
            1, 1, facts with { Determination = CaseDetermination.Impermissible, Reasoning = "The nurse said that she was curious.", Unsecured = true, Individuals = 1 }, "officer", Token));
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        Assert.Equal("0 of 1 letter", page.Find(".steps a[href='/cases/1/letters']").TextContent);
        await page.Find("#k-individuals-on").ChangeAsync(new ChangeEventArgs { Value = "2026-03-05" });
        await SendAsync();
        Assert.StartsWith("The letters of the case say when", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await page.Find("#k-notified").ChangeAsync(new ChangeEventArgs { Value = "In person, on the ward, at the patient's wish." });
        await SendAsync();
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Contains("given on 5 Mar 2026", page.Find(".steps").TextContent, StringComparison.Ordinal);
        Assert.Contains("notified otherwise than by the letters", page.Find(".steps").TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-03-05", page.Find("#k-individuals-on").GetAttribute("value"));

        // Taken back, the letters say it again: none is sent.
        await page.Find("#k-individuals-on").ChangeAsync(new ChangeEventArgs { Value = "" });
        await page.Find("#k-notified").ChangeAsync(new ChangeEventArgs { Value = "" });
        await SendAsync();
        Assert.DoesNotContain("given on", page.Find(".steps").TextContent, StringComparison.Ordinal);

        Task SendAsync() => page.FindAll("form").First(f => f.QuerySelector("#k-individuals-on") is not null).SubmitAsync();
    }

    [Fact]
    public async Task Offers_AnOutsiderLessByChoice()
    {
        await using var context = await OpenAsync();
        var page = context.Render<CasePage>(p => p.Add(c => c.Id, 1));
        Assert.Empty(page.FindAll("input[name=noTexts]"));
        await page.FindAll("input[name=reader]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        Assert.NotEmpty(page.FindAll("input[name=noTexts]"));
        Assert.NotEmpty(page.FindAll("input[name=noFiles]"));
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

    [Fact]
    public void Says_NoNoticeIsDueOnlyOnceThatIsKnown()
    {
        var open = new CaseFacts { DiscoveredOn = new(2026, 3, 2) };
        var impermissible = open with { Determination = CaseDetermination.Impermissible, Reasoning = "She said that she was curious." };
        Assert.Equal(
            ["1 May 2026", "1 May 2026", "no notice due", "1 May 2026", "no notice due", "withdrawn"],
            new[]
            {
                open, impermissible, impermissible with { Unsecured = false }, impermissible with { Unsecured = true, Individuals = 1, AssessedOn = new(2026, 3, 9), LowProbability = false },
                open with { Determination = CaseDetermination.Permitted }, open with { ClosedOn = new(2026, 3, 3) },
            }.Select(CasesPageModel.NoticeWords));
    }

    private static Task TypeAsync(IRenderedComponent<CasePage> page, string field, string text) => page.Find(field).InputAsync(new ChangeEventArgs { Value = text });

    private static async Task<string> AddressAsync(ReviewContext context, string query)
    {
        var model = context.Services.GetRequiredService<CasesPageModel>();
        await model.LoadAsync("officer", query, Token);
        return model.Href(model.Filter);
    }

    private static async Task<ReviewContext> OpenAsync(string role = Roles.ComplianceOfficer, string nurse = "u1042")
    {
        var context = await ReviewContext.OpenAsync(role, nurse);
        var store = context.Hospital.Store;
        context.Services.AddSingleton(new CasesQuery(store)).AddSingleton(new CaseQuery(store)).AddSingleton(new CaseReview(store, TimeProvider.System)).AddSingleton(new CaseTasks(store, TimeProvider.System))
            .AddSingleton(new CaseHolds(store, TimeProvider.System)).AddSingleton(new CaseCoOwners(store, TimeProvider.System)).AddSingleton(new CaseLetters(store, TimeProvider.System)).AddSingleton(new CaseLettersQuery(store)).AddSingleton(new CaseDrafts(store, TimeProvider.System)).AddSingleton(new CaseTimesQuery(store)).AddSingleton(new ReviewersQuery(store, TimeProvider.System))
            .AddTransient<CasesPageModel>().AddTransient<CasePageModel>().AddTransient<LettersPageModel>();
        await Data.Tests.Hospital.CaseAsync(store, context.Finding, "It cannot wait any longer.", nurse == "officer" ? "director" : "officer");
        await using var db = store.CreateDbContext();
        db.AddRange(new DeskUser { Id = "a1", UserName = "officer" }, new IdentityRole(Roles.ComplianceOfficer) { Id = "r1" }, new IdentityUserRole<string> { UserId = "a1", RoleId = "r1" });
        await db.SaveChangesAsync(Token);
        return context;
    }
}
