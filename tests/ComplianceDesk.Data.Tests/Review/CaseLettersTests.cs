using System.Text;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Review;

/// <summary>One letter for each patient of a case, who works on it, and what an outsider's file holds.</summary>
public sealed class CaseLettersTests : IAsyncLifetime
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly TimeProvider clock = new Quality.FixedClock(Hospital.Noon.AddDays(3));
    private Hospital hospital = null!;
    private int nurse, one, two, refused, id;

    private CaseReview Review => new(hospital.Store, clock);

    private CaseLetters Letters => new(hospital.Store, clock);

    public async ValueTask InitializeAsync()
    {
        hospital = await Hospital.OpenAsync();
        nurse = hospital.User("u1042", "Ann", "Ward");
        one = hospital.Patient("MRN0012417", "Samuel", "Jones", p => (p.AddressLine, p.City, p.State, p.PostalCode) = ("12 Elm Street", "Salem", "MA", "01970"));
        two = hospital.Patient("MRN0099001", "Rosa", "Diaz", p => p.DeathDate = new(2026, 2, 1));
        refused = hospital.Patient("MRN0050005", "Hugh", "Lock");
        // The record of the first on two days, that of the second on one, and one that the system refused.
        var finding = hospital.Finding(nurse, null, 80, null,
            hospital.Access(nurse, one, Hospital.Noon), hospital.Access(nurse, one, Hospital.Noon.AddMinutes(1)), hospital.Access(nurse, one, Hospital.Noon.AddDays(-2)),
            hospital.Access(nurse, two, Hospital.Noon), hospital.Access(nurse, refused, Hospital.Noon, also: a => a.Outcome = AccessOutcome.Denied));
        await hospital.SaveAsync();
        id = await Hospital.CaseAsync(hospital.Store, finding, "Samuel Jones wrote about Ann Ward.", "officer", clock);
        Assert.Null(await RecordAsync(f => f with
        {
            Determination = CaseDetermination.Impermissible, Reasoning = "Ms Ward said that she was curious about MRN0012417.", Unsecured = true, Individuals = 2,
            LetterEvents = BreachLetter.Events(f.DiscoveredOn), LetterInformation = "Your name and the dates of your visits.",
        }));
    }

    public ValueTask DisposeAsync()
    {
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Writes_OneForEachPatientWithThatPatientsDays()
    {
        var letters = await new CaseLettersQuery(hospital.Store).RunAsync(id, Token);
        // A page holds the same, letter for letter, from the key after which it begins.
        foreach (var (at, letter) in letters.Index())
        {
            var paged = Assert.Single(await new CaseLettersQuery(hospital.Store).PageAsync(id, at == 0 ? 0 : letters[at - 1].Patient.Key, 1, Token));
            Assert.Equal((letter.Patient, letter.Accesses, letter.Letter.Days.Count), (paged.Patient, paged.Accesses, paged.Letter.Days.Count));
        }

        Assert.Empty(await new CaseLettersQuery(hospital.Store).PageAsync(id, letters[^1].Patient.Key, 1, Token));
        Assert.Equal([($"P{one}", 3, false), ($"P{two}", 1, true)], letters.Select(l => (l.Letter.Key, l.Accesses, l.Letter.Deceased)));
        Assert.Equal([2, 1], letters.Select(l => l.Letter.Days.Count));
        Assert.All(letters, l => Assert.Null(l.Letter.Address));
        Assert.DoesNotContain("Samuel", string.Concat(letters), StringComparison.Ordinal);
        Assert.Equal(new LetterCounts(2, 0, 0, 0), (await DetailAsync()).Letters);

        // Each names its own days, and nobody else.
        var texts = (await ToSendAsync("To be sent this week")).Select(l => BreachLetter.Text(Facts, l, "Riverbend")).ToList();
        Assert.Contains("On February 28, 2026 and March 2, 2026, a member", texts[0], StringComparison.Ordinal);
        Assert.Contains("Samuel Jones\n12 Elm Street\nSalem, MA 01970\n", texts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Diaz", texts[0], StringComparison.Ordinal);
        Assert.Contains("On March 2, 2026, a member", texts[1], StringComparison.Ordinal);
        Assert.Contains("next of kin or personal representative of Rosa Diaz", texts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Jones", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_NamesForAReasonOnlyAndNotesEachPatient()
    {
        Assert.All(await ToSendAsync(null), l => Assert.Null(l.Address));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(0, await db.Trail.CountAsync(t => t.Action == "reveal", Token));
        Assert.Single(await ToSendAsync("To be sent this week", two));
        Assert.Equal([$"patient:{two}"], await db.Trail.Where(t => t.Action == "reveal").Select(t => t.Subject).ToListAsync(Token));
        Assert.Empty(await ToSendAsync("To be sent this week", refused));
    }

    [Fact]
    public async Task Records_WhatIsOfOnePatientAlone()
    {
        Assert.Equal("no-letter", (await Letters.RecordAsync(id, 2, refused, new() { Events = "It was printed as well." }, "officer", Token))!.Code);
        Assert.Equal("facts", (await Letters.RecordAsync(id, 2, one, new() { Events = "short" }, "officer", Token))!.Code);
        Assert.Equal("facts", (await Letters.RecordAsync(id, 2, one, new(), "officer", Token))!.Code);
        Assert.Equal("changed", (await Letters.RecordAsync(id, 1, one, new() { Events = "[days] your record was printed." }, "officer", Token))!.Code);
        Assert.Null(await Letters.RecordAsync(id, 2, one, new() { Events = "[days] your record was printed." }, "officer", Token));
        Assert.Null(await Letters.RecordAsync(id, 3, two, new() { WithheldBecause = "The access was part of the work." }, "officer", Token));
        var sent = Assert.Single(await ToSendAsync(null));
        Assert.StartsWith("On February 28, 2026 and March 2, 2026 your record was printed.", BreachLetter.Parts(Facts, sent)[0].Text, StringComparison.Ordinal);
        Assert.Equal([$"P{one}: What happened: nothing → [days] your record was printed.", $"P{two}: No letter, because: nothing → The access was part of the work."], (await DetailAsync()).History.TakeLast(2).Select(e => e.Text));
        Assert.Equal(1, (await DetailAsync()).Letters.Waiting);
    }

    [Fact]
    public async Task Records_ThatAllThatWaitWereSent()
    {
        Assert.Null(await Letters.RecordAsync(id, 2, two, new() { SentOn = new(2026, 3, 3), ReturnedOn = new(2026, 3, 5) }, "officer", Token));
        Assert.Equal("no-day", (await Letters.SentAsync(id, 3, null, "officer", Token))!.Code);
        Assert.Equal("facts", (await Letters.SentAsync(id, 3, new(2026, 3, 6), "officer", Token))!.Code);
        Assert.Null(await Letters.SentAsync(id, 3, new(2026, 3, 4), "officer", Token));
        Assert.Equal("no-letter", (await Letters.SentAsync(id, 4, new(2026, 3, 4), "officer", Token))!.Code);
        var detail = await DetailAsync();
        Assert.Equal(new LetterCounts(2, 0, 2, 1, new(2026, 3, 4)), detail.Letters);
        Assert.Equal($"1 sent 4 Mar 2026: P{one}\nIndividuals notified: 4 Mar 2026, with the last of 2 letters that were due.", detail.History[^1].Text);
        Assert.Equal(["sent 4 Mar 2026", "sent 3 Mar 2026, came back 5 Mar 2026"], (await new CaseLettersQuery(hospital.Store).RunAsync(id, Token)).Select(l => l.Facts.State));
    }

    [Fact]
    public async Task Ends_TheClockWithTheLastLetterThatIsDue()
    {
        // One of two: the clock runs on.
        Assert.Null(await Letters.RecordAsync(id, 2, two, new() { SentOn = new(2026, 3, 3) }, "officer", Token));
        Assert.Null((await DetailAsync()).Facts.IndividualsNotifiedOn);
        Assert.Equal((1, 2, new DateOnly(2026, 3, 3)), ((await DetailAsync()).Letters.Sent, (await DetailAsync()).Letters.Due, (await DetailAsync()).Letters.LastSentOn));
        // No day of notice by hand, unless it is said how.
        Assert.Contains("say when the individuals were notified", (await RecordAsync(f => f with { IndividualsNotifiedOn = new(2026, 3, 4) }))!.Text, StringComparison.Ordinal);

        // The other owes none, with a reason: all that are due were sent.
        Assert.Null(await Letters.RecordAsync(id, 3, one, new() { WithheldBecause = "The access was part of the work." }, "officer", Token));
        var settled = await DetailAsync();
        Assert.Equal(new DateOnly(2026, 3, 3), settled.Facts.IndividualsNotifiedOn);
        Assert.True(Assert.Single(settled.Facts.Steps, s => s.ByLetters).Done);

        // It owes one after all: the clock runs again, and the history says so.
        Assert.Null(await Letters.RecordAsync(id, 4, one, new(), "officer", Token));
        Assert.Null((await DetailAsync()).Facts.IndividualsNotifiedOn);
        Assert.EndsWith("Individuals notified: 3 Mar 2026 → nothing; 1 of 2 letters that are due wait to be sent.", (await DetailAsync()).History[^1].Text, StringComparison.Ordinal);

        // Said to be otherwise, it stands whatever the letters do, until it is taken back.
        Assert.Null(await RecordAsync(f => f with { IndividualsNotifiedOn = new(2026, 3, 4), NotifiedBasis = "By telephone, both of them, at their own wish." }));
        Assert.Null(await Letters.SentAsync(id, 6, new(2026, 3, 5), "officer", Token));
        Assert.Equal(new DateOnly(2026, 3, 4), (await DetailAsync()).Facts.IndividualsNotifiedOn);
        Assert.Null(await RecordAsync(f => f with { IndividualsNotifiedOn = null, NotifiedBasis = null }));
        Assert.Equal(new DateOnly(2026, 3, 5), (await DetailAsync()).Facts.IndividualsNotifiedOn);
    }

    [Fact]
    public async Task Runs_TheClockAgainWhenAFindingBringsAnotherPatient()
    {
        Assert.Null(await Letters.SentAsync(id, 2, new(2026, 3, 4), "officer", Token));
        Assert.Equal(new DateOnly(2026, 3, 4), (await DetailAsync()).Facts.IndividualsNotifiedOn);
        var third = hospital.Patient("MRN0070007", "Nora", "Vale");
        var finding = hospital.Finding(nurse, third, 70, null, hospital.Access(nurse, third, Hospital.Noon.AddHours(2)));
        await hospital.SaveAsync();
        Assert.Equal(id, await Hospital.CaseAsync(hospital.Store, finding, "The same nurse, one more record.", "officer", clock));
        var detail = await DetailAsync();
        Assert.Equal((null, 1), (detail.Facts.IndividualsNotifiedOn, detail.Letters.Waiting));
        Assert.Contains("1 of 3 letters that are due wait", detail.History[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_WhatWasRefusedApartFromWhatWasOpened()
    {
        var detail = await DetailAsync();
        Assert.Equal((5, 2, detail.Letters.Patients), (detail.Accesses, detail.Records, detail.Records));
        Assert.Equal(new RefusedAccesses(1, 1), detail.Refused);
        Assert.Equal(4, detail.Actions.Sum(a => a.Count));
    }

    [Fact]
    public async Task Shares_ACaseAmongCoOwners()
    {
        hospital.User("boss", "Bea", "Boss");
        await hospital.SaveAsync();
        var owners = new CaseCoOwners(hospital.Store, clock);
        Assert.Equal("co-owner", (await owners.AddAsync(id, 2, "officer", "officer", Token))!.Code);
        Assert.Equal("conflict", (await owners.AddAsync(id, 2, "u1042", "officer", Token))!.Code);
        Assert.Null(await owners.AddAsync(id, 2, "boss", "officer", Token));
        Assert.Equal("co-owner", (await owners.AddAsync(id, 3, "boss", "officer", Token))!.Code);
        Assert.Equal(["boss"], (await DetailAsync()).CoOwners.Select(c => c.Who));
        var list = await new CasesQuery(hospital.Store).RunAsync(new(Mine: true), "boss", cancellationToken: Token);
        Assert.Equal(["boss"], Assert.Single(list.Page.Items).CoOwners);
        await using (var db = hospital.Store.CreateDbContext())
        {
            Assert.Equal($"officer made you a co-owner of case {id}.", (await db.Notices.SingleAsync(n => n.Who == "boss", Token)).Text);
        }

        // Given to the co-owner, the case has one owner and no other.
        Assert.Null(await Review.AssignAsync(id, 3, "boss", "officer", Token));
        await using (var db = hospital.Store.CreateDbContext())
        {
            Assert.Equal($"officer gave you case {id}.", await db.Notices.Where(n => n.Who == "boss").OrderByDescending(n => n.Id).Select(n => n.Text).FirstAsync(Token));
        }
        Assert.Empty((await DetailAsync()).CoOwners);
        Assert.Null(await owners.AddAsync(id, 4, "officer", "boss", Token));
        Assert.Null(await owners.RemoveAsync(id, 5, "officer", "boss", Token));
        await using (var db = hospital.Store.CreateDbContext())
        {
            // Who was added and taken off stands in the trail, and whoever it is about was told.
            Assert.Equal([$"boss made you a co-owner of case {id}.", $"boss took you off the co-owners of case {id}."], await db.Notices.Where(n => n.Who == "officer").OrderBy(n => n.Id).Select(n => n.Text).ToListAsync(Token));
            Assert.Equal(
                [("officer", "case-co-owner-added", "boss"), ("officer", "case-assigned", "officer → boss"), ("boss", "case-co-owner-added", "officer"), ("boss", "case-co-owner-removed", "officer")],
                (await db.Trail.Where(t => t.Subject == $"case:{id}").OrderBy(t => t.Id).ToListAsync(Token)).TakeLast(4).Select(t => (t.Who, t.Action, t.Detail!)));
        }
        Assert.Equal("no-co-owner", (await owners.RemoveAsync(id, 6, "officer", "boss", Token))!.Code);
        Assert.Equal(0, (await new CasesQuery(hospital.Store).RunAsync(new(Mine: true), "officer", cancellationToken: Token)).Count);
        Assert.Equal([CaseEntryKind.CoOwnerAdded, CaseEntryKind.Assigned, CaseEntryKind.CoOwnerAdded, CaseEntryKind.CoOwnerRemoved], (await DetailAsync()).History.TakeLast(4).Select(e => e.Kind));
    }

    [Fact]
    public async Task Puts_KnownNamesBehindKeysForAnOutsider()
    {
        await GiveAsync();
        Assert.Null(await Letters.RecordAsync(id, 3, one, new() { Events = "[days] Ms Ward printed your record." }, "officer", Token));
        var inside = (await FileAsync(new(CaseReader.Inside)))!;
        Assert.Contains("Ms Ward said", inside.Facts.Reasoning, StringComparison.Ordinal);
        Assert.Equal([true, true], inside.Letters.Select(l => l.Due));
        Assert.Empty(inside.LeftOut);

        var outside = (await FileAsync(new(CaseReader.Outside)))!;
        Assert.Equal($"Ms U{nurse} said that she was curious about P{one}.", outside.Facts.Reasoning);
        Assert.Contains(outside.History, e => e.Text == $"P{one} wrote about U{nurse}.");
        Assert.Equal(2, outside.Letters.Count);
        var written = Everything(outside);
        Assert.All(["Ward", "Samuel", "Jones", "MRN0012417", "u1042"], name => Assert.DoesNotContain(name, written, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Names, ids and record numbers of 1 person and 3 patients of the case: replaced by keys in", Assert.Single(outside.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_TextsAndFilesOutByChoice()
    {
        await GiveAsync();
        var data = (await FileAsync(new(CaseReader.Outside, WithTexts: false, WithFiles: false)))!;
        Assert.Equal("[written; left out of this file]", data.Facts.Reasoning);
        Assert.Equal(2, data.Facts.Individuals);
        Assert.All(data.History, e => Assert.Equal("[written; left out of this file]", e.Text));
        Assert.Empty(data.Letters);
        Assert.True(Assert.Single(data.Files).LeftOut);
        Assert.DoesNotContain("curious", Everything(data), StringComparison.Ordinal);
        Assert.Equal(3, data.LeftOut.Count);
        Assert.Contains(data.LeftOut, l => l.StartsWith("1 kept file", StringComparison.Ordinal));
        Assert.Contains(data.LeftOut, l => l.StartsWith("2 letters to individuals", StringComparison.Ordinal));
        Assert.Contains(data.LeftOut, l => l.Contains("texts that people wrote: left out", StringComparison.Ordinal));
        // The organization itself has all of it, whatever was ticked.
        Assert.Empty((await FileAsync(new(CaseReader.Inside, WithTexts: false, WithFiles: false)))!.LeftOut);
    }

    private CaseFacts Facts => new() { DiscoveredOn = new(2026, 3, 2), LetterEvents = BreachLetter.Events(new(2026, 3, 2)) };

    private static string Everything(CaseFileData data) => string.Join('\n', [
        .. data.Facts.Lines.Select(l => l.Value ?? ""), .. data.Head.Select(f => f.Value.Text), .. data.History.Select(e => e.Text), .. data.Holds.Select(e => e.Text), .. data.Letters.Select(l => $"{l.Letter.Events} {l.Letter.Information}"),
        .. data.Files.Select(f => $"{f.Path} {f.What}"), .. data.Accesses.Select(a => $"{a.Person} {a.Record}"), .. data.Findings.Select(f => $"{f.Person} {f.Record}"), .. data.LeftOut,
    ]);

    private async Task GiveAsync()
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("statement"));
        Assert.Null(await Review.GiveAsync(id, 2, new AttachedFile("Jones-letter.txt", bytes), "What Samuel wrote to us.", "officer", Token));
    }

    private async Task<CaseFileData?> FileAsync(CaseFileChoice choice)
    {
        await using var reading = await new CaseFileQuery(hospital.Store).OpenAsync(id, choice, "officer", Hospital.Noon.AddDays(3), Token);
        return reading is null ? null : reading.Data with { Accesses = [.. reading.Data.Accesses] };
    }

    private Task<IReadOnlyList<PatientLetter>> ToSendAsync(string? because, int? patient = null) => new CaseLettersQuery(hospital.Store).ToSendAsync(id, patient, because, "officer", Hospital.Noon.AddDays(3), Token);

    private async Task<Refusal?> RecordAsync(Func<CaseFacts, CaseFacts> change)
    {
        var detail = await DetailAsync();
        return await Review.RecordAsync(id, detail.Row.Version, change(detail.Facts), "officer", Token);
    }

    private async Task<CaseDetail> DetailAsync() => (await new CaseQuery(hospital.Store).RunAsync(id, Token))!;
}
