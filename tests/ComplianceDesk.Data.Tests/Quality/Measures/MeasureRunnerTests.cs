using System.Text;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality.Measures;

/// <summary>Measures and work items from rows in the store to what pages and scripts read.</summary>
public sealed class MeasureRunnerTests : HospitalTest
{
    private readonly FixedClock clock = new(Hospital.Noon);

    [Fact]
    public async Task Measures_ChartsOfSeveralPatientsByDepartmentAndProvider()
    {
        await FillAsync();
        await RunAsync();
        var board = (await new MeasureListQuery(hospital.Store).RunAsync(Token))!;
        var completion = board.Measures.Single(m => m.Info.Id == "chart-completion");
        // E1 complete, E2 lacks everything and is past day 30, E3 has time yet; the voided document of E1 is none.
        Assert.Equal((1, 2, 2), (completion.Whole.Numerator, completion.Whole.Denominator, completion.Whole.Pending));
        Assert.Equal((1, 1), (completion.Open, completion.Late));
        var parts = await new MeasurePartsQuery(hospital.Store).RunAsync(board.Run.Id, "chart-completion", Token);
        Assert.Equal(
            [("H1", 2.0), ("Ward", 2.0), ("Ann Lee (U1)", 1.0), ("U2", 1.0)],
            parts.Where(p => p.Figure.Denominator > 0).OrderBy(p => p.Figure.By).ThenBy(p => p.Name, StringComparer.Ordinal).Select(p => (p.Name, p.Figure.Denominator)));

        var signed = board.Measures.Single(m => m.Info.Id == "entry-authentication").Whole;
        // Of E1's two; E3's is written three hours ago; the orphan document counts for its author.
        Assert.Equal((3, 3, 1), (signed.Numerator, signed.Denominator, signed.Pending));
        Assert.Equal(MeasureStatus.NotRun, board.Measures.Single(m => m.Info.Id == "coding-accuracy-by-code").Status);
        Assert.Equal(MeasureStatus.NotRun, board.Measures.Single(m => m.Info.Id == "duplicate-records").Status);
    }

    [Fact]
    public async Task Counts_DuplicateRecordsPersonsAndBloodGroups()
    {
        int[] ids = [.. Enumerable.Range(1, 6).Select(i => hospital.Patient($"P{i}", also: p => { p.RegisteredAt = Hospital.Noon.AddDays(-10 - i); p.RegisteredBy = "clerk"; }))];
        foreach (var (patient, facility) in new[] { (ids[0], "H1"), (ids[1], "H2"), (ids[2], "H1") })
        {
            hospital.Add(new EncounterRow { EncounterId = $"E{patient}", PatientId = patient, Class = "outpatient", StartedAt = Hospital.Noon, FacilityId = facility });
        }

        hospital.Add(new DuplicateRunRow { Id = 1, Records = 6 });
        Pair(0, 1, DuplicateDecision.OnePerson, MatchBand.Review);
        Pair(2, 3, DuplicateDecision.None, MatchBand.Review);
        Pair(4, 5, DuplicateDecision.TwoPeople, MatchBand.Confident);
        var abo = hospital.Term(TermKind.Word, "883-9");
        foreach (var (patient, value) in new[] { (ids[0], "A"), (ids[0], "B"), (ids[1], "O"), (ids[1], " o "), (ids[2], "A") })
        {
            hospital.Add(new ObservationRow { ObservationId = Guid.NewGuid().ToString(), PatientId = patient, CodeId = abo, Value = value });
        }

        await hospital.SaveAsync();
        await RunAsync();
        var figures = (await new MeasureListQuery(hospital.Store).RunAsync(Token))!.Measures.ToDictionary(m => m.Info.Id, m => (m.Whole.Numerator, m.Whole.Denominator));
        Assert.Equal((4, 6), figures["duplicate-records"]);
        // P1 is registered after P2, so it is the duplicate that was made.
        Assert.Equal((1, 6), figures["duplicates-created"]);
        Assert.Equal((1, 5), figures["overlap"]);
        Assert.Equal((1, 2), figures["overlay"]);

        void Pair(int a, int b, DuplicateDecision decision, MatchBand band) =>
            hospital.Add(new DuplicatePairRow { PatientAId = ids[a], PatientBId = ids[b], RunId = 1, Band = band, Decision = decision, Evidence = "", Probability = 0.9 });
    }

    [Fact]
    public async Task Keeps_AnItemThroughDoneAndOpenAgain()
    {
        await FillAsync();
        await RunAsync();
        await RunAsync();
        var item = Assert.Single((await ItemsAsync(new WorkItemFilter(Measure: "chart-completion"))).Items);
        Assert.Equal(("E2", WorkItemState.Late, "U2"), (item.RecordId, item.State, item.Owner));
        Assert.Equal("•••", item.Patient!.Initials[..3]);

        await SignAsync("h-and-p", "discharge-summary");
        clock.Now = clock.Now.AddHours(1);
        await RunAsync();
        Assert.DoesNotContain((await ItemsAsync(new WorkItemFilter(Measure: "chart-completion"))).Items, i => i.RecordId == "E2");
        Assert.Equal("E2", Assert.Single((await ItemsAsync(new WorkItemFilter(WorkItemState.Done, "chart-completion"))).Items).RecordId);

        await ChangeAsync(d => d.SignedAt = null, "D-h-and-p");
        await RunAsync();
        Assert.Equal([WorkItemChange.Opened, WorkItemChange.Done, WorkItemChange.Reopened], (await new WorkItemsQuery(hospital.Store, clock).OneAsync(item.Id, Token))!.History.Select(c => c.Change));
    }

    [Fact]
    public async Task Leaves_AnItemOpenWhenItsMeasureDoesNotRun()
    {
        await FillAsync();
        await RunAsync();
        var before = (await ItemsAsync(new WorkItemFilter())).Total;
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Documents.ExecuteDeleteAsync(Token);
        }

        await RunAsync();
        Assert.Equal(before, (await ItemsAsync(new WorkItemFilter())).Total);
    }

    [Fact]
    public async Task Waives_WithReasonAndDayAndComesBackAfterIt()
    {
        await FillAsync();
        await RunAsync();
        var id = (await ItemsAsync(new WorkItemFilter(Measure: "chart-completion"))).Items[0].Id;
        var waivers = new Waivers(hospital.Store, clock);
        var (subject, today) = (WaiverSubject.Of(id), new DateOnly(2026, 3, 2));
        Assert.Equal("no-subject", (await waivers.GrantAsync(WaiverSubject.Of(999), "dana", "Dr. Ray", "Author on leave until then", today, Token))!.Code);
        Assert.Equal("reason", (await waivers.GrantAsync(subject, "dana", "Dr. Ray", "why", today, Token))!.Code);
        Assert.Equal("expiry", (await waivers.GrantAsync(subject, "dana", "Dr. Ray", "Author on leave until then", today.AddDays(91), Token))!.Code);
        Assert.Equal("expiry", (await waivers.GrantAsync(subject, "dana", "Dr. Ray", "Author on leave until then", today.AddDays(-1), Token))!.Code);
        Assert.Null(await waivers.GrantAsync(subject, "dana", "Dr. Ray", "Author on leave until then", today.AddDays(3), Token));
        Assert.Empty((await ItemsAsync(new WorkItemFilter(Measure: "chart-completion"))).Items);
        var waived = (await ItemsAsync(new WorkItemFilter(WorkItemState.Waived))).Items[0].Waiver!;
        Assert.Equal(("Dr. Ray", "dana", today.AddDays(3)), (waived.Owner, waived.GrantedBy, waived.ExpiresOn));

        // A run does not touch the waiver, and the figure does not know of it.
        await RunAsync();
        Assert.Single((await ItemsAsync(new WorkItemFilter(WorkItemState.Waived))).Items);
        Assert.Equal(2, (await new MeasureListQuery(hospital.Store).RunAsync(Token))!.Measures.Single(m => m.Info.Id == "chart-completion").Whole.Denominator);
        clock.Now = clock.Now.AddDays(4);
        Assert.Equal(WorkItemState.Late, (await ItemsAsync(new WorkItemFilter(WorkItemState.Late, "chart-completion"))).Items[0].State);
        var listed = Assert.Single(await new WaiversQuery(hospital.Store, clock).RunAsync(subject, Token));
        Assert.Equal((false, "chart-completion"), (listed.InForce, listed.Measure));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(("waive", $"work-item:{id}"), ((await db.Trail.SingleAsync(Token)).Action, (await db.Trail.SingleAsync(Token)).Subject));
    }

    [Fact]
    public async Task Measures_ToTheStateOfTheData_NotToTheClock()
    {
        await FillAsync();
        foreach (var feed in new[] { "encounters", "documents" })
        {
            hospital.Add(new ImportRow { FileName = $"{feed}.csv", Feed = feed, Sha256 = new string(feed[0], 64), Zone = "UTC", Status = ImportStatus.Finished, ReceivedAt = Hospital.Noon, AsOf = Hospital.Noon.AddHours(feed == "documents" ? -1 : 0) });
        }

        await hospital.SaveAsync();
        clock.Now = Hospital.Noon.AddDays(40);
        var run = await RunAsync();
        Assert.Equal((Hospital.Noon, clock.Now), (run.AsOf, run.StartedAt));
        var completion = (await new MeasureListQuery(hospital.Store).RunAsync(Token))!.Measures.Single(m => m.Info.Id == "chart-completion");

        // Forty days later by the clock E3 would be late as well; the documents that tell are of an hour before noon.
        Assert.Equal((1, 2, Hospital.Noon.AddHours(-1)), (completion.Whole.Numerator, completion.Whole.Denominator, completion.AsOf));
        Assert.Equal((1, 1), (completion.Open, completion.Late));
        var item = (await ItemsAsync(new WorkItemFilter(Measure: "chart-completion"))).Items.Single();
        Assert.Equal((WorkItemState.Late, Hospital.Noon.AddHours(-1)), (item.State, item.AsOf));

        // The checks of timeliness ask the same duties as of the same moment.
        var check = (await new CheckListQuery(hospital.Store).RunAsync(Token))!.Checks.Single(c => c.Outcome.Check.Code == "TML-06");
        Assert.Equal((1, Hospital.Noon.AddHours(-1)), (check.Outcome.Eligible, check.AsOf));
    }

    [Fact]
    public async Task Names_TheRuleBehindAnItem_WithTheLimitInForce()
    {
        await FillAsync();
        Assert.Null(await new PolicyStore(hospital.Store, clock).SaveAsync(new() { Thresholds = new Dictionary<string, double> { ["chart-completion.limit"] = 21 } }, 0, "dora", "The bylaws of the staff say 21 days.", cancellationToken: Token));
        await RunAsync();
        var item = (await ItemsAsync(new WorkItemFilter(Measure: "chart-completion"))).Items.Single();
        Assert.Equal((21, new DateTime(2026, 1, 31, 23, 59, 59, 999, DateTimeKind.Utc)), (item.Rule!.Limit, item.DueAt));
        Assert.Equal("site policy version 1", Core.Quality.LimitWords.LimitBasis(item.Rule));
    }

    [Fact]
    public async Task Writes_BothFiles()
    {
        await FillAsync();
        await RunAsync();
        using var measures = new MemoryStream();
        await MeasuresRegister.WriteAsync(hospital.Store, new CsvRowWriter(measures), Token);
        var lines = Encoding.UTF8.GetString(measures.ToArray()).Split("\r\n");
        Assert.Contains(lines, l => l.StartsWith("chart-completion,Charts completed in time,all,,off-target,1,2,50,percent,100 %,1,1,1,days,2,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("chart-completion,Charts completed in time,provider,U1,", StringComparison.Ordinal));
        using var work = new MemoryStream();
        await WorkItemsRegister.WriteAsync(hospital.Store, new CsvRowWriter(work), clock, cancellationToken: Token);
        var item = Encoding.UTF8.GetString(work.ToArray()).Split("\r\n").Single(l => l.StartsWith("chart-completion:", StringComparison.Ordinal));
        Assert.StartsWith("chart-completion:encounters:E2,chart-completion,late,2026-02-09T23:59:59Z,21,provider,U2,h-and-p missing; discharge-summary missing,encounters,E2,H1,D1,", item, StringComparison.Ordinal);
        Assert.Contains("482.24(c)(4)(viii)", item, StringComparison.Ordinal);
        Assert.DoesNotContain("MRN", item, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_ByDueTimeWithoutGapsOrRepeats()
    {
        for (var i = 0; i < 120; i++)
        {
            hospital.Add(new WorkItemRow { Key = $"k{i}", Measure = "verbal-order", Feed = "documents", RecordId = $"D{i}", Owner = "U1", Owed = "x", DueAt = Hospital.Noon.AddHours(-i / 3), AsOf = Hospital.Noon, LastRunId = 1 });
        }

        await hospital.SaveAsync();
        var seen = new List<int>();
        for (RowCursor? at = null; ;)
        {
            var page = await new WorkItemsQuery(hospital.Store, clock).RunAsync(new WorkItemFilter(), cursor: at, cancellationToken: Token);
            seen.AddRange(page.Items.Select(i => i.Id));
            Assert.Equal(120, page.Total);
            if ((at = page.Page.Later) is null) break;
        }

        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(120, seen.Count);
    }

    private async Task FillAsync()
    {
        var ward = hospital.Department("D1", "Ward");
        int ann = hospital.User("U1", "Ann", "Lee"), ben = hospital.User("U2");
        int first = hospital.Patient("MRN-1", "Sam", "Jones"), second = hospital.Patient("MRN-2"), third = hospital.Patient("MRN-3");
        Stay("E1", first, ann, ward, -50, -46);
        Stay("E2", second, ben, ward, -53, -51);
        Stay("E3", third, ben, ward, -3, -1);
        Paper("D1", first, "E1", "h-and-p", ann, -50, -50);
        Paper("D2", first, "E1", "discharge-summary", ann, -46, -45);
        Paper("D3", first, "E1", "order", ann, -46, null, d => d.Status = "entered-in-error");
        Paper("D4", third, "E3", "h-and-p", ben, 0, null, d => d.CreatedAt = Hospital.Noon.AddHours(-3));
        Paper("D5", second, null, "progress-note", ann, -60, -60);
        await hospital.SaveAsync();
    }

    private async Task SignAsync(params string[] types)
    {
        await using var db = hospital.Store.CreateDbContext();
        var stay = await db.Encounters.SingleAsync(e => e.EncounterId == "E2", Token);
        foreach (var type in types)
        {
            db.Documents.Add(new DocumentRow { DocumentId = $"D-{type}", PatientId = stay.PatientId, EncounterId = "E2", Type = type, CreatedAt = clock.Now.AddHours(-1), SignedAt = clock.Now.AddHours(-1) });
        }

        await db.SaveChangesAsync(Token);
    }

    private async Task ChangeAsync(Action<DocumentRow> change, string id)
    {
        await using var db = hospital.Store.CreateDbContext();
        if (await db.Documents.SingleOrDefaultAsync(d => d.DocumentId == id, Token) is { } row)
        {
            change(row);
        }

        await db.SaveChangesAsync(Token);
    }

    private void Stay(string id, int patient, int attending, int ward, int from, int to) => hospital.Add(new EncounterRow
    {
        EncounterId = id, PatientId = patient, Class = "inpatient", AttendingUserId = attending, DepartmentId = ward, StartedAt = Hospital.Noon.AddDays(from), EndedAt = Hospital.Noon.AddDays(to), FacilityId = "H1",
    });

    private void Paper(string id, int patient, string? encounter, string type, int author, int written, int? signed, Action<DocumentRow>? also = null)
    {
        var row = hospital.Add(new DocumentRow
        {
            DocumentId = id, PatientId = patient, EncounterId = encounter, Type = type, AuthorUserId = author, CreatedAt = Hospital.Noon.AddDays(written), SignedAt = signed is { } s ? Hospital.Noon.AddDays(s) : null,
        });
        also?.Invoke(row);
    }

    private Task<QualityRunRow> RunAsync() => new QualityRunner(hospital.Store, clock).RunAsync(null, Token);

    private Task<WorkItemPage> ItemsAsync(WorkItemFilter filter) => new WorkItemsQuery(hospital.Store, clock).RunAsync(filter, cancellationToken: Token);
}
