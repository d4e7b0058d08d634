using System.Text;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Review;

/// <summary>From an escalated finding to a case that a second person closes.</summary>
public sealed class CaseReviewTests : IAsyncLifetime
{
    private const string Words = "Long enough to be a reason.";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly TimeProvider clock = new Quality.FixedClock(Hospital.Noon.AddDays(3));
    private Hospital hospital = null!;
    private int nurse;
    private int first;
    private int second;

    private CaseReview Review => new(hospital.Store, clock);

    public async ValueTask InitializeAsync()
    {
        hospital = await Hospital.OpenAsync();
        nurse = hospital.User("u1", "Ann", "Ward");
        var (one, two) = (hospital.Patient("P1"), hospital.Patient("P2"));
        first = hospital.Finding(nurse, one, 80, null, hospital.Access(nurse, one, Hospital.Noon), hospital.Access(nurse, one, Hospital.Noon.AddMinutes(1)));
        second = hospital.Finding(nurse, two, 60, null, hospital.Access(nurse, two, Hospital.Noon));
        await hospital.SaveAsync();
    }

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Gathers_WhatOnePersonDidInOneCase()
    {
        var findings = new FindingReview(hospital.Store, clock);
        Assert.Null(await findings.EscalateAsync(first, "officer", FindingStatus.New, "It cannot wait any longer.", Token));
        Assert.Null(await findings.DecideAsync(second, "officer", FindingStatus.New, FindingOutcome.ViolationBreachAssessment, "No reason for the second one either.", cancellationToken: Token));
        var detail = await OneAsync();
        Assert.Equal([first, second], detail.Findings.Select(f => f.Id));
        Assert.Equal((3, 2, 1), (detail.Accesses, detail.Records, detail.People));
        Assert.Equal("Ann Ward: surname", detail.Row.Title);
        // Discovered when the desk could have known, not when somebody read it.
        Assert.Equal(new DateOnly(2026, 3, 2), detail.Facts.DiscoveredOn);
        Assert.Equal([CaseEntryKind.Opened, CaseEntryKind.FindingAdded, CaseEntryKind.FindingAdded], detail.History.Select(e => e.Kind));

        // Escalating again what is in an open case opens no other one.
        Assert.Null(await findings.LiftAsync(first, "officer", FindingStatus.UnderReview, "It can wait after all.", Token));
        Assert.Null(await findings.EscalateAsync(first, "officer", FindingStatus.UnderReview, "Once more: it cannot wait.", Token));
        Assert.Single((await new CasesQuery(hospital.Store).RunAsync(new(All: true), "officer", cancellationToken: Token)).Page.Items);
    }

    [Fact]
    public async Task Leaves_TheCaseThatADecisionTakenBackHadOpened()
    {
        var findings = new FindingReview(hospital.Store, clock);
        Assert.Null(await findings.DecideAsync(first, "officer", FindingStatus.New, FindingOutcome.ViolationBreachAssessment, "Clicked too quickly on it.", cancellationToken: Token));
        Assert.Null(await findings.UndoAsync(first, "officer", Token));
        var detail = await OneAsync();
        Assert.Empty(detail.Findings);
        Assert.Equal((CaseStage.Closed, null), (detail.Row.Stage, detail.Row.ClosedBy));
        Assert.Equal([CaseEntryKind.Opened, CaseEntryKind.FindingAdded, CaseEntryKind.FindingTakenOut, CaseEntryKind.Withdrawn], detail.History.Select(e => e.Kind));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(1, await db.Trail.CountAsync(t => t.Action == "case-withdrawn", Token));
    }

    [Fact]
    public async Task Keeps_InTheCaseWhatWasThereBeforeTheDecisionTakenBack()
    {
        var findings = new FindingReview(hospital.Store, clock);
        Assert.Null(await findings.EscalateAsync(first, "officer", FindingStatus.New, "It cannot wait any longer.", Token));
        Assert.Null(await findings.DecideAsync(first, "officer", FindingStatus.UnderReview, FindingOutcome.ViolationBreachAssessment, "No reason was found for it.", cancellationToken: Token));
        Assert.Null(await findings.UndoAsync(first, "officer", Token));
        Assert.Equal([first], (await OneAsync()).Findings.Select(f => f.Id));

        // A second finding leaves the case with the decision that put it there; the case goes on.
        Assert.Null(await findings.DecideAsync(second, "officer", FindingStatus.New, FindingOutcome.ViolationBreachAssessment, "Clicked too quickly on it.", cancellationToken: Token));
        Assert.Null(await findings.UndoAsync(second, "officer", Token));
        var detail = await OneAsync();
        Assert.Equal((first, CaseStage.Investigation), (Assert.Single(detail.Findings).Id, detail.Row.Stage));
    }

    [Fact]
    public async Task Opens_NoCaseForAnOutcomeWithoutOne()
    {
        Assert.Null(await new FindingReview(hospital.Store, clock).DecideAsync(first, "officer", FindingStatus.New, FindingOutcome.ViolationNoBreach, "An exception applies to it.", cancellationToken: Token));
        Assert.Empty((await new CasesQuery(hospital.Store).RunAsync(new(All: true), "officer", cancellationToken: Token)).Page.Items);
    }

    [Fact]
    public async Task Closes_OnlyByASecondPersonAndOnlyWhenNothingIsOwed()
    {
        var id = await OpenAsync();
        Assert.Equal("owed", (await Review.AskSignOffAsync(id, 1, "Everything was looked at.", "officer", Token))!.Code);
        Assert.Null(await Review.RecordAsync(id, 1, (await OneAsync()).Facts with { Determination = CaseDetermination.Permitted, Reasoning = Words }, "officer", Token));
        Assert.Equal("not-asked", (await Review.SignOffAsync(id, 2, true, "I agree with it.", "director", Token))!.Code);
        Assert.Null(await Review.AskSignOffAsync(id, 2, "Everything was looked at.", "officer", Token));
        Assert.Equal("own-case", (await Review.SignOffAsync(id, 3, true, "I agree with it.", "OFFICER", Token))!.Code);
        Assert.Null(await Review.SignOffAsync(id, 3, false, "The manager was not asked.", "director", Token));
        Assert.Null(await Review.AskSignOffAsync(id, 4, "The manager was asked now.", "officer", Token));
        Assert.Null(await Review.SignOffAsync(id, 5, true, "I agree with it.", "director", Token));
        var detail = await OneAsync();
        Assert.Equal((CaseStage.Closed, "director", new DateOnly(2026, 3, 5)), (detail.Row.Stage, detail.Row.ClosedBy, detail.Facts.ClosedOn!.Value));
        Assert.Equal("closed", (await Review.NoteAsync(id, 6, false, "Too late for a note.", "officer", Token))!.Code);
        Assert.Empty((await new CasesQuery(hospital.Store).RunAsync(new(), "officer", cancellationToken: Token)).Page.Items);
        Assert.Null(await Review.ReopenAsync(id, 6, "A new complaint came in.", "officer", Token));
        Assert.Equal(CaseStage.Closing, (await OneAsync()).Row.Stage);
    }

    [Fact]
    public async Task Refuses_AStepFromAnOlderPageAndFactsThatCannotBe()
    {
        var id = await OpenAsync();
        var facts = (await OneAsync()).Facts;
        Assert.Equal("changed", (await Review.NoteAsync(id, 0, false, "A note from yesterday.", "officer", Token))!.Code);
        Assert.Equal("facts", (await Review.RecordAsync(id, 1, facts, "officer", Token))!.Code);
        Assert.Equal("facts", (await Review.RecordAsync(id, 1, facts with { DiscoveredOn = new(2026, 3, 6) }, "officer", Token))!.Code);
        Assert.Equal("short-note", (await Review.NoteAsync(id, 1, true, " short ", "officer", Token))!.Code);
        Assert.Equal("no-case", (await Review.NoteAsync(77, 1, false, "There is no such case.", "officer", Token))!.Code);
        // Closing is a step of its own, never a fact that somebody records.
        Assert.Equal("facts", (await Review.RecordAsync(id, 1, facts with { ClosedOn = facts.DiscoveredOn }, "officer", Token))?.Code ?? "facts");
        Assert.Null((await OneAsync()).Facts.ClosedOn);
    }

    [Fact]
    public async Task Refuses_WhomTheCaseConcerns()
    {
        hospital.User("boss", "Bea", "Boss");
        await hospital.SaveAsync();
        var id = await OpenAsync();
        Assert.Equal("own-finding", (await Review.NoteAsync(id, 1, false, "I write about myself.", "u1", Token))!.Code);
        Assert.Equal("conflict", (await Review.AssignAsync(id, 1, "u1", "officer", Token))!.Code);
        Assert.Null(await Review.AssignAsync(id, 1, "boss", "officer", Token));
        Assert.Equal("officer → boss", (await OneAsync()).History[^1].Text);
    }

    [Fact]
    public async Task Keeps_EvidenceUnderItsHashAndOldValuesInTheHistory()
    {
        var id = await OpenAsync();
        Assert.Equal("no-file", (await Review.GiveAsync(id, 1, null, Words, "officer", Token))!.Code);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("schedule"));
        Assert.Null(await Review.GiveAsync(id, 1, new AttachedFile("../shift.csv", bytes), "Shift plan of the ward.", "officer", Token));
        var kept = Assert.Single((await OneAsync()).Evidence);
        Assert.Equal(("shift.csv", 8L), (kept.FileName, kept.Bytes));
        var read = await Review.ReadAsync(id, kept.Id, Token);
        await using var content = read!.Value.Content;
        Assert.Equal("schedule", await new StreamReader(content).ReadToEndAsync(Token));
        Assert.Null(await Review.ReadAsync(id + 1, kept.Id, Token));

        // What is refused is not kept, unless it is kept already.
        using var refused = new MemoryStream(Encoding.UTF8.GetBytes("not taken"));
        Assert.Equal("changed", (await Review.GiveAsync(id, 1, new AttachedFile("late.csv", refused), "From an older page.", "officer", Token))!.Code);
        bytes.Position = 0;
        Assert.Equal("changed", (await Review.GiveAsync(id, 1, new AttachedFile("again.csv", bytes), "From an older page.", "officer", Token))!.Code);
        Assert.Equal(kept.Sha256 + ".gz", Path.GetFileName(Assert.Single(Directory.GetFiles(hospital.Store.Archive))));

        Assert.Null(await Review.RecordAsync(id, 2, (await OneAsync()).Facts with { Individuals = 2 }, "officer", Token));
        Assert.Null(await Review.RecordAsync(id, 3, (await OneAsync()).Facts with { Individuals = 5 }, "officer", Token));
        Assert.Equal("Individuals: 2 → 5", (await OneAsync()).History[^1].Text);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(2, await db.Trail.CountAsync(t => t.Action == "case-recorded" && t.Subject == $"case:{id}", Token));
    }

    [Fact]
    public async Task Takes_AFindingOutButNotTheLast()
    {
        var id = await OpenAsync();
        Assert.Equal(id, await Hospital.CaseAsync(hospital.Store, second, "Belongs to the same weeks.", "officer", clock));
        Assert.Null(await Review.TakeOutAsync(id, 2, second, "It was about another matter.", "officer", Token));
        Assert.Equal("last-finding", (await Review.TakeOutAsync(id, 3, first, "It was about another matter.", "officer", Token))!.Code);
    }

    [Fact]
    public async Task Orders_ByTheNoticeThatIsDueFirst()
    {
        var other = hospital.Finding(hospital.User("u9", "Zed", "Abe"), null, 50, f => f.DetectedAt = Hospital.Noon.AddDays(-20));
        await hospital.SaveAsync();
        await OpenAsync();
        await Hospital.CaseAsync(hospital.Store, other, "Another person's matter.", "officer", clock);
        async Task<string> Titles(RowSort<CaseSort>? sort) => string.Join('|', (await new CasesQuery(hospital.Store).RunAsync(new(), "officer", sort, cancellationToken: Token)).Page.Items.Select(c => c.Row.Title));
        Assert.Equal("Zed Abe: surname|Ann Ward: surname", await Titles(null));
        Assert.Equal("Ann Ward: surname|Zed Abe: surname", await Titles(new(CaseSort.Title, false)));
        foreach (var column in Enum.GetValues<CaseSort>())
        {
            var page = await new CasesQuery(hospital.Store).RunAsync(new(), "officer", new(column, true), size: 1, cancellationToken: Token);
            Assert.Single((await new CasesQuery(hospital.Store).RunAsync(new(), "officer", new(column, true), page.Page.Later, 1, Token)).Page.Items);
        }
    }

    [Fact]
    public async Task Closes_NoCaseWithAnOpenTask()
    {
        hospital.User("boss", "Bea", "Boss");
        await hospital.SaveAsync();
        var id = await OpenAsync();
        var tasks = new CaseTasks(hospital.Store, clock);
        Assert.Null(await Review.RecordAsync(id, 1, (await OneAsync()).Facts with { Determination = CaseDetermination.Permitted, Reasoning = Words }, "officer", Token));
        Assert.Equal("no-task", (await tasks.AddAsync(id, 2, " a ", "boss", new(2026, 3, 6), "officer", Token))!.Code);
        Assert.Equal("no-day", (await tasks.AddAsync(id, 2, "Ask the manager", "boss", null, "officer", Token))!.Code);
        Assert.Equal("past", (await tasks.AddAsync(id, 2, "Ask the manager", "boss", new(2026, 3, 4), "officer", Token))!.Code);
        Assert.Equal("conflict", (await tasks.AddAsync(id, 2, "Ask the manager", "u1", new(2026, 3, 6), "officer", Token))!.Code);
        // A task set after the sign-off was asked for takes the question back.
        Assert.Null(await Review.AskSignOffAsync(id, 2, "Everything was looked at.", "officer", Token));
        Assert.Null(await tasks.AddAsync(id, 3, "Ask the manager", "boss", new(2026, 3, 5), "officer", Token));
        Assert.Equal("Still open: the task “Ask the manager”.", (await OneAsync()).WhyNotClose);
        Assert.Equal("not-asked", (await Review.SignOffAsync(id, 4, true, "I agree with it.", "director", Token))!.Code);
        Assert.Equal("owed", (await Review.AskSignOffAsync(id, 4, "Everything was looked at.", "officer", Token))!.Code);
        Assert.Equal(1, (await new CasesQuery(hospital.Store).RunAsync(new() { MyTask = true }, "boss", cancellationToken: Token)).Count);
        Assert.Equal(0, (await new CasesQuery(hospital.Store).RunAsync(new() { MyTask = true }, "officer", cancellationToken: Token)).Count);

        var task = Assert.Single((await OneAsync()).Tasks);
        Assert.Equal("short-note", (await tasks.FinishAsync(id, 4, task.Id, "done", "boss", Token))!.Code);
        Assert.Equal("no-task", (await tasks.FinishAsync(id, 4, 77, "She knew nothing of it.", "boss", Token))!.Code);
        Assert.Null(await tasks.FinishAsync(id, 4, task.Id, "She knew nothing of it.", "boss", Token));
        Assert.Null((await OneAsync()).WhyNotClose);
        Assert.Null(await Review.AskSignOffAsync(id, 5, "Everything was looked at.", "officer", Token));
        Assert.Equal([CaseEntryKind.TaskAdded, CaseEntryKind.TaskDone, CaseEntryKind.SignOffAsked], (await OneAsync()).History.TakeLast(3).Select(e => e.Kind));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(1, await db.Trail.CountAsync(t => t.Action == "case-task-done" && t.Who == "boss", Token));
    }

    [Fact]
    public async Task Lets_NoFindingLeaveACaseOnHold()
    {
        var findings = new FindingReview(hospital.Store, clock);
        var id = await OpenAsync();
        Assert.Null(await findings.DecideAsync(second, "officer", FindingStatus.New, FindingOutcome.ViolationBreachAssessment, "Belongs to the same weeks.", cancellationToken: Token));
        var holds = new CaseHolds(hospital.Store, clock);
        Assert.Equal("short-note", (await holds.PlaceAsync(id, 2, "counsel", "officer", Token))!.Code);
        Assert.Null(await holds.PlaceAsync(id, 2, "Counsel, matter 12 of 2026.", "officer", Token));
        Assert.Null(await holds.PlaceAsync(id, 3, "HHS, letter of 4 March.", "officer", Token));
        Assert.Equal("hold", (await Review.TakeOutAsync(id, 4, second, "It was about another matter.", "officer", Token))!.Code);
        Assert.Null(await findings.UndoAsync(second, "officer", Token));
        Assert.Equal(2, (await OneAsync()).Findings.Count);
        Assert.Equal(1, (await new CasesQuery(hospital.Store).RunAsync(new() { Held = true }, "officer", cancellationToken: Token)).Count);

        // Each is lifted for itself.
        var first = (await OneAsync()).Holds[0];
        Assert.Null(await holds.LiftAsync(id, 4, first.Id, "Counsel released it today.", "officer", Token));
        Assert.Equal("no-hold", (await holds.LiftAsync(id, 5, first.Id, "Counsel released it today.", "officer", Token))!.Code);
        Assert.Equal("hold", (await Review.TakeOutAsync(id, 5, second, "It was about another matter.", "officer", Token))!.Code);
        Assert.Null(await holds.LiftAsync(id, 5, (await OneAsync()).Holds[1].Id, "HHS has closed its review.", "officer", Token));
        Assert.Null(await Review.TakeOutAsync(id, 6, second, "It was about another matter.", "officer", Token));
    }

    [Fact]
    public async Task Keeps_ADraftForEachPersonAndPart()
    {
        var id = await OpenAsync();
        var drafts = new CaseDrafts(hospital.Store, clock);
        await drafts.SaveAsync(id, "officer", "note", "Half a sentence", Token);
        await drafts.SaveAsync(id, "officer", "note", "Half a sentence more", Token);
        await drafts.SaveAsync(id, "officer", "closing", "Another part", Token);
        var kept = await drafts.ListAsync(id, "officer", Token);
        Assert.Equal([("closing", "Another part"), ("note", "Half a sentence more")], kept.Values.OrderBy(d => d.Part).Select(d => (d.Part, d.Text)));
        Assert.Empty(await drafts.ListAsync(id, "director", Token));
        await drafts.SaveAsync(id, "officer", "note", "", Token);
        Assert.Equal(["closing"], (await drafts.ListAsync(id, "officer", Token)).Keys);
    }

    [Fact]
    public async Task Keeps_ADraftThatCanBeReadAgain()
    {
        var id = await OpenAsync();
        var drafts = new CaseDrafts(hospital.Store, clock);
        var longest = new string('\u6F22', CaseFacts.Longest);
        var facts = (await OneAsync()).Facts with
        {
            Reasoning = longest, Nature = longest, Recipient = longest, Acquired = longest, Mitigated = longest, Sanction = longest, Mitigation = longest,
            LetterEvents = longest, LetterInformation = longest, LetterAdvice = longest, LetterMeasures = longest, LetterContact = longest,
        };
        await drafts.SaveAsync(id, "officer", "letter", CaseFactsJson.Write(facts), Token);
        await drafts.SaveAsync(id, "officer", "letter", new string('x', 128 * CaseFacts.Longest + 1), Token);
        Assert.Equal(facts, CaseFactsJson.Read((await drafts.ListAsync(id, "officer", Token))["letter"].Text));
    }

    [Fact]
    public async Task Counts_HowLongItsStepsTook()
    {
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Findings.Where(f => f.Id == first).ExecuteUpdateAsync(f => f.SetProperty(r => r.DetectedAt, Hospital.Noon.AddHours(6)).SetProperty(r => r.FirstOpenedAt, Hospital.Noon.AddHours(30)), Token);
        }
        var id = await OpenAsync();
        Assert.Null(await Review.RecordAsync(id, 1, (await OneAsync()).Facts with { Determination = CaseDetermination.Permitted, Reasoning = Words }, "officer", Token));
        Assert.Equal([6.0, 24, 66, null], (await OneAsync()).Times.Lines.Select(l => l.Span?.TotalHours));
        Assert.Null(await Review.AskSignOffAsync(id, 2, "Everything was looked at.", "officer", Token));
        Assert.Null(await Review.SignOffAsync(id, 3, true, "I agree with it.", "director", Token));
        var times = Assert.Single(await new CaseTimesQuery(hospital.Store).RunAsync(new(All: true), "officer", Token));
        Assert.Equal((await OneAsync()).Times, times);
        Assert.Equal(66, times.Lines[3].Span!.Value.TotalHours);
        Assert.Null(await Review.ReopenAsync(id, 4, "A new complaint came in.", "officer", Token));
        Assert.Null((await OneAsync()).Times.Closed);
    }

    [Theory]
    [InlineData(CaseReader.Inside)]
    [InlineData(CaseReader.Outside)]
    public async Task Reads_TheCaseFileAsItsReaderMaySeeIt(CaseReader reader)
    {
        var id = await OpenAsync();
        Assert.Null(await Review.NoteAsync(id, 1, true, "The manager said nothing of it.", "officer", Token));
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("schedule"));
        Assert.Null(await Review.GiveAsync(id, 2, new AttachedFile("shift plan.csv", bytes), "Shift plan of the ward.", "officer", Token));
        Assert.Null(await new CaseTasks(hospital.Store, clock).AddAsync(id, 3, "Ask the manager", "officer", new(2026, 3, 9), "officer", Token));
        await using var reading = (await new CaseFileQuery(hospital.Store).OpenAsync(id, new(reader), "officer", Hospital.Noon.AddDays(3), Token))!;
        var data = reading.Data;
        var inside = reader == CaseReader.Inside;
        var accesses = data.Accesses.ToList();
        Assert.Equal((2, 2L), (accesses.Count, data.AccessCount));
        Assert.All(accesses, a => Assert.Equal(inside ? "Ann Ward (u1)" : $"U{nurse}", a.Person));
        Assert.All(accesses, a => Assert.Matches(@"^P\d+$", a.Record));
        Assert.Equal(accesses[0].Person, Assert.Single(data.Findings).Person);
        Assert.Equal(inside, data.History.Any(e => e.Step == "Interview"));
        Assert.Equal(inside ? 1 : 0, data.Tasks.Count);
        Assert.Equal(inside ? 0 : 3, data.LeftOut.Count);
        Assert.Matches(@"^files/\d+-shift_plan\.csv$", Assert.Single(data.Files).Path);
        // Only texts that people wrote may name anybody to an outsider.
        var text = string.Join('\n', data.Head.Select(f => f.Value.Text).Append(data.Info.Subject).Concat(accesses.Select(a => a.ToString())).Concat(data.Findings.Select(f => f.ToString())));
        Assert.Equal(inside, text.Contains("Ann", StringComparison.Ordinal));
        Assert.Null(await new CaseFileQuery(hospital.Store).OpenAsync(77, new(reader), "officer", Hospital.Noon, Token));
    }

    [Fact]
    public async Task Reads_TheAccessesOfTheCaseFileWhileTheyAreWrittenFromOneState()
    {
        var id = await OpenAsync();
        using var queries = new QueryPlans(hospital.Store);
        await using var reading = (await new CaseFileQuery(hospital.Store).OpenAsync(id, new(CaseReader.Inside), "officer", Hospital.Noon.AddDays(3), Token))!;
        var opened = queries.ReadsOf("Accesses");
        // A later look does not come into a file that is being written, and the file does not keep it waiting.
        hospital.Add(new FindingAccessRow { FindingId = first, AccessId = hospital.Access(nurse, null, Hospital.Noon.AddHours(1)) });
        await hospital.SaveAsync();
        Assert.Equal((2, 2, 2L), (reading.Data.Accesses.Count(), reading.Data.Accesses.Count(), reading.Data.AccessCount));
        Assert.Equal(opened + 2, queries.ReadsOf("Accesses"));
        await using var later = (await new CaseFileQuery(hospital.Store).OpenAsync(id, new(CaseReader.Inside), "officer", Hospital.Noon.AddDays(3), Token))!;
        Assert.Equal((3, 3L), (later.Data.Accesses.Count(), later.Data.AccessCount));
    }

    private Task<int> OpenAsync() => Hospital.CaseAsync(hospital.Store, first, "It cannot wait any longer.", "officer", clock);

    private async Task<CaseDetail> OneAsync()
    {
        await using var db = hospital.Store.CreateDbContext();
        return (await new CaseQuery(hospital.Store).RunAsync(await db.Cases.Select(c => c.Id).FirstAsync(Token), Token))!;
    }
}
