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
        (before.Note, before.Outcome) = ("Half a sen", FindingStatus.Appropriate);
        await before.SaveDraftAsync();
        var after = await LoadAsync(context);
        Assert.Equal(("Half a sen", FindingStatus.Appropriate), (after.Note, after.Outcome));
        Assert.NotNull(after.DraftSavedAt);
        await after.AssignAsync();
        Assert.Equal("Half a sen", after.Note);
        Assert.Equal(FindingStatus.UnderReview, after.Finding!.Status);
    }

    [Fact]
    public async Task Decides_AndReopens()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await LoadAsync(context);
        await model.DecideAsync();
        Assert.Equal("no-outcome", model.Refusal?.Code);
        model.Outcome = FindingStatus.PolicyPermitted;
        await model.DecideAsync();
        Assert.Equal("short-note", model.Refusal?.Code);
        model.Note = Note;
        await model.DecideAsync();
        Assert.Null(model.Refusal);
        Assert.Equal((FindingStatus.PolicyPermitted, "", null), (model.Finding!.Status, model.Note, model.Outcome));
        model.Note = "The policy was withdrawn in March.";
        await model.ReopenAsync();
        Assert.Equal(["PolicyPermitted", "UnderReview"], model.Finding.Decisions.Select(d => d.To.ToString()));
    }

    [Fact]
    public async Task Keeps_TheNoteWhenSomebodyElseWasFaster()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await LoadAsync(context);
        Assert.Null(await new FindingReview(context.Hospital.Store, TimeProvider.System).DecideAsync(context.Finding, "second", FindingStatus.New, FindingStatus.Violation, Note));
        (model.Note, model.Outcome) = (Note, FindingStatus.Appropriate);
        await model.DecideAsync();
        Assert.Equal("changed", model.Refusal?.Code);
        Assert.Equal(Note, model.Note);
        Assert.Equal(FindingStatus.Violation, model.Finding!.Status);
    }

    [Fact]
    public async Task Reveals_ForAReasonAndMasksAgain()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await LoadAsync(context);
        Assert.Equal("short-reason", (await model.RevealAsync(IdentityReveal.Purposes[0], "why not"))?.Code);
        Assert.Null(model.Revealed);
        Assert.Null(await model.RevealAsync(IdentityReveal.Purposes[0], "Comparing with the complaint."));
        Assert.Equal("Samuel Jones", model.Revealed?.Name);
        model.Hide();
        Assert.Null(model.Revealed);
        Assert.Null((await LoadAsync(context)).Revealed);
        await using var db = context.Hospital.Store.CreateDbContext();
        Assert.Equal($"patient:{context.Patient}", (await db.Trail.SingleAsync()).Subject);
    }

    [Fact]
    public async Task Knows_AReviewersOwnFinding()
    {
        await using var context = await ReviewContext.OpenAsync(userId: "Officer");
        var model = await LoadAsync(context);
        Assert.True(model.IsOwn);
        (model.Note, model.Outcome) = (Note, FindingStatus.Appropriate);
        await model.DecideAsync();
        Assert.Equal("own-finding", model.Refusal?.Code);
    }

    [Theory]
    [InlineData("", EventView.Both, 2)]
    [InlineData("?events=person", EventView.Person, 3)]
    [InlineData("?events=record", EventView.Record, 3)]
    public async Task Shows_TheEventsAsked(string query, EventView view, int events)
    {
        await using var context = await ReviewContext.OpenAsync();
        context.Hospital.Access(context.User, null, Data.Tests.Hospital.Noon);
        context.Hospital.Access(context.Hospital.User("u2"), context.Patient, Data.Tests.Hospital.Noon);
        await context.Hospital.SaveAsync();
        var model = new FindingPageModel(context.Hospital.Store, TimeProvider.System);
        await model.LoadAsync("officer", context.Finding, query);
        Assert.Equal((view, events), (model.View, model.Events!.Items.Count));
        Assert.Equal(2, model.Events.Items.Count(e => e.InFinding));
    }

    [Fact]
    public async Task Says_WhatHappenedWithoutANameOrAVerdict()
    {
        await using var context = await ReviewContext.OpenAsync();
        var model = await LoadAsync(context);
        Assert.Equal(
            "Ann Ward (u1042), nurse, made 2 accesses on the record S••• J••• (•••417) on 2 Mar 2026 between 12:00 and 12:05: 1 read, 1 print.",
            FindingWording.WhatHappened(model.Finding!, model.User, model.Patient, TimeZoneInfo.Utc));
        Assert.Contains("2 events of this person on this record; no events of this person on other records", FindingWording.Describe(model.Timeline!, TimeZoneInfo.Utc), StringComparison.Ordinal);
    }

    private static async Task<FindingPageModel> LoadAsync(ReviewContext context)
    {
        var model = new FindingPageModel(context.Hospital.Store, TimeProvider.System);
        await model.LoadAsync("officer", context.Finding, "");
        return model;
    }
}
