using ComplianceDesk.Core.Registers;
using System.Text;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class DuplicateRunnerTests : HospitalTest
{
    private readonly FixedClock clock = new(Hospital.Noon);

    [Fact]
    public async Task Answers_NothingBeforeTheFirstSearch()
    {
        Assert.Null(await new DuplicateRateQuery(hospital.Store).RunAsync(Token));
        Assert.Equal(["record_id_a,record_id_b,probability,band,evidence"], await CsvAsync());
    }

    [Fact]
    public async Task Finds_NothingInAnEmptyStore()
    {
        await SearchAsync();
        Assert.Equal(new DuplicateRate(Hospital.Noon, 0, 0, 0, 0, 0, 0), await new DuplicateRateQuery(hospital.Store).RunAsync(Token));
    }

    [Fact]
    public async Task Finds_OnePersonTwiceAndNeitherTwinNorOrphan()
    {
        await PeopleAsync();
        var run = await SearchAsync();
        Assert.Equal(4, run.Records);
        var line = Assert.Single((await CsvAsync()).Skip(1));
        Assert.StartsWith("P1,P2,0.99", line, StringComparison.Ordinal);
        Assert.Contains(",confident,", line, StringComparison.Ordinal);
        Assert.Equal(new DuplicateRate(Hospital.Noon, 4, 2, 1, 0, 0, 0), await new DuplicateRateQuery(hospital.Store).RunAsync(Token));
    }

    [Fact]
    public async Task Keeps_NoValueOfARecordInTheEvidence()
    {
        await PeopleAsync();
        await SearchAsync();
        var text = string.Join('\n', await CsvAsync());
        Assert.Contains("birth date: same (+", text, StringComparison.Ordinal);
        foreach (var value in new[] { "Okafor", "Elizabeth", "1970", "219", "Elm", "02139", "617", "mail.example" })
        {
            Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Remembers_Decisions()
    {
        await PeopleAsync();
        await SearchAsync();
        var pair = Assert.Single(await PairsAsync());
        var review = new DuplicateReview(hospital.Store, clock);
        Assert.Null(await review.DecideAsync(pair.PatientBId, pair.PatientAId, "him@desk", DuplicateDecision.None, DuplicateDecision.TwoPeople, Token));
        Assert.Equal("changed", (await review.DecideAsync(pair.PatientAId, pair.PatientBId, "him@desk", DuplicateDecision.None, DuplicateDecision.OnePerson, Token))!.Code);
        Assert.Equal("not-found", (await review.DecideAsync(pair.PatientAId, 9999, "him@desk", DuplicateDecision.None, DuplicateDecision.OnePerson, Token))!.Code);

        clock.Now = clock.Now.AddDays(1);
        await SearchAsync();
        Assert.Single(await CsvAsync());
        Assert.Equal(new DuplicateRate(clock.Now, 4, 0, 0, 0, 1, 0), await new DuplicateRateQuery(hospital.Store).RunAsync(Token));
        var kept = Assert.Single(await PairsAsync());
        Assert.Equal((DuplicateDecision.TwoPeople, "him@desk", Hospital.Noon), (kept.Decision, kept.DecidedBy, kept.DecidedAt));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal("two people", Assert.Single(await db.Trail.ToListAsync(Token)).Detail);

        // Taken back, it stands among the possible duplicates again.
        Assert.Null(await review.DecideAsync(pair.PatientAId, pair.PatientBId, "him@desk", DuplicateDecision.TwoPeople, DuplicateDecision.None, Token));
        Assert.Equal(2, (await CsvAsync()).Length);
    }

    [Fact]
    public async Task Forgets_UndecidedPairsThatWereMended()
    {
        await PeopleAsync();
        await SearchAsync();
        await using (var db = hospital.Store.CreateDbContext())
        {
            await db.Patients.Where(p => p.PatientId == "P2").ExecuteUpdateAsync(
                p => p.SetProperty(r => r.GivenName, "Martin").SetProperty(r => r.Sex, "M").SetProperty(r => r.BirthDate, new DateOnly(1931, 11, 23)).SetProperty(r => r.Ssn, "500-12-9988"), Token);
        }

        await SearchAsync();
        Assert.Empty(await PairsAsync());
    }

    [Fact]
    public async Task Rejects_ASecondSearchAtOnce()
    {
        using var turn = new FileStream(Path.Combine(hospital.Store.Directory, "duplicates.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await Assert.ThrowsAsync<IOException>(() => SearchAsync());
    }

    private async Task PeopleAsync()
    {
        Patient("P1", _ => { });
        Patient("P2", p => { p.GivenName = "Liz"; p.FamilyName = "O'Kafor"; p.AddressLine = "12 Elm Street"; });
        Patient("P3", p => { p.GivenName = "Martin"; p.Sex = "M"; p.Ssn = "219-44-1024"; p.Email = null; }); // the twin
        Patient("P4", p => { p.GivenName = "Ann"; p.FamilyName = "Lund"; p.BirthDate = new(1950, 1, 2); p.Ssn = "500-12-9988"; p.AddressLine = "9 Oak Rd"; p.Phone = null; p.Email = null; });
        hospital.Add(new PatientRow { Id = 9000, PatientId = "P9" });
        await hospital.SaveAsync();
    }

    private void Patient(string id, Action<PatientRow> but) => hospital.Patient(id, "Elizabeth", "Okafor", p =>
    {
        (p.BirthDate, p.Sex, p.Ssn) = (new DateOnly(1970, 5, 6), "F", "219-44-1023");
        (p.AddressLine, p.City, p.State, p.PostalCode) = ("12 Elm St", "Boston", "MA", "02139");
        (p.Phone, p.Email) = ("617-555-0134", "liz@mail.example");
        but(p);
    });

    private Task<DuplicateRunRow> SearchAsync() => new DuplicateRunner(hospital.Store, clock).RunAsync(null, Token);

    private async Task<List<DuplicatePairRow>> PairsAsync()
    {
        await using var db = hospital.Store.CreateDbContext();
        return await db.DuplicatePairs.AsNoTracking().ToListAsync(Token);
    }

    private async Task<string[]> CsvAsync()
    {
        using var stream = new MemoryStream();
        await DuplicatesRegister.WriteAsync(hospital.Store, new CsvRowWriter(stream), cancellationToken: Token);
        return Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
