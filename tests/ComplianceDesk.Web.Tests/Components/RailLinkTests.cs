using Bunit;
using ComplianceDesk.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests.Components;

public sealed class RailLinkTests
{
    [Theory]
    [InlineData("/quality", true)]
    [InlineData("/quality/checks/CMP-01", true)]
    [InlineData("/quality/measures", false)]
    [InlineData("/quality/measures/chart-completion?x=1", false)]
    [InlineData("/quality/measures-of-old", true)]
    [InlineData("/imports", false)]
    public void Marks_OneLinkAsTheCurrentPage(string address, bool current)
    {
        using var context = new BunitContext();
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var link = context.Render<RailLink>(p => p.AddUnmatched("href", "/quality").Add(l => l.Deeper, ["/quality/measures", "/quality/work"]));
        Assert.Equal(current, link.Find("a").HasAttribute("aria-current"));
    }
}
