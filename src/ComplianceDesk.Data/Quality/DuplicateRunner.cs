using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Looks for records that may be one person and keeps the pairs with their evidence. What a person decided about a pair stays decided: the pair is weighed again, never asked again.
/// Nothing is ever merged.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">The moment of the run.</param>
public sealed class DuplicateRunner(DeskStore store, TimeProvider clock)
{
    /// <summary>True when patient records have come, changed or gone since the latest search.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.DuplicateRuns.MaxAsync(r => (DateTime?)r.StartedAt, cancellationToken) is not { } last)
        {
            return await db.Patients.AnyAsync(p => p.Listed, cancellationToken);
        }

        var since = await db.Imports.Where(i => i.FinishedAt >= last).Select(i => (int?)i.Id).ToListAsync(cancellationToken);
        return await db.Patients.AnyAsync(p => since.Contains(p.ChangedImportId) || since.Contains(p.GoneImportId), cancellationToken);
    }

    /// <summary>Runs once, keeping all of it or nothing. Progress runs from 0 to 1.</summary>
    /// <exception cref="IOException">Another search is under way on this store.</exception>
    public async Task<DuplicateRunRow> RunAsync(IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        using var turn = StoreLock.Take(store, StoreLock.Duplicates);
        var started = clock.GetUtcNow().UtcDateTime;
        var (search, patients) = await Task.Run(
            () =>
            {
                var ids = new List<int>();
                return (DuplicateSearch.Run(IdentityTable.Of(Read(ids, cancellationToken)), -1, progress, cancellationToken), ids);
            },
            cancellationToken);
        await using var db = store.CreateDbContext();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var run = new DuplicateRunRow
        {
            StartedAt = started,
            Records = search.Table.Count,
            Compared = search.Passes.Sum(p => p.Compared),
            LeftOut = search.Passes.Sum(p => p.LeftOut),
        };
        db.DuplicateRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await db.DuplicatePairs.Where(p => p.Decision == DuplicateDecision.None).ExecuteDeleteAsync(cancellationToken);
        Keep((SqliteConnection)db.Database.GetDbConnection(), search, patients, run.Id, cancellationToken);
        run.FinishedAt = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    // One record at a time: the search keeps numbers, not texts.
    private IEnumerable<PatientIdentity> Read(List<int> ids, CancellationToken cancellationToken)
    {
        using var connection = store.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT Id, GivenName, MiddleName, FamilyName, Suffix, BirthDate, Sex, Ssn, AddressLine, City, PostalCode, Phone, Email FROM Patients WHERE Listed ORDER BY Id
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (ids.Count % 4096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            ids.Add(reader.GetInt32(0));
            yield return new PatientIdentity
            {
                GivenName = Text(1),
                MiddleName = Text(2),
                FamilyName = Text(3),
                Suffix = Text(4),
                BirthDate = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateOnly>(5),
                Sex = Text(6),
                Ssn = Text(7),
                AddressLine = Text(8),
                City = Text(9),
                PostalCode = Text(10),
                Phone = Text(11),
                Email = Text(12),
            };
        }

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    private static void Keep(SqliteConnection connection, DuplicateSearch search, List<int> patients, int run, CancellationToken cancellationToken)
    {
        using var insert = new Statement(connection, $"""
            INSERT INTO DuplicatePairs (PatientAId, PatientBId, RunId, Probability, Band, Evidence, Decision) VALUES (?1, ?2, ?3, ?4, ?5, ?6, {(int)DuplicateDecision.None})
            ON CONFLICT (PatientAId, PatientBId) DO UPDATE SET RunId = excluded.RunId, Probability = excluded.Probability, Band = excluded.Band, Evidence = excluded.Evidence
            """);
        foreach (var pair in search.Pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int a = patients[search.Table.Ordinal(pair.RowA)], b = patients[search.Table.Ordinal(pair.RowB)];
            insert.Bind(1, Math.Min(a, b));
            insert.Bind(2, Math.Max(a, b));
            insert.Bind(3, run);
            insert.Bind(4, pair.Probability);
            insert.Bind(5, (int)pair.Band);
            insert.Bind(6, EvidenceText.Of(search.Evidence(pair), PairGuards.Of(pair.Pattern)));
            insert.Run();
        }
    }
}
