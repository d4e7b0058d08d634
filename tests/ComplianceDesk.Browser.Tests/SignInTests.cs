using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>Who gets in, and who does not.</summary>
public sealed class SignInTests(DemoDesk desk)
{
    [Theory]
    [InlineData("officer", new[] { "Today", "Findings", "Cases", "Access explorer", "Coverage", "Miss rate", "Rules", "Quality", "Measures", "Work list", "Requirements", "Imports", "Reports", "Trail" })]
    [InlineData("director", new[] { "Today", "Cases", "Coverage", "Quality", "Measures", "Work list", "Requirements", "Imports", "Reports" })]
    [InlineData("auditor", new[] { "Today", "Findings", "Cases", "Access explorer", "Coverage", "Miss rate", "Rules", "Quality", "Measures", "Work list", "Requirements", "Imports", "Reports", "Trail" })]
    [InlineData("admin", new[] { "Today", "Rules", "Requirements", "Imports", "Trail", "Admin" })]
    public async Task Shows_EachRoleItsOwnRail(string name, string[] expected)
    {
        var page = await desk.SignInAsync(name);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Today");
        var rail = await page.Locator("#rail li").AllInnerTextsAsync();
        Assert.Equal(expected, rail.Select(t => t.Trim()));
    }

    [Fact]
    public async Task Rejects_AWrongPassword_WithoutSayingWhichPartIsWrong()
    {
        var page = await desk.OpenAsync();
        await page.GotoAsync("/findings");
        Assert.Contains("/account/sign-in", page.Url, StringComparison.Ordinal);

        await page.GetByLabel("User name").FillAsync("nobody");
        await page.GetByLabel("Password").FillAsync("not the password at all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That user name and password do not go together.");
        await page.AssertAccessibleAsync("sign-in refused");
    }

    [Fact]
    public async Task Rejects_APageOfAnotherRole()
    {
        var page = await desk.SignInAsync("officer");
        await page.GotoAsync("/admin/users");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("This page is not open to your role");
    }

    [Fact]
    public async Task Signs_InAndOut_ByKeyboardAlone()
    {
        var page = await desk.OpenAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("User name").FocusAsync();
        await page.Keyboard.TypeAsync("auditor");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(DeskServer.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForCircuitAsync();

        await page.Locator("a.skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        await page.Locator(".account-menu summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("You are signed out.");
    }
}
