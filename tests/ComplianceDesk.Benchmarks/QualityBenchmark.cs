using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using DuckDB.NET.Data;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// One made-up population, ten observations a patient, in a store and in DuckDB's own tables: all record checks as the desk runs them, beside
/// those that <see cref="QualitySql"/> writes as SQL. Both write the rows that fail. The counts must agree.
/// </summary>
internal static class QualityBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var patients = 100_000;
        if (Array.IndexOf(args, "--patients") is >= 0 and var at && (at + 1 == args.Length || !int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out patients)))
        {
            Console.Error.WriteLine("--patients expects a number.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("compliancedesk-bench-");
        try
        {
            var store = new DeskStore(folder.FullName);
            await store.MigrateAsync();
            using var duck = new DuckDBConnection($"Data Source={Path.Combine(folder.FullName, "records.duckdb")}");
            duck.Open();
            QualityPopulation.Fill(store, duck, patients);
            QualitySql.Execute(duck, $"SET threads = {Environment.ProcessorCount}; CHECKPOINT;");

            // Both once before they are timed, on the whole data: neither reads a cold disk.
            var desk = new List<(double Wall, double Processor)>();
            var sql = new List<(double Wall, double Processor)>();
            IReadOnlyDictionary<string, (long Failing, long Eligible)> counted = new Dictionary<string, (long, long)>();
            for (var turn = 0; turn < 3; turn++)
            {
                desk.Add(await TimedAsync(async () => await new QualityRunner(store, new Noon()).RunAsync()));
                if (turn == 0)
                {
                    using var process = Process.GetCurrentProcess();
                    Say($"desk alone: peak memory {process.PeakWorkingSet64 / 1_000_000:N0} MB");
                }

                sql.Add(await TimedAsync(() =>
                {
                    counted = QualitySql.Run(duck);
                    return Task.CompletedTask;
                }));
            }

            var (ours, theirs) = (desk.Skip(1).MinBy(run => run.Wall), sql.Skip(1).MinBy(run => run.Wall));
            var checks = (await new CheckListQuery(store).RunAsync())!.Checks.Select(check => check.Outcome).ToList();
            Say($"{patients:N0} patients, {10L * patients:N0} observations, {Environment.ProcessorCount} cores");
            Say($"desk: {checks.Count(check => check.IsMeasured)} checks, {checks.Sum(check => check.Failing):N0} failing rows, {ours.Wall:0.0} s, {ours.Processor:0.0} s of processor, {ours.Wall * 1e9 / (12.0 * patients):0} ns a row");
            Say($"DuckDB: {counted.Count} checks, {counted.Sum(check => check.Value.Failing):N0} failing rows, {theirs.Wall:0.0} s, {theirs.Processor:0.0} s of processor");
            Say($"desk / DuckDB: {ours.Wall / theirs.Wall:0.00} wall, {ours.Processor / theirs.Processor:0.00} processor");
            Say($"most failing: {string.Join(", ", checks.OrderByDescending(check => check.Failing).Take(8).Select(check => $"{check.Check.Code} {check.Failing}"))}");
            var differ = 0;
            foreach (var (code, (failing, eligible)) in counted)
            {
                var mine = checks.Single(check => check.Check.Code == code);
                if ((mine.Failing, mine.Eligible) != (failing, eligible))
                {
                    differ++;
                    Say($"{code} differs: desk {mine.Failing}/{mine.Eligible}, DuckDB {failing}/{eligible}");
                }
            }

            return differ == 0 ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Wall, double Processor)> TimedAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        await work();
        watch.Stop();
        process.Refresh();
        return (watch.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
