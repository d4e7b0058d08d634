using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Core.Tests.Quality.Matching;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Benchmarks;

/// <summary>Fills a store with a made-up population of known duplicates and planted relatives, searches it as the command line does, and says how long it took and what it found.</summary>
internal static class MatchingBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var records = 100_000;
        if (Array.IndexOf(args, "--records") is >= 0 and var at && (at + 1 == args.Length || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out records)))
        {
            Console.Error.WriteLine("--records expects a number.");
            return 2;
        }

        // Of a hundred records: 80 people, 8 duplicates, 10 relatives of another age, one twin, one of a parent's name.
        var part = records / 100;
        var shape = new PopulationShape(80 * part, 8 * part, Households: 10 * part, Twins: part, Juniors: part, Ssn: args.Contains("--no-ssn") ? 0 : 0.9);
        var folder = Directory.CreateTempSubdirectory("compliancedesk-bench-");
        try
        {
            var store = new DeskStore(folder.FullName);
            await store.MigrateAsync();
            var people = Fill(store, shape);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var run = await new DuplicateRunner(store, TimeProvider.System).RunAsync();
            watch.Stop();
            using var process = Process.GetCurrentProcess();
            var processor = process.TotalProcessorTime - before;
            Say($"{run.Records:N0} records on {Environment.ProcessorCount} cores: {watch.Elapsed.TotalSeconds:0.0} s ({run.Records / watch.Elapsed.TotalSeconds:N0}/s; {processor.TotalSeconds:0.0} s of processor), peak memory {process.PeakWorkingSet64 / 1_000_000:N0} MB");
            Say($"{run.Compared:N0} pairs compared; {run.LeftOut:N0} left out by a pass for want of room");

            await using var db = store.CreateDbContext();
            var pairs = new List<(int A, int B, MatchBand Band)>();
            await foreach (var pair in db.DuplicatePairs.AsNoTracking().Select(p => new { p.PatientAId, p.PatientBId, p.Band }).AsAsyncEnumerable())
            {
                pairs.Add((pair.PatientAId - 1, pair.PatientBId - 1, pair.Band));
            }

            Console.WriteLine(Truth.Of(people, pairs, MadeUpPeople.Make(shape, 1)));
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    // The row id of a record is its place in the sequence, from 1.
    private static List<int> Fill(DeskStore store, PopulationShape shape)
    {
        var people = new List<int>();
        using var connection = store.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        string[] columns = ["Id", "PatientId", "Listed", "Vip", "GivenName", "MiddleName", "FamilyName", "Suffix", "BirthDate", "Sex", "Ssn", "AddressLine", "City", "PostalCode", "Phone", "Email"];
        insert.CommandText = $"INSERT INTO Patients ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "$" + c))})";
        var values = columns.Select(c => insert.Parameters.Add(new("$" + c, null))).ToArray();
        foreach (var (r, person) in MadeUpPeople.Make(shape, 1))
        {
            people.Add(person);
            object?[] row = [people.Count, $"{people.Count:0000000}", 1, 0, r.GivenName, r.MiddleName, r.FamilyName, r.Suffix, r.BirthDate, r.Sex, r.Ssn, r.AddressLine, r.City, r.PostalCode, r.Phone, r.Email];
            for (var i = 0; i < row.Length; i++)
            {
                values[i].Value = row[i] ?? DBNull.Value;
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return people;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
