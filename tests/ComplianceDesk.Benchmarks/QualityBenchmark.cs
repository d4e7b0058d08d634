using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Quality;
using DuckDB.NET.Data;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// One made-up population, ten observations a patient, in a store and in DuckDB's own tables: all record checks as the desk runs them, beside those that
/// <see cref="QualitySql"/> writes as SQL. Both write the rows that fail, and the counts must agree. Each is a process of its own, in turns; each runs
/// once before it is timed, so that neither reads a cold disk or compiles.
/// </summary>
internal static class QualityBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["once", var engine, var made])
        {
            return await OnceAsync(engine, made);
        }

        var (patients, runs) = (Number(args, "--patients", 100_000), Number(args, "--runs", 1));
        var kept = Array.IndexOf(args, "--keep") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var folder = kept is null ? Directory.CreateTempSubdirectory("compliancedesk-bench-").FullName : Path.Combine(kept, patients.ToString(CultureInfo.InvariantCulture));
        try
        {
            if (!File.Exists(Peer(folder)))
            {
                await MakeAsync(folder, patients);
            }

            Say($"{patients:N0} patients, {10L * patients:N0} observations, {Environment.ProcessorCount} cores");
            var (desk, duck) = (new List<Measured>(), new List<Measured>());
            for (var run = 0; run < runs; run++)
            {
                desk.Add(await MeasureAsync("desk", folder));
                duck.Add(await MeasureAsync("duckdb", folder));
            }

            var (ours, theirs) = (desk.MinBy(run => run.Wall)!, duck.MinBy(run => run.Wall)!);
            Say($"desk / DuckDB: {ours.Wall / theirs.Wall:0.00} wall, {ours.Processor / theirs.Processor:0.00} processor; desk {ours.Wall * 1e9 / (12.0 * patients):0} ns a row");
            return Differing(ours.Checks, theirs.Checks) == 0 ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (kept is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MakeAsync(string folder, int patients)
    {
        var store = new DeskStore(folder);
        await store.MigrateAsync();
        using var duck = Open(folder);
        QualityPopulation.Fill(store, duck, patients);
        QualitySql.Execute(duck, "CHECKPOINT");
    }

    private static string Peer(string folder) => Path.Combine(folder, "records.duckdb");

    private static DuckDBConnection Open(string folder)
    {
        var duck = new DuckDBConnection($"Data Source={Peer(folder)}");
        duck.Open();
        QualitySql.Execute(duck, $"SET threads = {Environment.ProcessorCount}");
        return duck;
    }

    /// <summary>Runs twice in this process and says how the second run went, then what each check counted.</summary>
    private static async Task<int> OnceAsync(string engine, string folder)
    {
        IReadOnlyDictionary<string, (long Failing, long Eligible)> counted;
        (double Wall, double Processor) time;
        if (engine == "desk")
        {
            var store = new DeskStore(folder);
            await store.MigrateAsync();
            await new QualityRunner(store, new Noon()).RunAsync();
            time = await TimedAsync(() => new QualityRunner(store, new Noon()).RunAsync());
            counted = (await new CheckListQuery(store).RunAsync())!.Checks.Select(check => check.Outcome).Where(check => check.IsMeasured)
                .ToDictionary(check => check.Check.Code, check => (check.Failing, check.Eligible));
        }
        else
        {
            using var duck = Open(folder);
            QualitySql.Run(duck);
            counted = new Dictionary<string, (long, long)>();
            time = await TimedAsync(() => Task.FromResult(counted = QualitySql.Run(duck)));
        }

        using var process = Process.GetCurrentProcess();
        Say($"{time.Wall:0.00} {time.Processor:0.00} {process.PeakWorkingSet64 / 1_000_000}");
        foreach (var (code, (failing, eligible)) in counted)
        {
            Say($"{code} {failing} {eligible}");
        }

        return 0;
    }

    private static async Task<Measured> MeasureAsync(string engine, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["quality", "once", engine, folder]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        double[] figures = [.. lines[0].Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        var checks = lines.Skip(1).Select(line => line.Split(' ')).ToDictionary(words => words[0], words => (long.Parse(words[1], CultureInfo.InvariantCulture), long.Parse(words[2], CultureInfo.InvariantCulture)));
        var measured = new Measured(figures[0], figures[1], checks);
        Say($"{engine}: {checks.Count} checks, {checks.Values.Sum(check => check.Item1):N0} failing rows, {figures[0]:0.0} s, {figures[1]:0.0} s of processor, {figures[0] * 1000 / checks.Count:0} ms a check, peak {figures[2]:N0} MB");
        return measured;
    }

    private static int Differing(Dictionary<string, (long, long)> ours, Dictionary<string, (long, long)> theirs)
    {
        var differ = 0;
        foreach (var (code, (failing, eligible)) in theirs)
        {
            var mine = ours.GetValueOrDefault(code);
            if (mine != (failing, eligible))
            {
                differ++;
                Say($"{code} differs: desk {mine.Item1}/{mine.Item2}, DuckDB {failing}/{eligible}");
            }
        }

        Say($"not among the SQL: {string.Join(", ", ours.Keys.Where(code => !theirs.ContainsKey(code)))}");
        return differ;
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

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Measured(double Wall, double Processor, Dictionary<string, (long Failing, long Eligible)> Checks);

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
