using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class DuplicatePairsQueryTests : HospitalTest
{
    private const string Evidence = "SSN: same (+23.1); given name: different (-4.0); start: odds of two records taken at random (-14.2); guard: given names clearly different";

    [Fact]
    public async Task Pages_EveryPairOnce_ConfidentFirstThenLikeliest()
    {
        await PairsAsync(RowCursor.PageSize * 2 + 3);
        var query = new DuplicatePairsQuery(hospital.Store);
        var seen = new List<ListedPair>();
        PairKey? after = null;
        do
        {
            var page = await query.RunAsync(null, DuplicateDecision.None, after, cancellationToken: Token);
            Assert.Equal(RowCursor.PageSize * 2 + 3, page.Total);
            seen.AddRange(page.Pairs);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(RowCursor.PageSize * 2 + 3, seen.Select(p => p.Key).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(p => p.Band).ThenByDescending(p => p.Probability).ThenBy(p => p.Key.A).Select(p => p.Key), seen.Select(p => p.Key));
    }

    [Fact]
    public async Task Reads_NoValueWithoutAReason()
    {
        await PairsAsync(1);
        var key = (await new DuplicatePairsQuery(hospital.Store).RunAsync(null, DuplicateDecision.None, cancellationToken: Token)).Pairs[0].Key;
        var masked = (await new DuplicatePairQuery(hospital.Store).RunAsync(key, false, Token))!;
        Assert.All([masked.Pair.RecordA, masked.Pair.RecordB, .. masked.Registrations.Select(r => r.RecordId)], number => Assert.StartsWith("•••", number, StringComparison.Ordinal));
        Assert.All(masked.Fields, f => Assert.True(string.IsNullOrEmpty(f.A) && string.IsNullOrEmpty(f.B), f.Name));
        Assert.Equal("", masked.Fields.Single(f => f.Name == "given name").A);
        Assert.Null(masked.Fields.Single(f => f.Name == "e-mail").A);
        Assert.Equal(23.1, masked.Fields.Single(f => f.Name == "SSN").Bits);
        Assert.Equal(["start"], masked.Others.Select(o => o.Field));
        Assert.Equal(["given names clearly different"], masked.Guards);

        var shown = (await new DuplicatePairQuery(hospital.Store).RunAsync(key, true, Token))!;
        Assert.DoesNotContain("•", shown.Pair.RecordA + shown.Pair.RecordB + shown.Registrations[0].RecordId, StringComparison.Ordinal);
        Assert.Equal(("Ann", "1970-05-06"), (shown.Fields[0].A, shown.Fields.Single(f => f.Name == "birth date").A));
    }

    [Theory]
    [InlineData("3-3")]
    [InlineData("4-3")]
    [InlineData("x")]
    [InlineData("1-2-3")]
    [InlineData(null)]
    public void Rejects_WhatIsNoKey(string? text) => Assert.Null(PairKey.Parse(text));

    [Fact]
    public async Task Knows_WhenASearchIsDue()
    {
        var clock = new FixedClock(Hospital.Noon);
        var runner = new DuplicateRunner(hospital.Store, clock);
        Assert.False(await runner.IsDueAsync(Token));
        hospital.Patient("P1", "Ann", "Lund");
        await hospital.SaveAsync();
        Assert.True(await runner.IsDueAsync(Token));
        await runner.RunAsync(null, Token);
        Assert.False(await runner.IsDueAsync(Token));
        await using var db = hospital.Store.CreateDbContext();
        var import = new ImportRow { FileName = "patients.csv", Sha256 = new string('a', 64), Feed = "patients", Zone = "UTC", ReceivedAt = Hospital.Noon.AddHours(1), FinishedAt = Hospital.Noon.AddHours(1), Status = ImportStatus.Finished };
        db.Imports.Add(import);
        await db.SaveChangesAsync(Token);
        await db.Patients.ExecuteUpdateAsync(p => p.SetProperty(r => r.ChangedImportId, import.Id), Token);
        Assert.True(await runner.IsDueAsync(Token));
    }

    private async Task PairsAsync(int count)
    {
        for (var i = 0; i < 2 * count; i++)
        {
            hospital.Patient($"P{i}", "Ann", "Lund", p => p.BirthDate = new(1970, 5, 6));
        }
        await hospital.SaveAsync();
        await using var db = hospital.Store.CreateDbContext();
        db.DuplicateRuns.Add(new DuplicateRunRow { Id = 1, StartedAt = Hospital.Noon, FinishedAt = Hospital.Noon, Records = 2 * count });
        var ids = await db.Patients.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(Token);
        db.DuplicatePairs.AddRange(Enumerable.Range(0, count).Select(i => new DuplicatePairRow
        {
            PatientAId = ids[2 * i],
            PatientBId = ids[(2 * i) + 1],
            RunId = 1,
            Probability = 0.5 + (i % 7 * 0.07),
            Band = i % 3 == 0 ? MatchBand.Confident : MatchBand.Review,
            Evidence = Evidence,
        }));
        await db.SaveChangesAsync(Token);
    }
}
