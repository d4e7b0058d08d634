using ComplianceDesk.Core.Csv;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Features.Findings;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Web.Tests.Features;

/// <summary>A finding is read, decided and reopened; nothing that was written is lost on the way.</summary>
public sealed class FindingPageModelTests
{
    private const string Note = "Confirmed with the charge nurse.";

    [Fact]
    public async Task Comes_BackWithTheNoteAfterALostConnection()
    {
        await using var context = await ReviewContext.OpenAsync();
        var before = await LoadAsync(context);
        await before.KeepAsync(context.Finding, new(FindingOutcome.Appropriate, "Half a sen"));
        var after = await LoadAsync(context);
        Assert.Equal(new(FindingOutcome.Appropriate, "Half a sen"), after.Draft);
        Assert.NotNull(after.DraftSavedAt);
        await after.ActAsync(ReviewAct.Assign);
        Assert.Equal("Half a sen", after.Draft.Note);
        Assert.Equal(FindingStatus.UnderReview, after.Finding!.Status);
    }

    [Fact]
    public async Task Keeps_WhatWasTypedLastWithTheFindingItIsAbout()
    {
        await using var context = await ReviewContext.OpenAsync();
        var other = context.Hospital.Finding(context.User, null, 60);
        await context.Hospital.SaveAsync();
        var model = await LoadAsync(context);
        await model.LoadAsync("officer", other, mayDecide: true);
        await model.KeepAsync(context.Finding, new(FindingOutcome.Appropriate, "About the first finding."));
        Assert.Equal(new(), model.Draft);
        Assert.Null(model.DraftSavedAt);
        Assert.Equal("About the first finding.", (await LoadAsync(context)).Draft.Note);
        await model.LoadAsync("officer", other, mayDecide: true);
        Assert.Equal("", model.Draft.Note);
    }

    [Fact]
    public async Task Decides_AndReopens()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await LoadAsync(context);
        await model.ActAsync(ReviewAct.Decide);
        Assert.Equal("no-outcome", model.Refusal?.Code);
        await model.KeepAsync(context.Finding, new(FindingOutcome.PolicyPermitted));
        await model.ActAsync(ReviewAct.Decide);
        Assert.Equal("short-note", model.Refusal?.Code);
        await model.KeepAsync(context.Finding, new(FindingOutcome.PolicyPermitted, Note));
        await model.ActAsync(ReviewAct.Decide);
        Assert.Null(model.Refusal);
        Assert.Equal((FindingOutcome.PolicyPermitted, new()), (model.Finding!.Outcome, model.Draft));
        await model.KeepAsync(context.Finding, new(null, "The policy was withdrawn in March."));
        await model.ActAsync(ReviewAct.Reopen);
        Assert.Equal(["PolicyPermitted", "UnderReview"], model.Finding.Decisions.Select(d => d.To.ToString()));
    }

    [Fact]
    public async Task Starts_TheClockOnlyForThoseWhoMayDecide()
    {
        await using var context = await ReviewContext.OpenAsync();
        await new OpenFinding(context.Hospital.Store, TimeProvider.System).LoadAsync("auditor", context.Finding, mayDecide: false);
        await using var db = context.Hospital.Store.CreateDbContext();
        Assert.Null((await db.Findings.AsNoTracking().SingleAsync()).FirstOpenedAt);
        await LoadAsync(context);
        Assert.NotNull((await db.Findings.AsNoTracking().SingleAsync()).FirstOpenedAt);
    }

    [Fact]
    public async Task Keeps_TheNoteWhenSomebodyElseWasFaster()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await LoadAsync(context);
        Assert.Null(await new FindingReview(context.Hospital.Store, TimeProvider.System).DecideAsync(context.Finding, "second", FindingStatus.New, FindingOutcome.ViolationNoBreach, Note));
        await model.KeepAsync(context.Finding, new(FindingOutcome.Appropriate, Note));
        await model.ActAsync(ReviewAct.Decide);
        Assert.Equal("changed", model.Refusal?.Code);
        Assert.Equal(Note, model.Draft.Note);
        Assert.Equal(FindingStatus.Violation, model.Finding!.Status);
    }

    [Fact]
    public async Task Reveals_ForAReasonAndMasksAgain()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await PageAsync(context);
        Assert.Equal("short-reason", (await model.RevealAsync(IdentityReveal.Purposes[0], "why not"))?.Code);
        Assert.Null(model.Revealed);
        Assert.Null(await model.RevealAsync(IdentityReveal.Purposes[0], "Comparing with the complaint."));
        Assert.Equal("Samuel Jones", model.Revealed?.Name);
        model.Hide();
        Assert.Null(model.Revealed);
        Assert.Null((await PageAsync(context)).Revealed);
        await using var db = context.Hospital.Store.CreateDbContext();
        Assert.Equal($"patient:{context.Patient}", (await db.Trail.SingleAsync()).Subject);
    }

    [Fact]
    public async Task Knows_AReviewersOwnFinding()
    {
        await using var context = await ReviewContext.OpenAsync(userId: "Officer");
        var model = await LoadAsync(context);
        Assert.Equal("own-finding", model.Conflict?.Code);
        await model.KeepAsync(context.Finding, new(FindingOutcome.Appropriate, Note));
        await model.ActAsync(ReviewAct.Decide);
        Assert.Equal("own-finding", model.Refusal?.Code);
    }

    [Theory]
    [InlineData("", EventView.All, 4)]
    [InlineData("?events=finding", EventView.Finding, 2)]
    [InlineData("?events=findings", EventView.Findings, 2)]
    [InlineData("?events=both", EventView.Both, 2)]
    [InlineData("?events=person", EventView.Person, 3)]
    [InlineData("?events=record", EventView.Record, 3)]
    public async Task Shows_TheEventsAsked(string query, EventView view, int events)
    {
        await using var context = await ReviewContext.OpenAsync();
        context.Hospital.Access(context.User, null, Data.Tests.Hospital.Noon);
        context.Hospital.Access(context.Hospital.User("u2"), context.Patient, Data.Tests.Hospital.Noon);
        await context.Hospital.SaveAsync();
        var model = new FindingPageModel(context.Hospital.Store, TimeProvider.System, context.Site);
        await model.LoadAsync("officer", context.Finding, query, mayDecide: true);
        Assert.Equal((view, events, events), (model.Timeline.Address.View, model.Timeline.Events!.Items.Count, model.Timeline.EventCount));
        Assert.Equal(2, model.Timeline.Events.Items.Count(e => e.InFinding));
    }

    [Fact]
    public async Task Zooms_AndMovesByTheAddress()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await PageAsync(context);
        var (from, to) = (model.Timeline.Timeline!.From, model.Timeline.Timeline.To);
        var near = model.Timeline.Address.Zoom(from, to, .5);
        Assert.Equal((to - from) / 2, near.To - near.From);
        var chosen = near with { View = EventView.Finding, By = context.User, Lanes = LaneKind.Category, Form = EventForm.Tree };
        Assert.Equal(chosen, TimelineAddress.Parse(chosen.ToQueryString()));
        Assert.Equal(from + ((to - from) / 2), near.Move(from, to, .5).From);
        Assert.Equal(TimelineAddress.Shortest, near.Zoom(from, from.AddMinutes(1), .1) is var least ? least.To - least.From : null);
        Assert.Null(TimelineAddress.Parse("?t0=5&t1=5").From);
        Assert.Null(TimelineAddress.Parse("?t0=0&t1=99999999999").From);
        Assert.Equal("", new TimelineAddress().ToQueryString());
    }

    [Fact]
    public async Task Pins_AnAccess()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await PageAsync(context);
        var access = model.Timeline.Events!.Items[0];
        model.Timeline.BeginPin(access.Id, access.At);
        Assert.Equal(new PinMark(""), model.Timeline.Pinning!.Mark);
        await model.Timeline.PinAsync(new PinMark("  "));
        Assert.Equal("note", model.Timeline.PinRefusal?.Code);
        await model.Timeline.PinAsync(new PinMark("The print.", PinColor.Violet, InSummary: true));
        Assert.Null(model.Timeline.Pinning);
        Assert.Equal("The print.", Assert.Single(model.Timeline.Pins).Note);
        // Changing it begins with what stands on it; another page finds it as it was left.
        model.Timeline.BeginPin(access.Id, access.At);
        Assert.Equal(new PinMark("The print.", PinColor.Violet, true), model.Timeline.Pinning!.Mark);
        model.Timeline.CancelPin();
        var other = await PageAsync(context);
        Assert.Equal((access.Id, PinColor.Violet, true), Assert.Single(other.Timeline.Pins) is var pin ? (pin.Access, pin.Color, pin.InSummary) : default);
        Assert.Equal(["The print.", "violet", "true"], EventsExport.Fields(pin));
        Assert.Equal([null, null, null], EventsExport.Fields((Pin?)null));
        // Who pinned what in which finding and case, without the words on the pin.
        var number = await Data.Tests.Hospital.CaseAsync(context.Hospital.Store, context.Finding, "To be assessed for a breach.", "officer");
        await other.Timeline.UnpinAsync(pin.Id);
        await using var db = context.Hospital.Store.CreateDbContext();
        var trail = await db.Trail.Where(t => t.Action == "pin" || t.Action == "unpin").OrderBy(t => t.Id).ToListAsync();
        Assert.Equal([("pin", $"access {access.Id}, in the summary"), ("unpin", $"access {access.Id}, case {number}")], trail.Select(t => (t.Action, t.Detail!)));
        Assert.All(trail, t => Assert.Equal(("officer", $"finding:{context.Finding}"), (t.Who, t.Subject)));
    }

    [Fact]
    public async Task Opens_LanesAndSessionsOfTheTree()
    {
        await using var context = await ReviewContext.OpenAsync();
        context.Hospital.Access(context.Hospital.User("u2"), context.Patient, Data.Tests.Hospital.Noon);
        await context.Hospital.SaveAsync();
        var model = new FindingPageModel(context.Hospital.Store, TimeProvider.System, context.Site);
        await model.LoadAsync("officer", context.Finding, "?as=tree", mayDecide: true);
        var timeline = model.Timeline;
        Assert.Null(timeline.Events);
        Assert.Equal([true, false], timeline.Branches!.Select(b => timeline.IsOpen(b.Lane)));
        var (own, other) = (timeline.Branches![0], timeline.Branches[1].Lane.Key);
        var session = Assert.Single(own.Sessions);
        Assert.Null(timeline.EventsOf(session));
        // What is open stands in the address: a reload and a colleague see the same tree.
        var address = timeline.Address.Turn(other).Turn(session.Key);
        Assert.Equal($"?as=tree&turned={other}&open={session.Key}", address.ToQueryString());
        await model.LoadEventsAsync(address.ToQueryString());
        Assert.Equal([true, true], timeline.Branches.Select(b => timeline.IsOpen(b.Lane)));
        Assert.Equal(2, timeline.EventsOf(timeline.Branches[0].Sessions[0])!.Items.Count);
        Assert.Equal(timeline.Address.Shut().ToQueryString(), timeline.Address.Turn(other).Turn(session.Key).ToQueryString());
        Assert.DoesNotContain("open=", timeline.ExportHref("csv"), StringComparison.Ordinal);
        // Closed again, and what no session bears opens none.
        await model.LoadEventsAsync("?as=tree&turned=x&open=nonsense");
        Assert.Equal([true, false], timeline.Branches.Select(b => timeline.IsOpen(b.Lane)));
        Assert.Null(timeline.EventsOf(timeline.Branches[0].Sessions[0]));
        await model.LoadEventsAsync("");
        Assert.Null(timeline.Branches);
    }

    [Fact]
    public void Writes_AnEventThatNoSpreadsheetRuns()
    {
        var e = new AccessEvent(1, DateTime.UnixEpoch, "=1+1", "Ann", null, MaskedPatient.Of(17, "Samuel", "Jones", "MRN0012417"), Core.Access.AccessAction.Print, Core.Access.AccessOutcome.Success,
            true, "Ward", "WS-1", "10.0.0.1", "EHR", "note", "@because", true);
        Assert.Equal("1970-01-01T00:00:00.000Z,'=1+1,17,print,success,note,Ward,WS-1,10.0.0.1,EHR,true,'@because,true\r\n", CsvText.Line(EventsExport.Fields(e)));
    }

    [Fact]
    public async Task Says_WhatHappenedWithoutANameOrAVerdict()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await PageAsync(context);
        Assert.Equal(
            "Ann Ward (u1042), nurse, made 2 accesses on the record S••• J••• (•••417) on 2 Mar 2026 between 12:00 and 12:05: 1 read, 1 print.",
            FindingWording.WhatHappened(model.Finding!, model.Open.User, model.Open.Patient, TimeZoneInfo.Utc));
        Assert.StartsWith(
            "3 people made 2 accesses on the record",
            FindingWording.WhatHappened(model.Finding! with { Users = 3 }, model.Open.User, model.Open.Patient, TimeZoneInfo.Utc), StringComparison.Ordinal);
        Assert.Equal(
            "From 1 Mar 2026 12:00 to 3 Mar 2026 12:05: 2 events, 2 of them of this finding; Ann Ward 2; no visit of the patient.",
            FindingWording.Describe(model.Timeline.Timeline!, hasPatient: true, TimeZoneInfo.Utc));
        Assert.DoesNotContain("visit", FindingWording.Describe(model.Timeline.Timeline!, hasPatient: false, TimeZoneInfo.Utc), StringComparison.Ordinal);
        // What was refused is said; what began and ended in one minute was "at" a time.
        string Of(FindingDetail finding) => FindingWording.WhatHappened(finding, model.Open.User, model.Open.Patient, TimeZoneInfo.Utc);
        Assert.EndsWith("1 read, 1 print; 1 of them refused or failed.", Of(model.Finding! with { Refused = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("; all of them refused or failed.", Of(model.Finding! with { Refused = 2 }), StringComparison.Ordinal);
        Assert.Contains(" on 2 Mar 2026 at 12:05:", Of(model.Finding! with { FirstAt = model.Finding.LastAt }), StringComparison.Ordinal);
        Assert.Equal("2 accesses without a documented reason reached 80 points, where 40 make a finding: Same surname as the patient (+80).", FindingWording.WhyFired(model.Finding!));
    }

    private static async Task<OpenFinding> LoadAsync(ReviewContext context)
    {
        var open = new OpenFinding(context.Hospital.Store, TimeProvider.System);
        await open.LoadAsync("officer", context.Finding, mayDecide: true);
        return open;
    }

    private static async Task<FindingPageModel> PageAsync(ReviewContext context)
    {
        var model = new FindingPageModel(context.Hospital.Store, TimeProvider.System, context.Site);
        await model.LoadAsync("officer", context.Finding, "", mayDecide: true);
        return model;
    }
}
