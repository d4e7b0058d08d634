using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

/// <summary>The trail page by page, and what a page costs when the trail is long.</summary>
public sealed class TrailQueryTests : HospitalTest
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(Hospital.Noon);

    [Fact]
    public async Task Pages_NewestFirst_ThroughEntriesOfOneMoment()
    {
        await FillAsync();
        var query = new TrailQuery(hospital.Store);
        var (seen, before) = (new List<TrailRow>(), (long?)null);
        do
        {
            var page = await query.RunAsync(new TrailFilter(Who: "cora"), TimeZoneInfo.Utc, before, 3, Token);
            Assert.InRange(page.Items.Count, 1, 3);
            seen.AddRange(page.Items);
            before = page.Before;
        }
        while (before is not null);
        Assert.Equal(20, seen.DistinctBy(t => t.Id).Count());
        Assert.Equal(seen.OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Select(t => t.Id), seen.Select(t => t.Id));
        Assert.Equal(seen.Select(t => t.Id), await query.ReadAsync(new TrailFilter(Who: "cora"), TimeZoneInfo.Utc, Token).Select(t => t.Id).ToListAsync(Token));
    }

    [Fact]
    public async Task Lists_EveryActionOnce()
    {
        await FillAsync();
        using var plans = new QueryPlans(hospital.Store);
        Assert.Equal(["decide", "export", "reveal", "sign-in"], await new TrailQuery(hospital.Store).ActionsAsync(Token));
        Assert.Empty(plans.ScansOf("Trail"));
    }

    [Fact]
    public async Task Finds_AFiltersNewest_WithoutReadingTheTrailOrSorting()
    {
        await FillAsync();
        foreach (var filter in (TrailFilter[])[new(Action: "reveal"), new(Who: "cora"), new(Action: "reveal", Who: "cora"), new(From: Day, To: Day.AddDays(1)), new(Action: "reveal", From: Day), new(Who: "cora", To: Day),
            new(Subject: "finding:1"), new(Action: "decide", Who: "cora", Subject: "finding:1", From: Day)])
        {
            using var plans = new QueryPlans(hospital.Store);
            var first = await new TrailQuery(hospital.Store).RunAsync(filter, TimeZoneInfo.Utc, size: 2, cancellationToken: Token);
            var second = await new TrailQuery(hospital.Store).RunAsync(filter, TimeZoneInfo.Utc, first.Before, 2, Token);
            Assert.Equal((2, 2), (first.Items.Count, second.Items.Count));
            Assert.Empty(first.Items.IntersectBy(second.Items.Select(t => t.Id), t => t.Id));
            Assert.Empty(plans.ScansOf("Trail"));
            Assert.Equal(filter.Subject is null, !plans.Steps().Any(step => step.Contains("IX_Trail_Subject", StringComparison.Ordinal)));
            Assert.Equal(filter.Subject is null, !plans.Steps().Any(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)));
        }
    }

    private async Task FillAsync()
    {
        string[] actions = ["reveal", "decide", "export", "sign-in"];
        for (var i = 0; i < 40; i++)
        {
            hospital.Add(new TrailRow { At = Hospital.Noon.AddHours(i / 4), Who = i % 2 == 0 ? "cora" : "carl", Action = actions[i / 2 % 4], Subject = $"finding:{i % 8 / 2 % 2}" });
        }
        await hospital.SaveAsync();
    }
}
