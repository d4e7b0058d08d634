using ComplianceDesk.Data.Queries;
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
        Assert.Null(await review.DecideAsync(finding, "officer", FindingStatus.UnderReview, FindingOutcome.ViolationNoBreach, Note));
        Assert.Null(await review.ReopenAsync(finding, "second", FindingStatus.Violation, "The roster came in late."));
        Assert.Null(await review.DecideAsync(finding, "second", FindingStatus.UnderReview, FindingOutcome.Appropriate, Note));
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

    [Fact]
    public async Task Undoes_OnesOwnDecisionAtOnceAndBringsTheDraftBack()
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("u1"), null, 80);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, new Quality.FixedClock(Hospital.Noon));
        Assert.Null(await review.EscalateAsync(finding, "officer", FindingStatus.New, "It cannot wait any longer."));
        Assert.Null(await review.DecideAsync(finding, "officer", FindingStatus.UnderReview, FindingOutcome.FalsePositiveData, Note, secondLook: true));
        Assert.Equal("too-late", (await review.UndoAsync(finding, "second"))?.Code);
        Assert.Equal("too-late", (await new FindingReview(hospital.Store, new Quality.FixedClock(Hospital.Noon.AddMinutes(16))).UndoAsync(finding, "officer"))?.Code);
        Assert.Null(await review.UndoAsync(finding, "officer"));
        Assert.Equal("too-late", (await review.UndoAsync(finding, "officer"))?.Code);
        await using var db = hospital.Store.CreateDbContext();
        var row = await db.Findings.SingleAsync();
        Assert.Equal((FindingStatus.UnderReview, null, SecondLook.NotAsked, Hospital.Noon), (row.Status, row.Outcome, row.SecondLook, row.EscalatedAt));
        var draft = await db.Drafts.SingleAsync();
        Assert.Equal((FindingOutcome.FalsePositiveData, Note, "officer"), (draft.Outcome, draft.Note, draft.Who));
        Assert.Equal([DecisionStep.Escalated, DecisionStep.Decided, DecisionStep.Undone], await db.Decisions.OrderBy(d => d.Id).Select(d => d.Step).ToListAsync());
    }

    [Theory]
    [InlineData("officer", FindingStatus.New, FindingOutcome.ViolationNoBreach, "too short", "short-note")]
    [InlineData("officer", FindingStatus.New, FindingOutcome.ViolationNoBreach, "          x          ", "short-note")]
    [InlineData("officer", FindingStatus.New, FindingOutcome.ViolationNoBreach, null, "short-note")]
    [InlineData("officer", FindingStatus.New, (FindingOutcome)5, Note, "no-outcome")]
    [InlineData("officer", FindingStatus.UnderReview, FindingOutcome.ViolationNoBreach, Note, "changed")]
    [InlineData(" U1 ", FindingStatus.New, FindingOutcome.Appropriate, Note, "own-finding")]
    public async Task Rejects_ADecision(string who, FindingStatus expected, FindingOutcome outcome, string? note, string code)
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
        Assert.Equal("not-open", (await review.DecideAsync(closed, "officer", FindingStatus.Violation, FindingOutcome.Appropriate, Note))?.Code);
        Assert.Equal("not-open", (await review.AssignAsync(closed, "officer"))?.Code);
        Assert.Equal("own-finding", (await review.AssignAsync(open, "u1"))?.Code);
        Assert.Equal("no-finding", (await review.AssignAsync(999, "officer"))?.Code);
        Assert.Equal("long-note", (await review.DecideAsync(open, "officer", FindingStatus.New, FindingOutcome.Appropriate, new string('x', 4001)))?.Code);
        await AssertUntouchedAsync(hospital.Store);
    }

    [Fact]
    public async Task Rejects_WhoIsConcerned()
    {
        using var hospital = await Hospital.OpenAsync();
        var boss = hospital.User("boss");
        var own = hospital.Patient("P1");
        var officer = hospital.User("officer", also: u => (u.ManagerId, u.OwnPatientId) = (boss, own));
        var linked = hospital.Patient("P2", also: p => p.EmployeeUserId = officer);
        var other = hospital.User("u1");
        var rush = hospital.Patient("P3");
        var ofBoss = hospital.Finding(boss, null, 80);
        var ofRecord = hospital.Finding(other, own, 80);
        var ofLinked = hospital.Finding(other, linked, 80);
        var ofEpisode = hospital.Finding(other, null, 80, null, hospital.Access(other, rush, Hospital.Noon), hospital.Access(other, own, Hospital.Noon));
        var ofMany = hospital.Finding(other, rush, 80, f => f.Users = 2, hospital.Access(other, rush, Hospital.Noon), hospital.Access(officer, rush, Hospital.Noon));
        var free = hospital.Finding(other, rush, 80);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        Assert.Equal(
            ["own-manager", "own-record", "own-record", "own-record", "own-finding", null],
            await Task.WhenAll(new[] { ofBoss, ofRecord, ofLinked, ofEpisode, ofMany, free }.Select(async f => (await review.ConflictAsync(f, "Officer"))?.Code)));
        Assert.Equal("own-record", (await review.DecideAsync(ofRecord, "officer", FindingStatus.New, FindingOutcome.Appropriate, Note))?.Code);
        Assert.Equal("own-record", (await review.AssignAsync(ofRecord, "second", "officer"))?.Code);
        await AssertUntouchedAsync(hospital.Store);
    }

    [Fact]
    public async Task Keeps_EscalationUntilDecidedAndASecondLookForSomebodyElse()
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("u1"), null, 80);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        await review.OpenedAsync(finding);
        Assert.Null(await review.EscalateAsync(finding, "officer", FindingStatus.New, "A journalist asked about it."));
        Assert.Null(await review.AssignAsync(finding, "officer", "second"));
        FindingRow row;
        await using (var db = hospital.Store.CreateDbContext())
        {
            row = await db.Findings.AsNoTracking().SingleAsync();
            Assert.NotNull(row.EscalatedAt);
            Assert.NotNull(row.FirstOpenedAt);
            Assert.Equal((FindingStatus.UnderReview, "second"), (row.Status, row.AssignedTo));
        }
        Assert.Equal("not-closed", (await review.AgreeAsync(finding, "officer", FindingStatus.UnderReview, Note))?.Code);
        Assert.Null(await review.DecideAsync(finding, "second", FindingStatus.UnderReview, FindingOutcome.ViolationBreachAssessment, Note, secondLook: true));
        Assert.Equal("own-decision", (await review.AgreeAsync(finding, "second", FindingStatus.Violation, Note))?.Code);
        Assert.Null(await review.AgreeAsync(finding, "officer", FindingStatus.Violation, "The same from the badge log."));
        await using var after = hospital.Store.CreateDbContext();
        var closed = await after.Findings.SingleAsync();
        Assert.Equal((SecondLook.Agreed, FindingOutcome.ViolationBreachAssessment, null), (closed.SecondLook, closed.Outcome, closed.EscalatedAt));
        Assert.Equal(row.FirstOpenedAt, closed.FirstOpenedAt);
        Assert.Equal(
            ["Escalated", "Assigned", "Decided", "Agreed"], await after.Decisions.OrderBy(d => d.Id).Select(d => d.Step.ToString()).ToListAsync());
    }

    [Fact]
    public async Task TakesBack_AnEscalationAndRejectsASecondOne()
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("u1"), null, 80);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        Assert.Equal("not-escalated", (await review.LiftAsync(finding, "officer", FindingStatus.New, Note))?.Code);
        Assert.Null(await review.EscalateAsync(finding, "officer", FindingStatus.New, "A journalist asked about it."));
        Assert.Equal("escalated", (await review.EscalateAsync(finding, "second", FindingStatus.UnderReview, Note))?.Code);
        var query = new FindingQuery(hospital.Store);
        Assert.Equal(("officer", "A journalist asked about it."), ((await query.RunAsync(finding))!.Escalation!.By, (await query.RunAsync(finding))!.Escalation!.Note));
        Assert.Null(await review.LiftAsync(finding, "second", FindingStatus.UnderReview, "It was about another patient."));
        var detail = (await query.RunAsync(finding))!;
        Assert.Null(detail.Escalation);
        Assert.Equal([DecisionStep.Escalated, DecisionStep.Lifted], detail.Decisions.Select(d => d.Step));
        Assert.Equal(FindingStatus.UnderReview, detail.Status);
    }

    [Fact]
    public async Task Rejects_WhoIsConcernedByALinkedWorkforceId()
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("E-1042"), null, 80);
        hospital.Add(new DeskUser { UserName = "m.weber", NormalizedUserName = "M.WEBER", WorkforceId = "e-1042" });
        hospital.Add(new DeskUser { UserName = "e-1042", NormalizedUserName = "E-1042", WorkforceId = "other" });
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        Assert.Equal("own-finding", (await review.ConflictAsync(finding, "M.Weber"))?.Code);
        Assert.Null(await review.ConflictAsync(finding, "E-1042"));
    }

    [Fact]
    public async Task Keeps_ADraftForItsWriterUntilItIsSent()
    {
        using var hospital = await Hospital.OpenAsync();
        var finding = hospital.Finding(hospital.User("u1"), null, 80);
        await hospital.SaveAsync();
        var review = new FindingReview(hospital.Store, TimeProvider.System);
        var drafts = new FindingDrafts(hospital.Store, TimeProvider.System);
        await drafts.SaveAsync(finding, "officer", null, "Half a sen");
        await drafts.SaveAsync(finding, "officer", FindingOutcome.Appropriate, "Half a sentence");
        var draft = await drafts.FindAsync(finding, "officer");
        Assert.Equal(("Half a sentence", FindingOutcome.Appropriate), (draft?.Note, draft?.Outcome));
        Assert.Null(await drafts.FindAsync(finding, "second"));
        Assert.NotNull(await review.DecideAsync(finding, "officer", FindingStatus.Violation, FindingOutcome.Appropriate, Note));
        Assert.NotNull(await drafts.FindAsync(finding, "officer"));
        Assert.Null(await review.DecideAsync(finding, "officer", FindingStatus.New, FindingOutcome.Appropriate, Note));
        Assert.Null(await drafts.FindAsync(finding, "officer"));
        await drafts.SaveAsync(finding, "officer", null, "x");
        await drafts.SaveAsync(finding, "officer", null, "");
        Assert.Null(await drafts.FindAsync(finding, "officer"));
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
