using Bunit;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Imports;
using MudBlazor.Services;

namespace ComplianceDesk.Web.Tests.Features.Imports;

public sealed class RejectedPanelTests
{
    [Theory]
    [InlineData(120_000, true)]
    [InlineData(100_000, false)]
    public async Task Says_HowManyWereOnlyCounted(int rejected, bool bounded)
    {
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices();
        var import = new ImportRow { Id = 4, FileName = "a.csv", Sha256 = "a", Zone = "UTC", Read = rejected, Rejected = rejected };
        var panel = context.Render<RejectedPanel>(p => p
            .Add(r => r.Detail, new ImportDetail(import, [new("date", "birth_date", rejected)], [], null) { Kept = 100_000, KeptTo = 100_001 })
            .Add(r => r.WithValues, false).Add(r => r.First, true).Add(r => r.Href, _ => "/imports/4"));
        Assert.Contains($"in birth_date: {rejected.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}", panel.Find(".reasons").TextContent, StringComparison.Ordinal);
        Assert.Equal(bounded, panel.FindAll(".notice").Count > 0);
        Assert.Equal(bounded, panel.Markup.Contains("The first 100,000 rejected records, up to line 100,001, are kept", StringComparison.Ordinal) && panel.Markup.Contains("The other 20,000 are counted above", StringComparison.Ordinal));
    }
}
