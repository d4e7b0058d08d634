using Bunit;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Features.Quality;

namespace ComplianceDesk.Web.Tests.Features.Quality;

public sealed class CheckTableTests
{
    [Fact]
    public async Task Marks_ChecksThatRestOnALateFeed_AndNoOthers()
    {
        await using var context = new BunitContext();
        ListedCheck[] checks = [Listed("CMP-03"), Listed("CMP-17")];
        var table = context.Render<CheckTable>(p => p.Add(c => c.Caption, "Checks").Add(c => c.Checks, checks).Add(c => c.Late, new HashSet<string> { "encounters" }));
        var row = Assert.Single(table.FindAll("tr.stale"));
        Assert.Contains("CMP-17", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("rests on a late feed: encounters", row.TextContent, StringComparison.Ordinal);
    }

    private static ListedCheck Listed(string code) => new(CheckOutcome.Measured(CheckCatalog.Find(code)!.Info, 1, 100), null, null);
}
