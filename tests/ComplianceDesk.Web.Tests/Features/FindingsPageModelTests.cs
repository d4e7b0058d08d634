using ComplianceDesk.Core.Csv;
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
        await model.LoadAsync("officer", "?status=all", mayDecide: true);
        var href = FindingsPageModel.Href((await model.SearchAsync(" MRN0012417 "))(model.Filter));
        Assert.Equal($"/findings?status=all&patient={context.Patient}", href);
        await model.LoadAsync("officer", href[href.IndexOf('?', StringComparison.Ordinal)..], mayDecide: true);
        Assert.Equal(context.Finding, Assert.Single(model.Page!.Items).Id);
        Assert.Equal(["Record: S••• J••• •••417"], model.Conditions().Select(c => c.Label));
        Assert.Equal("/findings?status=all&q=war", FindingsPageModel.Href((await model.SearchAsync("war"))(model.Filter with { Patient = null })));
        Assert.Null((await model.SearchAsync("  "))(new() { Text = "war" }).Text);
    }

    [Fact]
    public async Task Drops_OneConditionAtATime()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?severity=high&rule=surname&user=u1042&from=2026-01-01&to=2026-12-31&q=ann&mine=true", mayDecide: true);
        var conditions = model.Conditions().ToList();
        Assert.Equal(7, conditions.Count);
        var all = model.Filter.ToQueryString().Split('&');
        Assert.Equal(7, all.Length);
        Assert.All(conditions, c => Assert.Single(all.Except(c.Without.ToQueryString().Split('&'))));
        Assert.Equal(7, conditions.Select(c => c.Without).Distinct().Count());
        Assert.Empty(model.Page!.Items);
    }

    [Fact]
    public async Task Pages_ForthAndBackByTheAddress()
    {
        await using var context = await ReviewContext.OpenAsync();
        for (var i = 0; i < RowCursor.PageSize; i++)
        {
            context.Hospital.Finding(context.User, null, 50);
        }
        await context.Hospital.SaveAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "", mayDecide: true);
        Assert.Null(model.Href(model.Page!.Earlier));
        var next = model.Href(model.Page.Later)!;
        Assert.StartsWith("/findings?at=after-", next, StringComparison.Ordinal);
        var first = model.Page.Items;
        await model.LoadAsync("officer", next["/findings".Length..], mayDecide: true);
        Assert.Single(model.Page.Items);
        Assert.Null(model.Page.Later);
        await model.LoadAsync("officer", model.Href(model.Page.Earlier)!["/findings".Length..], mayDecide: true);
        Assert.Equal(first.Select(f => f.Id), model.Page.Items.Select(f => f.Id));
    }

    [Fact]
    public async Task Gathers_ByPersonWhenAsked()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?group=user", mayDecide: true);
        Assert.Null(model.Page);
        Assert.Equal("u1042", Assert.Single(model.Groups!).Key);
    }

    [Fact]
    public void Writes_ALineThatNoSpreadsheetRuns()
    {
        var item = new FindingItem(7, FindingSeverity.High, 80, ["self", "vip"], "=cmd|' /c calc'!A1", "Ann", "nurse", MaskedPatient.Of(17, "Samuel", "Jones", "MRN0012417"),
            DateTime.UnixEpoch, DateTime.UnixEpoch, 2, DateTime.UnixEpoch, FindingStatus.UnderReview, null) { Versions = Data.Judgement.RuleVersions.Parse("vip:3:4;self::2;household:1:1") };
        Assert.Equal(
            "7,self;vip,80,high,under-review,'=cmd|' /c calc'!A1,17,1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z,2,1,,1970-01-01T00:00:00.000Z,1970-01-04T00:00:00.000Z,,false,\"a, \"\"b\"\"\",\"self: found before versions were kept, judged again with version 2; vip: found by version 3, judged again with version 4\",no policy version kept\r\n",
            CsvText.Line(FindingsExport.Fields(item, "a, \"b\"", new TriageTargets())));
    }

    [Fact]
    public async Task Shows_AFindingBesideTheQueueAndDecidesIt()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", $"?severity=high&open={context.Finding}", mayDecide: true);
        Assert.Equal("/findings?severity=high", model.OpenHref(null));
        Assert.Equal($"/findings?severity=high&open={context.Finding}", model.OpenHref(context.Finding));
        await model.Open!.KeepAsync(model.Open.Finding!.Id, new(FindingOutcome.FalsePositiveData, "The patient is a namesake."));
        Assert.Null(await model.ActAsync(context.Finding, ReviewAct.Decide));
        Assert.Empty(model.Page!.Items);
        Assert.Equal(FindingOutcome.FalsePositiveData, model.Open.Finding!.Outcome);
        await model.LoadAsync("officer", "?open=999", mayDecide: true);
        Assert.Null(model.Open);
    }

    [Fact]
    public async Task Takes_ARowInHandByItsKey()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "", mayDecide: true);
        Assert.Null(await model.ActAsync(context.Finding, ReviewAct.Assign));
        Assert.Equal("officer", Assert.Single(model.Page!.Items).AssignedTo);
        await model.LoadAsync("second", "", mayDecide: true);
        Assert.Empty(model.Page!.Items);
        await model.LoadAsync("second", "?status=open", mayDecide: true);
        Assert.Single(model.Page!.Items);
    }

    [Fact]
    public async Task Asks_ForAStepOnAllThatMatch()
    {
        await using var context = await ReviewContext.OpenAsync();
        context.Hospital.Finding(context.User, null, 45, f => f.Status = FindingStatus.Violation);
        context.Hospital.Finding(context.User, null, 45);
        await context.Hospital.SaveAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?status=all&severity=medium&all=true", mayDecide: true);
        Assert.Equal((1, "Status: Every status; Severity: Medium"), (model.AllMatching, model.InWords));
        Assert.Null(await model.AskAsync(new(FindingOutcome.Appropriate, "short")));
        Assert.Equal("note", model.Refusal?.Code);
        Assert.NotNull(await model.AskAsync(new(FindingOutcome.Appropriate, "Training day of the whole ward.")));
        Assert.Equal(FindingJobState.Waiting, Assert.Single(model.Jobs).State);
        await model.LoadAsync("auditor", "?all=true", mayDecide: false);
        Assert.Null(model.AllMatching);
    }

    [Fact]
    public async Task Keeps_ViewsForTheirOwnerAndSharedOnesForAll()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = Model(context);
        await model.LoadAsync("officer", "?severity=high&cols=score,finding", mayDecide: true);
        await model.SaveViewAsync(" High ", shared: false);
        await model.SaveViewAsync("High for all", shared: true);
        await model.SaveViewAsync("", shared: true);
        Assert.Equal("name", model.Refusal?.Code);
        Assert.Equal(["High severity=high&cols=score%2Cfinding", "High for all severity=high&cols=score%2Cfinding"], model.Views.Select(v => $"{v.Name} {v.Query}"));
        await model.LoadAsync("second", "", mayDecide: true);
        var shared = Assert.Single(model.Views);
        await model.RemoveViewAsync(shared.Id);
        Assert.Equal("not-yours", model.Refusal?.Code);
        await model.LoadAsync("officer", "", mayDecide: true);
        await model.RemoveViewAsync(shared.Id);
        Assert.Single(model.Views);
    }

    [Fact]
    public void Orders_Columns()
    {
        Assert.Equal(QueueColumns.All, QueueColumns.Parse("nonsense,99"));
        Assert.Equal([QueueColumn.Score, QueueColumn.Who, QueueColumn.Finding], QueueColumns.Parse("score,who,score"));
        Assert.Null(QueueColumns.Write(QueueColumns.All));
        var without = QueueColumns.Toggle(QueueColumns.All, QueueColumn.Owner);
        Assert.DoesNotContain(QueueColumn.Owner, without);
        Assert.Contains(QueueColumn.Finding, QueueColumns.Toggle(without, QueueColumn.Finding));
        Assert.Equal("score,severity", QueueColumns.Write(QueueColumns.MoveUp([QueueColumn.Severity, QueueColumn.Score], QueueColumn.Score)));
    }

    private static FindingsPageModel Model(ReviewContext context) => new(context.Hospital.Store, TimeProvider.System, context.Site);
}
