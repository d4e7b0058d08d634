using Bunit;
using ComplianceDesk.Web.Features.Findings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>The queue's conditions as a person sets them.</summary>
public sealed class FindingsFilterTests
{
    [Fact]
    public async Task Keeps_EveryOneOfThreeQuickChoices()
    {
        await using var context = await ReviewContext.OpenAsync();
        var browser = new SlowBrowser("/findings");
        context.Services.AddSingleton<NavigationManager>(browser);
        var page = context.Render<FindingsPage>();

        // The browser answers the first choice after the second was made, and the second after the third.
        await page.Find("#f-rule").ChangeAsync(new() { Value = "same-surname" });
        await page.Find("#f-status").ChangeAsync(new() { Value = "All" });
        await page.InvokeAsync(browser.Answer);
        page.WaitForAssertion(() => Assert.Contains("Rule:", page.Find(".chips").TextContent, StringComparison.Ordinal));
        Assert.Equal("All", page.Find("#f-status").GetAttribute("value"));
        await page.FindAll("form.filters label.check input")[0].ChangeAsync(new() { Value = true });
        await page.InvokeAsync(browser.Answer);
        await page.InvokeAsync(browser.Answer);

        Assert.Equal("status=all&rule=same-surname&mine=true", new Uri(browser.Uri).Query.TrimStart('?'));
    }

    [Fact]
    public async Task BeginsAnew_FromAnAddressThatNoChoiceAskedFor()
    {
        await using var context = await ReviewContext.OpenAsync();
        var browser = new SlowBrowser("/findings?status=all");
        context.Services.AddSingleton<NavigationManager>(browser);
        var page = context.Render<FindingsPage>();

        await page.Find("#f-rule").ChangeAsync(new() { Value = "same-surname" });
        await page.InvokeAsync(() => browser.Come("/findings?status=open"));
        await page.FindAll("form.filters label.check input")[0].ChangeAsync(new() { Value = true });
        await page.InvokeAsync(browser.Answer);
        await page.InvokeAsync(browser.Answer);

        Assert.Equal("status=open&mine=true", new Uri(browser.Uri).Query.TrimStart('?'));
    }

    /// <summary>A browser that answers what it is asked only when it is told to.</summary>
    private sealed class SlowBrowser : NavigationManager
    {
        private readonly Queue<string> waiting = new();

        public SlowBrowser(string at) => Initialize("http://localhost/", $"http://localhost{at}");

        public void Answer() => Come(waiting.Dequeue());

        public void Come(string at)
        {
            Uri = ToAbsoluteUri(at).AbsoluteUri;
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => waiting.Enqueue(uri);
    }
}
