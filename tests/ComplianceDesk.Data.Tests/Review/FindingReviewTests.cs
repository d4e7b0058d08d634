using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Review;

/// <summary>Decisions are kept, complete and made by somebody else than the person they are about.</summary>
public sealed class FindingReviewTests
{
    private const string Note = "Float pool shift confirmed by the manager.";

    [Fact]
    public async Task Keeps_EveryStepFromAssignmentToASecondDecision()
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("u1"), null, 80);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        Assert.Null(await review.AssignAsync(finding, "officer"));
        Assert.Null(await review.DecideAsync(finding, "officer", FindingStatus.UnderReview, FindingStatus.Violation, Note));
        Assert.Null(await review.ReopenAsync(finding, "second", FindingStatus.Violation, "The roster came in late."));
        Assert.Null(await review.DecideAsync(finding, "second", FindingStatus.UnderReview, FindingStatus.Appropriate, Note));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(
            ["New-UnderReview officer", "UnderReview-Violation officer", "Violation-UnderReview second", "UnderReview-Appropriate second"],
            (await db.Decisions.OrderBy(d => d.Id).ToListAsync()).Select(d => $"{d.From}-{d.To} {d.DecidedBy}"));
        Assert.Equal(["assign", "decide", "reopen", "decide"], await db.Trail.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync());
        Assert.All(await db.Trail.ToListAsync(), t => Assert.Equal($"finding:{finding}", t.Subject));
        Assert.DoesNotContain(await db.Trail.ToListAsync(), t => t.Detail!.Contains("Float", StringComparison.Ordinal));
        var row = await db.Findings.SingleAsync();
        Assert.Equal((FindingStatus.Appropriate, "second"), (row.Status, row.AssignedTo));
    }

    [Theory]
    [InlineData("officer", FindingStatus.New, FindingStatus.Violation, "too short", "short-note")]
    [InlineData("officer", FindingStatus.New, FindingStatus.Violation, "          x          ", "short-note")]
    [InlineData("officer", FindingStatus.New, FindingStatus.Violation, null, "short-note")]
    [InlineData("officer", FindingStatus.New, FindingStatus.Withdrawn, Note, "no-outcome")]
    [InlineData("officer", FindingStatus.New, FindingStatus.UnderReview, Note, "no-outcome")]
    [InlineData("officer", FindingStatus.UnderReview, FindingStatus.Violation, Note, "changed")]
    [InlineData(" U1 ", FindingStatus.New, FindingStatus.Appropriate, Note, "own-finding")]
    public async Task Rejects_ADecision(string who, FindingStatus expected, FindingStatus outcome, string? note, string code)
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("u1"), null, 80);
        await hospital.SaveAsync();
        var refusal = await new FindingReview(hospital.Store, TimeProvider.System).DecideAsync(finding, who, expected, outcome, note);
        Assert.Equal(code, refusal?.Code);
        await AssertUntouchedAsync(hospital.Store);
    }

    [Fact]
    public async Task Rejects_WhatDoesNotFitTheStatus()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var open = hospital.Finding(user, null, 80);
        var closed = hospital.Finding(user, null, 80, f => f.Status = FindingStatus.Violation);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        Assert.Equal("not-closed", (await review.ReopenAsync(open, "officer", FindingStatus.New, Note))?.Code);
        Assert.Equal("not-open", (await review.DecideAsync(closed, "officer", FindingStatus.Violation, FindingStatus.Appropriate, Note))?.Code);
        Assert.Equal("not-open", (await review.AssignAsync(closed, "officer"))?.Code);
        Assert.Equal("own-finding", (await review.AssignAsync(open, "u1"))?.Code);
        Assert.Equal("no-finding", (await review.AssignAsync(999, "officer"))?.Code);
        Assert.Equal("long-note", (await review.DecideAsync(open, "officer", FindingStatus.New, FindingStatus.Appropriate, new string('x', 4001)))?.Code);
        await AssertUntouchedAsync(hospital.Store);
    }

    [Fact]
    public async Task Keeps_ADraftForItsWriterUntilItIsSent()
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("u1"), null, 80);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        await review.SaveDraftAsync(finding, "officer", null, "Half a sen");
        await review.SaveDraftAsync(finding, "officer", FindingStatus.Appropriate, "Half a sentence");
        var draft = await review.FindDraftAsync(finding, "officer");
        Assert.Equal(("Half a sentence", FindingStatus.Appropriate), (draft?.Note, draft?.Outcome));
        Assert.Null(await review.FindDraftAsync(finding, "second"));
        Assert.NotNull(await review.DecideAsync(finding, "officer", FindingStatus.Violation, FindingStatus.Appropriate, Note));
        Assert.NotNull(await review.FindDraftAsync(finding, "officer"));
        Assert.Null(await review.DecideAsync(finding, "officer", FindingStatus.New, FindingStatus.Appropriate, Note));
        Assert.Null(await review.FindDraftAsync(finding, "officer"));
        await review.SaveDraftAsync(finding, "officer", null, "x");
        await review.SaveDraftAsync(finding, "officer", null, "");
        Assert.Null(await review.FindDraftAsync(finding, "officer"));
    }

    [Fact]
    public async Task Shows_AnIdentityOnlyWithAnEntryInTheTrail()
    {
        using var hospital = await Hospital.OpenAsync();
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones", p => p.BirthDate = new DateOnly(1980, 5, 6));
        await hospital.SaveAsync();
        var reveal = new IdentityReveal(hospital.Store, TimeProvider.System);
        Assert.Equal("no-purpose", (await reveal.RevealAsync(patient, "officer", "Curiosity", Note)).Refusal?.Code);
        Assert.Equal("short-reason", (await reveal.RevealAsync(patient, "officer", IdentityReveal.Purposes[0], " because  ")).Refusal?.Code);
        Assert.Equal("long-reason", (await reveal.RevealAsync(patient, "officer", IdentityReveal.Purposes[0], new string('x', 501))).Refusal?.Code);
        Assert.Equal("no-patient", (await reveal.RevealAsync(999, "officer", IdentityReveal.Purposes[0], Note)).Refusal?.Code);
        await AssertUntouchedAsync(hospital.Store);
        var (shown, refusal) = await reveal.RevealAsync(patient, "officer", IdentityReveal.Purposes[0], Note);
        Assert.Null(refusal);
        Assert.Equal(new RevealedPatient(patient, "Samuel Jones", "MRN0012417", new DateOnly(1980, 5, 6)), shown);
        await using var db = hospital.Store.CreateDbContext();
        var entry = await db.Trail.SingleAsync();
        Assert.Equal(("officer", "reveal", $"patient:{patient}", $"Review of a finding: {Note}"), (entry.Who, entry.Action, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task Shows_NothingWhenTheTrailCannotBeWritten()
    {
        using var hospital = await Hospital.OpenAsync();
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones");
        await hospital.SaveAsync();
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON Trail BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        }
        await Assert.ThrowsAsync<DbUpdateException>(() =>
            new IdentityReveal(hospital.Store, TimeProvider.System).RevealAsync(patient, "officer", IdentityReveal.Purposes[0], Note));
    }

    private static async Task AssertUntouchedAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        Assert.Empty(await db.Decisions.ToListAsync());
        Assert.Empty(await db.Trail.ToListAsync());
        Assert.DoesNotContain(await db.Findings.ToListAsync(), f => f.AssignedTo is not null);
    }
}
