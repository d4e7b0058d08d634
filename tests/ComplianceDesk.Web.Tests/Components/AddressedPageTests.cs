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
        var page = context.Render<SlowPage>();
        var store = page.Instance;
        var address = context.Services.GetRequiredService<NavigationManager>();
        store.Answer("");
        page.WaitForAssertion(() => Assert.Equal("shown: ", page.Markup));

        address.NavigateTo("?slow");
        address.NavigateTo("?left");
        address.NavigateTo("?newest");
        store.Answer("?newest");
        store.Answer("?slow");

        page.WaitForAssertion(() => Assert.Equal("shown: ?newest", page.Markup));
        await page.InvokeAsync(() => Assert.Equal(["", "?slow", "?newest"], store.Asked));
    }

    /// <summary>Writes down what was asked for, and shows it once it is answered.</summary>
    private sealed class SlowPage : AddressedPage
    {
        private readonly Dictionary<string, TaskCompletionSource> answers = [];
        private string shown = "nothing";

        public List<string> Asked { get; } = [];

        public void Answer(string query) => Of(query).TrySetResult();

        protected override async Task LoadAsync(string queryString)
        {
            Asked.Add(queryString);
            await Of(queryString).Task;
            shown = $"shown: {queryString}";
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, shown);

        private TaskCompletionSource Of(string query)
        {
            lock (answers)
            {
                return answers.TryGetValue(query, out var answer) ? answer : answers[query] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
