using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Findings;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>The queue's address says what the queue shows, and never who the patient is.</summary>
public sealed class FindingsPageModelTests
{
    [Fact]
    public async Task Keeps_TheRecordNumberOutOfTheAddress()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?status=all");
        var href = FindingsPageModel.Href(await model.SearchAsync(" MRN0012417 "));
        Assert.Equal($"/findings?status=all&patient={context.Patient}", href);
        await model.LoadAsync("officer", href[href.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal(context.Finding, Assert.Single(model.Page!.Items).Id);
        Assert.Equal(["Record: S••• J••• •••417"], model.Conditions().Select(c => c.Label));
        Assert.Equal("/findings?status=all&q=war", FindingsPageModel.Href(await model.SearchAsync("war") with { Patient = null }));
        Assert.Null((await model.SearchAsync("  ")).Text);
    }

    [Fact]
    public async Task Drops_OneConditionAtATime()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?severity=high&rule=surname&user=u1042&from=2026-01-01&to=2026-12-31&q=ann&mine=true");
        var conditions = model.Conditions().ToList();
        Assert.Equal(7, conditions.Count);
        Assert.All(conditions, c => Assert.Equal(model.Filter.ActiveCount - 1, c.Without.ActiveCount));
        Assert.Equal(7, conditions.Select(c => c.Without).Distinct().Count());
        Assert.Empty(model.Page!.Items);
    }

    [Fact]
    public async Task Pages_ForthAndBackByTheAddress()
    {
        await using var context = await ReviewContext.OpenAsync();
        for (var i = 0; i < FindingQueueQuery.PageSize; i++)
        {
            context.Hospital.Finding(context.User, null, 50);
        }
        await context.Hospital.SaveAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "");
        Assert.Null(model.Href(model.Page!.Earlier));
        var next = model.Href(model.Page.Later)!;
        Assert.StartsWith("/findings?at=after-50-", next, StringComparison.Ordinal);
        var first = model.Page.Items;
        await model.LoadAsync("officer", next["/findings".Length..]);
        Assert.Single(model.Page.Items);
        Assert.Null(model.Page.Later);
        await model.LoadAsync("officer", model.Href(model.Page.Earlier)!["/findings".Length..]);
        Assert.Equal(first.Select(f => f.Id), model.Page.Items.Select(f => f.Id));
    }

    [Fact]
    public async Task Gathers_ByPersonWhenAsked()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?group=user");
        Assert.Null(model.Page);
        Assert.Equal("u1042", Assert.Single(model.Users!).UserId);
    }

    [Fact]
    public void Writes_ALineThatNoSpreadsheetRuns()
    {
        var item = new FindingItem(7, FindingSeverity.High, 80, ["self", "vip"], "=cmd|' /c calc'!A1", "Ann", "nurse", MaskedPatient.Of(17, "Samuel", "Jones", "MRN0012417"),
            DateTime.UnixEpoch, DateTime.UnixEpoch, 2, DateTime.UnixEpoch, FindingStatus.UnderReview, null);
        Assert.Equal(
            "7,self;vip,80,high,under-review,'=cmd|' /c calc'!A1,17,1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z,2,,\"a, \"\"b\"\"\"\r\n",
            FindingsExport.Line(item, "a, \"b\""));
    }

    private static FindingsPageModel Model(ReviewContext context) => new(context.Hospital.Store, TimeProvider.System, context.Site);
}
