using ComplianceDesk.Data.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>The server dies under an open page and comes back.</summary>
public sealed class LostConnectionTests(DemoDesk desk)
{
    [Fact]
    public async Task Says_WhatHappened_AndComesBackToTheSameFilter()
    {
        var folder = Directory.CreateTempSubdirectory("desk-lost-");
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        string[] arguments = ["--demo", "--Demo:Folder=" + Path.Combine(folder.FullName, "none"), "--urls=" + address];
        var server = await DeskServer.StartAsync(folder.FullName, arguments);
        try
        {
            var page = await desk.OpenAsync();
            await page.GotoAsync(address + "/account/sign-in?returnUrl=" + Uri.EscapeDataString("/imports?status=Failed"));
            await page.GetByLabel("User name").FillAsync("officer");
            await page.GetByLabel("Password").FillAsync(DeskServer.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await page.WaitForCircuitAsync();

            await server.DisposeAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The connection to the desk was lost" })).ToBeVisibleAsync(new() { Timeout = DemoDesk.Patience });
            await page.AssertAccessibleAsync("a lost connection");

            server = await DeskServer.StartAsync(folder.FullName, arguments);
            await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync(new() { Timeout = DemoDesk.Patience });
            await page.WaitForCircuitAsync();
            Assert.EndsWith("/imports?status=Failed", page.Url, StringComparison.Ordinal);
            await Expect(page.GetByLabel("Status")).ToHaveValueAsync("Failed");
        }
        finally
        {
            await server.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
