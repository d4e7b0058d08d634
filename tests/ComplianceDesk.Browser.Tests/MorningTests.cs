using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>A compliance officer's morning, from the queue to a case that a second person closes.</summary>
public sealed partial class ReviewTests
{
    [Fact]
    public async Task Works_AWholeMorning()
    {
        var page = await desk.SignInAsync("officer");
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };

        // The queue in another order and closer together; both outlive the visit.
        await page.VisitAsync("/findings?rule=volume&status=new&user=u1042");
        await page.GetByRole(AriaRole.Link, new() { Name = "Age and time left" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sort=-age$"));
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Age and time left" })).ToHaveAttributeAsync("aria-sort", "descending");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compact" }).ClickAsync();
        await page.Locator(".table-tools select").SelectOptionAsync("25");
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(25);
        await page.ReloadAsync();
        await page.WaitForCircuitAsync();
        await Expect(page.Locator(".desk-table.compact")).ToBeVisibleAsync();
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(25);
        await page.AssertAccessibleAsync("a compact queue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Compact" }).ClickAsync();
        await page.Locator(".table-tools select").SelectOptionAsync("50");
        await Expect(page.Locator(".desk-table.compact")).ToHaveCountAsync(0);
        await Expect(page.Locator("a.row-link")).ToHaveCountAsync(50);

        // Decide, go on to the next by itself, take the decision back.
        await page.Locator("a.row-link").First.ClickAsync();
        var first = await page.Locator(".peek").GetAttributeAsync("data-open");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Appropriate" }).CheckAsync();
        await page.Locator(".peek #note").FillAsync("Registration asked for a list of the new charts.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await Expect(page.Locator(".peek")).Not.ToHaveAttributeAsync("data-open", first!);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"No. {first}: Appropriate." })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".peek")).ToHaveAttributeAsync("data-open", first!);
        await Expect(page.Locator(".peek #note")).ToHaveValueAsync("Registration asked for a list of the new charts.");

        // Escalate: the finding is in a case whose clock runs.
        await page.VisitAsync($"/findings/{first}");
        await page.GetByLabel("Reasons").FillAsync("Sixty charts in one day, and a complaint came in.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Escalate", Exact = true }).ClickAsync();
        await page.Locator(".case-link a").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is owed" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Impermissible" }).CheckAsync();
        await page.GetByLabel("Reasons for the determination").FillAsync("The account was used by a temp who was curious.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the determination" }).ClickAsync();
        await Expect(page.GetByLabel("Unsecured information")).ToBeVisibleAsync();
        await page.GetByText("Set a task").ClickAsync();
        await page.GetByLabel("What is to be done").FillAsync("Ask the agency for the statement");
        await page.GetByLabel("By which day").FillAsync("2099-01-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the task" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Tasks of the case" })).ToContainTextAsync("31 Jan 2099");
        await page.GetByLabel("Unsecured information").SelectOptionAsync("yes");
        await page.GetByLabel("Individuals affected").FillAsync("30");
        foreach (var (label, text) in new[] { ("1. Nature", "Face sheets with name, birth date and address."), ("2. Who used", "A temp who is bound to confidentiality by contract."), ("3. Whether", "The log shows that the charts were opened."), ("4. How far", "A signed statement that nothing was kept or told.") })
        {
            await page.GetByLabel(label).FillAsync(text);
        }
        await page.Locator("#k-low").SelectOptionAsync("yes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the assessment" }).ClickAsync();
        await Expect(page.GetByText("Still owed: record the sanction")).ToBeVisibleAsync();
        await page.Locator("#k-sanction").FillAsync("The contract of the temp was ended the same day.");
        await page.Locator("#k-mitigation").FillAsync("The account was closed; the agency was told.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the measures" }).ClickAsync();
        await Expect(page.GetByText("Still open: the task")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish Ask the agency" }).ClickAsync();
        await page.GetByLabel("What came of").FillAsync("The agency sent the signed statement.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish the task" }).ClickAsync();
        await Expect(page.GetByLabel("Summary for the second person")).ToBeVisibleAsync();
        await page.GetByText("Add a file").ClickAsync();
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "statement.txt", MimeType = "text/plain", Buffer = "signed"u8.ToArray() });
        await page.GetByLabel("Where it comes from").FillAsync("The statement, from the agency.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the file" }).ClickAsync();

        // A file leaves for a reason, by a form that the page itself does not send; the page stays alive.
        await page.Locator("summary", new() { HasText = "statement.txt" }).ClickAsync();
        await page.GetByLabel("Why it is needed (kept in the trail)").First.FillAsync("Asked for by counsel today");
        var statement = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download", Exact = true }).ClickAsync());
        Assert.Equal("signed", await File.ReadAllTextAsync(await statement.PathAsync(), TestContext.Current.CancellationToken));
        await page.GetByLabel("Why it is needed (kept in the trail)").Last.FillAsync("Asked for by counsel today");
        var bundle = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the case file (ZIP)" }).ClickAsync());
        Assert.Matches(@"^case-\d+\.zip$", bundle.SuggestedFilename);
        await page.GetByLabel("Summary for the second person").FillAsync("Assessed with a low probability of compromise.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for the sign-off" }).ClickAsync();
        await Expect(page.GetByText("You asked for it: another person closes the case.")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync("a case");
        var address = new Uri(page.Url).AbsolutePath;
        await page.VisitAsync($"/findings/{first}");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Policy violation, no breach" }).CheckAsync();
        await page.GetByLabel("Reasons").FillAsync("Determined and assessed in its case.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        await Expect(page.Locator(".history")).ToContainTextAsync("Policy violation, no breach by officer");
        Assert.Empty(errors);
        await page.Context.CloseAsync();

        // The second person, in the dark and on a telephone.
        page = await desk.SignInAsync("director", dark: true);
        await page.SetViewportSizeAsync(390, 844);
        await page.VisitAsync("/cases?sign-off=true");
        await page.AssertAccessibleAsync("cases, dark, narrow");
        // Two downloads, and what a number is about: by keyboard the focus is seen on links and on buttons.
        await page.Locator("main").FocusAsync();
        foreach (var stop in new[] { "A", "A", "BUTTON" })
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal($"{stop} solid", await page.EvaluateAsync<string>("document.activeElement.tagName + ' ' + getComputedStyle(document.activeElement).outlineStyle"));
        }
        await page.Locator($"th a[href='{address}']").ClickAsync();
        await page.GetByLabel("What you looked at").FillAsync("The assessment and the statement of the temp.");
        await page.AssertAccessibleAsync("a case for the second person, dark, narrow");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "the case is wider than a telephone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign off and close" }).ClickAsync();
        await Expect(page.GetByText("signed off by director")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
