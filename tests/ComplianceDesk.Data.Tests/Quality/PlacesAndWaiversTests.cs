using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class PlacesAndWaiversTests : HospitalTest
{
    private readonly FixedClock clock = new(Hospital.Noon);

    [Fact]
    public async Task Counts_FailuresWhereTheVisitWas_AndSaysWhatCameAndWent()
    {
        int ward = hospital.Department("W1", "Ward One"), clinic = hospital.Department("C1", "Clinic");
        var patient = hospital.Patient("P1", "Ann", "Lund");
        Visit("E1", patient, ward, bad: true);
        Visit("E2", patient, ward, bad: false);
        Visit("E3", patient, clinic, bad: false);
        await hospital.SaveAsync();
        await RunAsync();
        var map = (await new HeatMapQuery(hospital.Store).RunAsync(true, Token))!;
        var atWard = (await new HeatMapQuery(hospital.Store).OfAsync(new("", "W1"), QualityDimension.Plausibility, Token)).Single(c => c.Check.Code == "PLS-05");
        Assert.Equal((1, 2), (atWard.Failing, atWard.Eligible));
        Assert.Contains(map.Rows, r => r.Name == "Clinic" && r.Cells[QualityDimension.Plausibility].Failing == 0);
        Assert.Equal(1, (await new CheckFailuresQuery(hospital.Store).RunAsync("PLS-05", place: new("", "W1"), cancellationToken: Token)).Total);
        Assert.Equal(0, (await new CheckFailuresQuery(hospital.Store).RunAsync("PLS-05", place: new("", "C1"), cancellationToken: Token)).Total);
        // Places and the whole agree for every check.
        await using var db = hospital.Store.CreateDbContext();
        var sums = await db.CheckPlaces.GroupBy(p => p.CheckId).Select(g => new { g.Key, Failing = g.Sum(p => p.Failing), Eligible = g.Sum(p => p.Eligible) }).ToListAsync(Token);
        Assert.All(await db.CheckResults.Where(r => r.Eligible > 0).ToListAsync(Token), r => Assert.Contains(sums, s => (s.Key, s.Failing, s.Eligible) == (r.CheckId, r.Failing, r.Eligible)));

        await db.Encounters.Where(e => e.EncounterId == "E1").ExecuteUpdateAsync(e => e.SetProperty(r => r.EndedAt, Hospital.Noon.AddDays(-3)), Token);
        await db.Encounters.Where(e => e.EncounterId == "E3").ExecuteUpdateAsync(e => e.SetProperty(r => r.EndedAt, Hospital.Noon.AddDays(-30)), Token);
        await RunAsync();
        var check = (await new CheckListQuery(hospital.Store).RunAsync(Token))!.Checks.Single(c => c.Outcome.Check.Code == "PLS-05");
        Assert.Equal((1L, 1L, CheckChange.Same), (check.Come!.Value, check.Gone!.Value, check.Change));
    }

    [Fact]
    public async Task Grants_AWaiverWithOwnerReasonAndDay_AndEndsIt()
    {
        var review = new Waivers(hospital.Store, clock);
        var (subject, today) = (WaiverSubject.Of("CMP-02"), DateOnly.FromDateTime(Hospital.Noon));
        Assert.Equal("no-subject", (await review.GrantAsync(WaiverSubject.Of("XYZ-1"), "dora", "Ed", "A reason long enough", today, Token))!.Code);
        Assert.Equal("owner", (await review.GrantAsync(subject, "dora", " ", "A reason long enough", today, Token))!.Code);
        Assert.Equal("reason", (await review.GrantAsync(subject, "dora", "Ed", "short", today, Token))!.Code);
        Assert.Equal("expiry", (await review.GrantAsync(subject, "dora", "Ed", "A reason long enough", today.AddDays(-1), Token))!.Code);
        Assert.Equal("expiry", (await review.GrantAsync(subject, "dora", "Ed", "A reason long enough", today.AddDays(subject.LongestDays + 1), Token))!.Code);
        Assert.Null(await review.GrantAsync(subject, "dora", "Ed", "A reason long enough", today.AddDays(30), Token));
        Assert.Equal("in-force", (await review.GrantAsync(subject, "dora", "Ed", "A reason long enough", today, Token))!.Code);
        var query = new WaiversQuery(hospital.Store, clock);
        var waiver = Assert.Single(await query.RunAsync(subject, Token));
        Assert.True(waiver.InForce);
        clock.Now = clock.Now.AddDays(31);
        Assert.False(Assert.Single(await query.RunAsync(null, Token)).InForce);
        Assert.Equal("reason", (await review.EndAsync(waiver.Waiver.Id, "dora", "done", Token))!.Code);
        Assert.Null(await review.EndAsync(waiver.Waiver.Id, "dora", "The form has been changed.", Token));
        Assert.Equal("not-found", (await review.EndAsync(waiver.Waiver.Id, "dora", "The form has been changed.", Token))!.Code);
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(["waive", "end-waiver"], await db.Trail.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync(Token));
    }

    [Fact]
    public async Task Calls_AFeedLate_OnceItsRhythmIsKnown()
    {
        await using (var db = hospital.Store.CreateDbContext())
        {
            db.Imports.AddRange(Enumerable.Range(0, 4).Select(day => new ImportRow
            {
                FileName = $"patients-{day}.csv", Sha256 = new string((char)('a' + day), 64), Feed = "patients", Zone = "UTC", Status = ImportStatus.Finished, Read = 10, Stored = 9, Rejected = 1,
                ReceivedAt = Hospital.Noon.AddDays(day - 4), FinishedAt = Hospital.Noon.AddDays(day - 4), Columns = day == 3 ? "patient_id,sex" : "patient_id",
            }));
            await db.SaveChangesAsync(Token);
        }
        var query = new FeedHealthQuery(hospital.Store, clock);
        var feed = Assert.Single(await query.RunAsync(Token));
        Assert.Equal((TimeSpan.FromDays(1), false, true, 40L, 4L), (feed.Every, feed.IsLate, feed.ColumnsChanged, feed.Read, feed.Rejected));
        clock.Now = clock.Now.AddDays(2);
        Assert.True(Assert.Single(await query.RunAsync(Token)).IsLate);
    }

    private void Visit(string id, int patient, int department, bool bad) => hospital.Add(new EncounterRow
    {
        EncounterId = id, PatientId = patient, DepartmentId = department, Class = "outpatient", Status = "finished", Disposition = "home",
        StartedAt = Hospital.Noon.AddDays(-5), EndedAt = Hospital.Noon.AddDays(bad ? -6 : -4),
    });

    private Task<QualityRunRow> RunAsync() => new QualityRunner(hospital.Store, clock).RunAsync(null, Token);
}
