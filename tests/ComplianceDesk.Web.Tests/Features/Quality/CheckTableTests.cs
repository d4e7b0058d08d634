using Bunit;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
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

        // Text and sign, not color alone.
        Assert.NotNull(row.QuerySelector("a.late-feed svg"));
    }

    [Fact]
    public async Task Shows_AWaiverInForceBesideTheAnswer()
    {
        await using var context = new BunitContext();
        WaiverRow Waiver(string code) => new() { CheckId = code, Owner = "Ed Moss", Reason = "The form changes in June.", GrantedBy = "dora", ExpiresOn = new DateOnly(2026, 6, 30) };
        var table = context.Render<CheckTable>(p => p.Add(c => c.Caption, "Checks").Add(c => c.Checks, [Listed("CMP-03"), Listed("CMP-17"), Listed("CMP-18")])
            .Add(c => c.Waivers, [new(Waiver("CMP-17"), true, "CMP-17", null), new(Waiver("CMP-18"), false, "CMP-18", null)]));
        Assert.Equal(["CMP-17"], table.FindAll("tbody tr").Where(r => r.TextContent.Contains("Ed Moss answers", StringComparison.Ordinal)).Select(r => r.QuerySelector("th a")!.TextContent));
    }

    private static ListedCheck Listed(string code) => new(CheckOutcome.Measured(CheckCatalog.Find(code)!.Info, 1, 100), null, null) { AsOf = DateTime.UnixEpoch };
}
