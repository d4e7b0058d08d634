using System.Collections.Concurrent;
using Bunit;
using Bunit.TestDoubles;
using ComplianceDesk.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Components;

/// <summary>What a page shows is what its address asks for, however long each reading takes.</summary>
public sealed class AddressedPageTests
{
    [Fact]
    public async Task Shows_TheNewestAddress_WhenAnOlderOneIsReadForLonger()
    {
        await using var context = new BunitContext();
        context.AddAuthorization().SetAuthorized("officer");
        var page = context.Render<SlowPage>(p => p.Add(s => s.LooksAtToken, false));
        var store = page.Instance;
        var address = context.Services.GetRequiredService<NavigationManager>();
        store.Answer("");
        page.WaitForAssertion(() => Assert.Equal("shown: ", page.Markup));

        address.NavigateTo("?slow");
        await store.BegunAsync("?slow");
        address.NavigateTo("?left");
        address.NavigateTo("?newest");
        store.Answer("?newest");
        store.Answer("?slow");

        page.WaitForAssertion(() => Assert.Equal("shown: ?newest", page.Markup));
        await page.InvokeAsync(() => Assert.Equal(["", "?slow", "?newest"], store.Asked));
    }

    [Fact]
    public async Task BreaksOff_AnOlderReading_WhenANewerAddressIsAskedFor()
    {
        await using var context = new BunitContext();
        context.AddAuthorization().SetAuthorized("officer");
        var page = context.Render<SlowPage>(p => p.Add(s => s.LooksAtToken, true));
        var store = page.Instance;
        var address = context.Services.GetRequiredService<NavigationManager>();

        // Nobody answers the older ones.
        address.NavigateTo("?slow");
        await store.BegunAsync("?slow");
        address.NavigateTo("?newest");
        store.Answer("?newest");

        page.WaitForAssertion(() => Assert.Equal("shown: ?newest", page.Markup));
        await page.InvokeAsync(() => Assert.Equal(["", "?slow", "?newest"], store.Asked));
    }

    [Fact]
    public async Task Reads_OnlyTheLastOfAddressesThatCameTogether()
    {
        await using var context = new BunitContext();
        context.AddAuthorization().SetAuthorized("officer");
        var page = context.Render<SlowPage>(p => p.Add(s => s.LooksAtToken, true));
        var address = context.Services.GetRequiredService<NavigationManager>();
        page.Instance.Answer("");
        page.Instance.Answer("?newest");
        page.WaitForAssertion(() => Assert.Equal("shown: ", page.Markup));

        await page.InvokeAsync(() =>
        {
            address.NavigateTo("?left");
            address.NavigateTo("?newest");
        });

        page.WaitForAssertion(() => Assert.Equal("shown: ?newest", page.Markup));
        await page.InvokeAsync(() => Assert.Equal(["", "?newest"], page.Instance.Asked));
    }

    /// <summary>Writes down what was asked for, and shows it once it is answered.</summary>
    private sealed class SlowPage : AddressedPage
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> begun = new(), answers = new();
        private string shown = "nothing";

        [Parameter]
        public bool LooksAtToken { get; set; }

        public List<string> Asked { get; } = [];

        public Task BegunAsync(string query) => Of(begun, query).Task;

        public void Answer(string query) => Of(answers, query).TrySetResult();

        protected override async Task LoadAsync(string queryString, CancellationToken cancellationToken)
        {
            Asked.Add(queryString);
            Of(begun, queryString).TrySetResult();
            await Of(answers, queryString).Task.WaitAsync(LooksAtToken ? cancellationToken : CancellationToken.None);
            shown = $"shown: {queryString}";
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, shown);

        private static TaskCompletionSource Of(ConcurrentDictionary<string, TaskCompletionSource> of, string query) =>
            of.GetOrAdd(query, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
