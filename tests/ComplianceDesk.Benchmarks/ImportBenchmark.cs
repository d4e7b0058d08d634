using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// The whole import against <c>sqlite3 .import</c> and the same indexes: one generated file, fresh processes, runs in turn, medians. The
/// import is timed in a process that has opened its store, as the desk and every verb have; the whole process is shown beside it.
/// </summary>
internal static class ImportBenchmark
{
    private sealed record Run(double Seconds, double ProcessSeconds, double CpuSeconds, double PeakMegabytes, double StoreMegabytes);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--once", var data, var source]) return await ImportOnceAsync(data, source);
        var rows = Number(args, "--rows", 1_000_000);
        var pairs = Number(args, "--pairs", 5);
        var uniform = args.Contains("--uniform");
        var observations = args.Contains("--observations");
        var folder = Directory.CreateTempSubdirectory("compliancedesk-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, observations ? "observations.csv" : "accesses.csv");
            if (observations) ObservationFile.Write(file, rows);
            else AccessFile.Write(file, rows, uniform);
            Say($"{rows:N0} {(observations ? "observations" : "accesses")}, {new FileInfo(file).Length / 1e6:N0} MB{(uniform ? ", patients drawn evenly" : "")}; {Environment.ProcessorCount} processors, .NET {Environment.Version}, {pairs} pairs");
            var ours = new List<Run>();
            var theirs = new List<Run>();
            for (var i = 0; i < pairs; i++)
            {
                ours.Add(await OursAsync(folder, file, rows));
                theirs.Add(await TheirsAsync(folder, file, rows, observations));
                Say($"pair {i + 1}: import {Text(ours[^1])}   .import + indexes {Text(theirs[^1])}   ratio {theirs[^1].Seconds / ours[^1].Seconds:0.00}");
            }
            Say($"median: import {Median(ours, r => r.Seconds):0.00} s ({rows / Median(ours, r => r.Seconds) / 1000:N0} k rows/s), CPU {Median(ours, r => r.CpuSeconds):0.00} s, peak {ours.Max(r => r.PeakMegabytes):N0} MB, store {ours[0].StoreMegabytes:N0} MB");
            Say($"median: .import + indexes {Median(theirs, r => r.Seconds):0.00} s, CPU {Median(theirs, r => r.CpuSeconds):0.00} s, peak {theirs.Max(r => r.PeakMegabytes):N0} MB, store {theirs[0].StoreMegabytes:N0} MB");
            Say($"median of the pairs' ratios (above 1 is faster than .import): {Median(ours.Zip(theirs).ToList(), p => p.Second.Seconds / p.First.Seconds):0.00}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task<int> ImportOnceAsync(string data, string source)
    {
        var store = new DeskStore(data);
        await store.MigrateAsync();
        var clock = Stopwatch.StartNew();
        var row = await new FileImporter(store, TimeProvider.System).ImportAsync(source, new ImportRequest());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Read} {row.Stored} {row.Duplicate} {row.Rejected} {clock.Elapsed.TotalSeconds}"));
        return 0;
    }

    private static async Task<Run> OursAsync(string folder, string file, int rows)
    {
        var data = Path.Combine(folder, "data");
        await new DeskStore(data).MigrateAsync();
        SqliteConnection.ClearAllPools();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "import", "--once", data, file } };
        var (run, output) = await MeasureAsync(start, null);
        var size = Directory.EnumerateFiles(data).Sum(f => new FileInfo(f).Length) / 1e6;
        if (!output.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{rows} {rows} 0 0"), StringComparison.Ordinal)) throw new InvalidOperationException($"Not everything was stored: {output}");
        Directory.Delete(data, true);
        return run with { StoreMegabytes = size, Seconds = double.Parse(output.Split(' ')[4], CultureInfo.InvariantCulture), ProcessSeconds = run.Seconds };
    }

    private static async Task<Run> TheirsAsync(string folder, string file, int rows, bool observations)
    {
        var database = Path.Combine(folder, "import.db");
        var table = observations ? "observations" : "accesses";
        string[] indexes = observations
            ? ["CREATE UNIQUE INDEX id ON observations(observation_id)", "CREATE INDEX patient ON observations(patient_id)"]
            : ["CREATE INDEX user_at ON accesses(user_id, occurred_at)", "CREATE INDEX patient_at ON accesses(patient_id, occurred_at)", "CREATE INDEX at ON accesses(occurred_at)"];
        var columns = string.Join(", ", (observations ? ObservationFile.Header : AccessFile.Header).Split(',').Select(c => c + " TEXT"));
        var script = $"""
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous=NORMAL;
            CREATE TABLE {table}({columns});
            .mode csv
            .import --skip 1 "{file}" {table}
            {string.Join(";\n", indexes)};
            SELECT count(*) FROM {table};
            """;
        var (run, output) = await MeasureAsync(new ProcessStartInfo("sqlite3") { ArgumentList = { database } }, script);
        if (!output.Contains(rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) throw new InvalidOperationException($"Not everything was imported: {output}");
        var size = new FileInfo(database).Length / 1e6;
        foreach (var left in Directory.EnumerateFiles(folder, "import.db*")) File.Delete(left);
        return run with { StoreMegabytes = size };
    }

    private static async Task<(Run Run, string Output)> MeasureAsync(ProcessStartInfo start, string? input)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        if (input is not null) await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var (peak, cpu) = (0.0, 0.0);
        while (!process.HasExited)
        {
            (peak, cpu) = Look(process.Id, peak, cpu);
            await Task.Delay(10);
        }
        await process.WaitForExitAsync();
        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await output}");
        return (new Run(seconds, seconds, cpu, peak, 0), await output);
    }

    /// <summary>The kernel's own high-water mark and processor time, while the process is there to be asked.</summary>
    private static (double PeakMegabytes, double CpuSeconds) Look(int id, double peak, double cpu)
    {
        try
        {
            var mark = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (mark is not null) peak = Math.Max(peak, double.Parse(mark.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024 / 1e6);
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            cpu = Math.Max(cpu, (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100);
        }
        catch (IOException)
        {
            // It has just ended.
        }
        return (peak, cpu);
    }

    private static double Median<T>(List<T> runs, Func<T, double> value)
    {
        var sorted = runs.Select(value).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Text(Run run) => string.Create(CultureInfo.InvariantCulture, $"{run.Seconds:0.00} s (process {run.ProcessSeconds:0.00} s, CPU {run.CpuSeconds:0.00} s, {run.PeakMegabytes:0} MB)");

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
