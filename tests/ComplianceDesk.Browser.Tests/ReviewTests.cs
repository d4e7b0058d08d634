using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>The compliance officer's journeys: find, read, reveal, decide, explore, export.</summary>
public sealed partial class ReviewTests(ReviewDesk desk) : IClassFixture<ReviewDesk>
{
    [Fact]
    public async Task Decides_AFindingFromTheQueueToTheHistory()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings");
        await page.GetByRole(AriaRole.Link, new() { Name = "VIP" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the full finding" }).ClickAsync();
        await Expect(page.GetByText("Access with no documented relationship found; disposition pending.")).ToBeVisibleAsync();
        await Expect(page.GetByText("3 of 4,000 patients share the surname.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "60 events, 60 of them of this finding" })).ToBeVisibleAsync();
        Assert.DoesNotContain("Samuel", await page.ContentAsync(), StringComparison.Ordinal);

        // A reload is what a connection that was lost for good ends in.
        await page.GetByLabel("Reasons").FillAsync("Covered the ward that night;");
        await Expect(page.GetByText("Draft kept")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Appropriate" }).CheckAsync();
        await Expect(page.Locator(".outcome.chosen")).ToContainTextAsync("Appropriate");
        await page.ReloadAsync();
        await page.WaitForCircuitAsync();
        await Expect(page.GetByLabel("Reasons")).ToHaveValueAsync("Covered the ward that night;");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Appropriate" })).ToBeCheckedAsync();

        await page.GetByLabel("Reasons").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at least 10 characters");
        await page.GetByLabel("Reasons").FillAsync("Covered the ward that night; the manager confirmed it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("New → Appropriate by officer");
        // The button that was pressed is gone: the keyboard goes on at the heading above it, not at the top of the document.
        await Expect(page.Locator("#panel-decide")).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("the manager confirmed it.");

        await page.VisitAsync("/trail?action=decide");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = $"finding:{desk.Finding}" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reveals_ANameForAReasonAndForThisViewOnly()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync($"/explorer?patient={desk.Patient}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reveal identity" }).ClickAsync();
        await Expect(page.GetByLabel("Purpose")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reveal identity" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Purpose").SelectOptionAsync("Question or complaint from the patient");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("The patient asked who looked.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reveal", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Samuel Jones")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync("explorer with an identity");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mask again" })).ToBeFocusedAsync();
        await page.ReloadAsync();
        await page.WaitForCircuitAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reveal identity" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Samuel Jones")).ToHaveCountAsync(0);
        await page.VisitAsync("/trail?action=reveal");
        await Expect(page.GetByText("Question or complaint from the patient: The patient asked who looked.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keeps_TheFilterThroughReloadAndBack()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings");
        await page.Locator("#f-status").SelectOptionAsync(new SelectOptionValue { Label = "Every status" });
        await page.Locator("#f-rule").SelectOptionAsync(new SelectOptionValue { Value = "volume" });
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("status=all&rule=volume$"));
        await Expect(page.GetByText("61 findings")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(11);
        await page.ReloadAsync();
        await page.WaitForCircuitAsync();
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(11);
        await page.Locator("a.row-link").First.ClickAsync();
        await Expect(page.Locator(".peek")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator(".peek")).ToHaveCountAsync(0);
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(11);
        await page.GetByRole(AriaRole.Link, new() { Name = "Previous page" }).ClickAsync();
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(50);

        await page.GetByRole(AriaRole.Searchbox).FillAsync("MRN0012417");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"patient={desk.Patient}$"));
        Assert.DoesNotContain("MRN0012417", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moves_ThroughTheQueueByKeyboard()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?rule=volume");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator("a.row-link").Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"open={desk.OwnFinding}$"));
        await Expect(page.GetByText("Another reviewer must decide it.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Acts_OnRowsByKeysUntilTheyAreSwitchedOff()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?rule=volume&status=new&sort=oldest");
        var row = page.Locator("[data-rows] tbody tr").Nth(3);
        var id = await row.Locator("a.row-link").GetAttributeAsync("data-id");
        await row.Locator("a.row-link").FocusAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"open={id}$"));
        await Expect(page.Locator(".peek input[name=outcome]").First).ToBeFocusedAsync();
        await page.AssertAccessibleAsync("a finding beside the queue");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".peek")).ToHaveCountAsync(0);
        await page.Locator($"a.row-link[data-id='{id}']").FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator($"a.row-link[data-id='{id}']")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keys of the queue" })).ToBeVisibleAsync();
        await page.GetByLabel("Single keys work on this browser").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ReloadAsync();
        await page.WaitForCircuitAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keys of the queue" })).ToBeHiddenAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.activeElement.matches('a.row-link')"));
    }

    [Fact]
    public async Task Holds_AKeyUntilThePageTakesKeys()
    {
        var page = await desk.SignInAsync("officer");
        // As on a slow line: the rows are there, the page comes to its keys only later.
        await page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => { const take = desk.queue; desk.queue = page => { window.takeKeys = () => take(page); }; });");
        await page.VisitAsync("/findings?rule=volume&status=new&user=u1042");
        await page.WaitForFunctionAsync("() => 'takeKeys' in window");
        var row = page.Locator("a.row-link").First;
        var id = await row.GetAttributeAsync("data-id");
        await row.FocusAsync();
        await page.Keyboard.PressAsync("c");
        await page.EvaluateAsync("takeKeys()");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"open={id}$"));
        await Expect(page.Locator(".peek input[name=outcome]").First).ToBeFocusedAsync();

        // A key of an address that was left is not the next page's.
        await page.VisitAsync("/findings?rule=volume&status=new&user=u1042");
        await page.WaitForFunctionAsync("() => 'takeKeys' in window");
        await row.FocusAsync();
        await page.Keyboard.PressAsync("s");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reset" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/findings$"));
        await Expect(page.Locator(".chips")).ToHaveCountAsync(0);
        await page.EvaluateAsync("takeKeys()");
        // The reviewer's own finding, which nobody may escalate for themselves, may stand first.
        await page.Locator("[data-rows] tbody tr", new() { HasText = "u1042" }).First.Locator("a.row-link").FocusAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator(".peek #note")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keeps_TheFocusOnItsFindingWhenOthersComeBeforeIt()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?user=u1042&rule=volume");
        var first = page.Locator("a.row-link").First;
        var id = await first.GetAttributeAsync("data-id");
        await first.FocusAsync();
        // As when the queue is read again under the reviewer: a row that was not there comes to stand first.
        await page.EvaluateAsync("Blazor.navigateTo('/findings?rule=volume')");
        await Expect(first).ToHaveAttributeAsync("data-id", $"{desk.OwnFinding}");
        await Expect(page.Locator($"a.row-link[data-id='{id}']")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Suppresses_OthersLikeAFindingByKey()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?rule=volume&status=new&user=u1042");
        await page.Locator("a.row-link").First.FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/suppressions\\?rules=volume&user=u1042#"));
        await Expect(page.GetByLabel("User id")).ToHaveValueAsync("u1042");
        await Expect(page.GetByLabel("User id")).ToBeInViewportAsync();
        await Expect(page.Locator("#panel-ask-for-a-suppression")).ToBeFocusedAsync();
        await Expect(page.Locator(".rule-choices input:checked")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "What would it have hidden?" }).ClickAsync();
        await Expect(page.GetByText("It would have hidden")).ToBeVisibleAsync();
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("Training of the whole ward, agreed with its head.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for it" }).ClickAsync();
        await Expect(page.GetByText("Asked for. It hides nothing before another person approves it.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask for it" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "user Ann Ward Waits for approval" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Hides_WhatAnotherPersonApprovedAndListsIt()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/suppressions?rules=print-trickle&user=trainer");
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("She prints the hand-outs of the training, agreed with her head.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for it" }).ClickAsync();
        await page.GetByRole(AriaRole.Row, new() { Name = "user trainer" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();
        var address = new Uri(page.Url).PathAndQuery;
        await page.VisitAsync("/findings?user=trainer");
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(3);
        await page.Context.CloseAsync();

        page = await desk.SignInAsync("admin");
        await page.VisitAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(page.GetByText("Approved. What it is about has left the queue.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();

        page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?user=trainer");
        await Expect(page.GetByText("No findings match")).ToBeVisibleAsync();
        await page.VisitAsync(address);
        await Expect(page.GetByText("It has hidden 3 findings:")).ToBeVisibleAsync();
        await page.AssertNumbersOpenAsync("a suppression with what it hid", WalkTests.Bare.Keys);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^No\\. \\d+: ") }).First.ClickAsync();
        await Expect(page.GetByText("Kept out of the queue until")).ToBeVisibleAsync();
        await page.VisitAsync("/findings?status=suppressed&user=trainer");
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(3);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Reaches_EverythingByTabAloneAndTheRowsOfEveryNumber()
    {
        var page = await desk.SignedInAsync("officer");
        foreach (var path in new[] { "/", $"/findings?user=bulk&open={desk.Finding}", $"/findings/{desk.Finding}", $"/explorer?patient={desk.Patient}", "/rules/volume", "/suppressions", "/cases", "/cases?stage=all", "/cases/1" })
        {
            await page.VisitAsync(path);
            await page.Locator(".loading").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.AssertNumbersOpenAsync(path, WalkTests.Bare.Keys);
            await page.AssertByTabAsync(path);
        }
        await page.Locator("a.skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.VisitAsync("/cases?stage=all");
        await page.GetByRole(AriaRole.Link, new() { Name = "1 finding of case 1" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/cases/1#panel-findings-of-the-case$"));
        await Expect(page.Locator("#panel-findings-of-the-case")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Escalates_WithAReasonThatEverybodySees()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?rule=volume&status=new&user=u1042&sort=latest");
        var row = page.Locator("[data-rows] tbody tr").Nth(9).Locator("a.row-link");
        var id = await row.GetAttributeAsync("data-id");
        await row.FocusAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator(".peek #note")).ToBeFocusedAsync();
        await page.Locator(".peek #note").FillAsync("The patient's lawyer has called.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Escalate", Exact = true }).ClickAsync();
        await Expect(page.Locator(".peek .notice.bad")).ToContainTextAsync("by officer");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take back the escalation" })).ToBeFocusedAsync();
        await page.Context.CloseAsync();

        page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/findings?status=open&escalated=true");
        await Expect(page.Locator($"a.row-link[data-id='{id}']")).ToBeVisibleAsync();
        await page.VisitAsync($"/findings/{id}");
        await Expect(page.Locator(".notice.bad")).ToContainTextAsync("“The patient's lawyer has called.”");
        await page.AssertAccessibleAsync("an escalated finding");
        await page.Context.CloseAsync();

        page = await desk.SignInAsync("officer");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Escalated: 1" })).ToBeVisibleAsync();
        await page.VisitAsync($"/findings/{id}");
        await page.GetByLabel("Reasons").FillAsync("It was about another patient.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back the escalation" }).ClickAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("Escalation taken back by officer");
        await Expect(page.Locator(".notice.bad")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Decides_AllThatMatchAsAJob()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?status=open&user=bulk");
        var opener = page.GetByRole(AriaRole.Link, new() { Name = "Act on all that match" });
        await opener.ClickAsync();
        await Expect(page.Locator("#all-matching")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(opener).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Status: Open (new or under review); Person: bulk")).ToBeVisibleAsync();
        await page.GetByLabel("Decide", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Outcome").SelectOptionAsync(new SelectOptionValue { Value = "FalsePositiveData" });
        await page.GetByLabel("Reasons").FillAsync("The interface account was taken for a person.");
        await page.AssertAccessibleAsync("a step for all that match");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide 30 findings" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "30 of 30" }).ClickAsync(new() { Timeout = DemoDesk.Patience });
        await Expect(page.Locator(".result-count")).ToContainTextAsync("30 findings");
        await Expect(page.Locator("[data-rows] tbody tr", new() { HasText = "False positive" })).ToHaveCountAsync(30);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: 30 decisions" }).ClickAsync();
        await Expect(page.GetByText("Done: take back the decisions, 30 of 30")).ToBeVisibleAsync(new() { Timeout = DemoDesk.Patience });
        await Expect(page.Locator("[data-rows] tbody tr", new() { HasText = "New" })).ToHaveCountAsync(30);
    }

    [Fact]
    public async Task Keeps_AViewWithItsColumns()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?severity=medium&group=rule");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Rule" })).ToBeVisibleAsync();
        await page.VisitAsync("/findings?severity=medium");
        await page.Locator("summary", new() { HasText = "Columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Owner" }).UncheckAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("cols="));
        await page.Locator("summary", new() { HasText = "Views" }).ClickAsync();
        await page.GetByLabel("Save what is shown as").FillAsync("Medium, no owner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Medium, no owner" })).ToBeVisibleAsync();
        await page.VisitAsync("/findings");
        await page.Locator("summary", new() { HasText = "Views" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Medium, no owner" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("severity=medium&cols="));
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Owner" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Zooms_TheTimelineByKeysAndDragAndPinsAnAccess()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync($"/findings/{desk.Finding}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Only this finding" }).ClickAsync();
        await Expect(page.Locator(".views a[aria-current]", new() { HasText = "Only this finding" })).ToBeVisibleAsync();
        await page.Locator(".lanes").FocusAsync();
        await page.Keyboard.PressAsync("+");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("events=finding&t0=[0-9]+&t1=[0-9]+$"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Whole finding" })).ToBeVisibleAsync();
        await page.Locator(".lanes").FocusAsync();
        await page.Keyboard.PressAsync("0");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("events=finding$"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Whole finding" })).ToHaveCountAsync(0);
        await page.Locator(".lanes").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator(".lane-plot").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * .4f), box.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * .6f), box.Y + 8, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("t0="));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Whole finding" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin the access of 2 Mar 2026" }).First.ClickAsync();
        await page.GetByLabel("Note on the access").FillAsync("The last of the series.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin", Exact = true }).ClickAsync();
        await Expect(page.GetByText("The last of the series.")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync("a zoomed timeline with a pin");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export 60 events (CSV)" }).ClickAsync());
        Assert.Equal(61, (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Decides_BeforeTheTimelineOnATelephoneAndUnfoldsItByKeyboard()
    {
        var page = await desk.SignInAsync("officer");
        await page.SetViewportSizeAsync(390, 844);
        await page.VisitAsync($"/findings/{desk.Finding}?events=finding");
        await page.GetByRole(AriaRole.Link, new() { Name = "Decide", Exact = true }).ClickAsync();
        await Expect(page.Locator("#panel-decide")).ToBeInViewportAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('panel-decide').getBoundingClientRect().top < document.getElementById('panel-timeline').getBoundingClientRect().top"));
        var rows = page.Locator(".panel:has(#panel-timeline) .desk-table tbody tr");
        await Expect(rows).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show 40 more" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(rows).ToHaveCountAsync(50);
        await Expect(rows.Nth(10)).ToBeFocusedAsync();
        await page.AssertAccessibleAsync("all events of a finding, narrow");
        await page.GetByRole(AriaRole.Link, new() { Name = "Older events" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(10);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Newer events" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Exports_ExactlyTheFilterAndNoIdentity()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync("/findings?status=all&rule=volume");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export 61 rows (CSV)" }).ClickAsync());
        Assert.EndsWith("-61-rows.csv", download.SuggestedFilename, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(62, lines.Length);
        Assert.DoesNotContain(lines, l => l.Contains("MRN0012417", StringComparison.Ordinal));
        await page.VisitAsync("/trail?action=export");
        await Expect(page.GetByText("61 rows: every status, rule volume, by score").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Finds_WhoOpenedARecordAndItsEvents()
    {
        var page = await desk.SignInAsync("auditor");
        await page.VisitAsync("/explorer");
        await page.GetByLabel("a patient’s record").CheckAsync();
        await page.GetByLabel("Medical record number").FillAsync("MRN0012417");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/explorer\\?patient={desk.Patient}$"));
        await Expect(page.GetByText("No reason found").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Reveal identity" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Events of 2 Mar 2026, Ann Ward" }).ClickAsync();
        await Expect(page.Locator(".desk-table tbody tr")).ToHaveCountAsync(50);
        await page.GetByRole(AriaRole.Link, new() { Name = "Older events" }).ClickAsync();
        await Expect(page.Locator(".desk-table tbody tr")).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Pivots_OnACellOfTheExplorer()
    {
        var page = await desk.SignInAsync("officer");
        await page.VisitAsync($"/explorer?patient={desk.Patient}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Only action print" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("in=action%3Aprint$"));
        await Expect(page.Locator(".desk-table tbody tr")).ToHaveCountAsync(7);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export 7 events (CSV)" }).ClickAsync());
        Assert.EndsWith("-7-events.csv", download.SuggestedFilename, StringComparison.Ordinal);
        var book = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export 7 events (XLSX)" }).ClickAsync());
        Assert.EndsWith("-7-events.xlsx", book.SuggestedFilename, StringComparison.Ordinal);
        using var zip = System.IO.Compression.ZipFile.OpenRead((await book.PathAsync())!);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());
        Assert.Equal(8, System.Text.RegularExpressions.Regex.Count(await sheet.ReadToEndAsync(TestContext.Current.CancellationToken), "<row "));
        await page.GetByRole(AriaRole.Link, new() { Name = "Only action print remove this condition" }).ClickAsync();
        await Expect(page.Locator(".desk-table tbody tr")).ToHaveCountAsync(50);
    }

    /// <summary>The pages of findings and cases with somebody who may see them; see <see cref="AccessibilityTests.Pages"/>.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "officer", "/findings" },
        { "officer", "/findings?open=FINDING" },
        { "officer", "/findings?group=rule" },
        { "officer", "/findings?group=user&severity=medium" },
        { "officer", "/findings?user=nobody" },
        { "officer", "/findings/FINDING?as=compact" },
        { "auditor", "/findings/FINDING?events=record&as=tree" },
        { "officer", "/explorer" },
        { "auditor", "/explorer?patient=PATIENT" },
        { "officer", "/explorer?patient=PATIENT&view=events" },
        { "officer", "/cases/1" },
        { "officer", "/cases/1/letters?patient=CASEPATIENT" },
        { "admin", "/trail" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Finds_NothingWrongForAnybodysSenses(string name, string address)
    {
        await desk.AssertAccessibleAsync(
            name, address.Replace("FINDING", $"{desk.Finding}", StringComparison.Ordinal).Replace("CASEPATIENT", $"{desk.CasePatient}", StringComparison.Ordinal).Replace("PATIENT", $"{desk.Patient}", StringComparison.Ordinal));
    }
}
