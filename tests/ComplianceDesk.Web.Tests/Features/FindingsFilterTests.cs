using Bunit;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Features.Findings;
using MudBlazor.Services;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>The queue's conditions as a person sets them.</summary>
public sealed class FindingsFilterTests
{
    [Fact]
    public void Keeps_BothOfTwoQuickChoices()
    {
        using var context = new BunitContext();
        context.Services.AddMudServices();
        FindingFilter asked = new();
        var filter = context.Render<FindingsFilter>(p => p
            .Add(f => f.Filter, new FindingFilter())
            .Add(f => f.Rules, ["volume"])
            .Add(f => f.OnChange, f => asked = f)
            .Add(f => f.OnSearch, _ => { }));

        // The address has not answered the first choice when the second one comes: the parameter still is the old filter.
        filter.Find("#f-status").Change(nameof(FindingScope.All));
        filter.Find("#f-rule").Change("volume");

        Assert.Equal(new FindingFilter { Scope = FindingScope.All, Rule = "volume" }, asked);
    }
}
