using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// What one more day costs on histories of different length: folders of feeds (<c>compliancedesk seed --days N --out FOLDER</c>) are taken in and judged without their last day
/// of accesses; then that day's accesses come, then the visits that began on it, and after each the judge is asked what is new.
/// </summary>
internal static class DayBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("Name folders of feeds.");
            return 2;
        }

        Console.WriteLine("| accesses before | what comes | rows | taken in: processor s | weeks judged | accesses read | judged: processor s | wall s |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var feeds in args)
        {
            await MeasureAsync(feeds);
        }

        return 0;
    }

    private static async Task MeasureAsync(string feeds)
    {
        var folder = Directory.CreateTempSubdirectory("compliancedesk-day-").FullName;
        try
        {
            var store = new DeskStore(folder);
            await store.MigrateAsync();
            await new SiteSettings("America/Chicago").SaveAsync(store);
            var (before, accesses, all) = Split(feeds, folder, "accesses", "occurred_at");
            var (visitsBefore, visits, _) = Split(feeds, folder, "encounters", "started_at");
            foreach (var file in Directory.GetFiles(feeds, "*.csv").Where(f => Path.GetFileNameWithoutExtension(f) is not ("truth" or "accesses" or "encounters")).Order(StringComparer.Ordinal))
            {
                await ImportAsync(store, file);
            }

            await ImportAsync(store, visitsBefore);
            await ImportAsync(store, before);
            await new JudgementRunner(store, TimeProvider.System).RunAsync();
            foreach (var (what, file) in ((string, string)[])[("accesses of a day", accesses), ("visits of that day", visits), ("nothing", "")])
            {
                var rows = file.Length == 0 ? 0 : File.ReadLines(file).Count() - 1;
                var (taken, _) = await TimeAsync(() => file.Length == 0 ? Task.CompletedTask : ImportAsync(store, file));
                var (runner, weeks) = (new JudgementRunner(store, TimeProvider.System), new Weeks());
                var (judged, wall) = await TimeAsync(() => runner.RunAsync(weeks));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {all:N0} | {what} | {rows:N0} | {taken:0.00} | {weeks.Judged.Count} | {runner.AccessesRead:N0} | {judged:0.00} | {wall:0.00} |"));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes a feed without the rows of its last day of accesses, and those alone.</summary>
    private static (string Before, string Day, int RowsBefore) Split(string feeds, string folder, string feed, string time)
    {
        var last = File.ReadLines(Path.Combine(feeds, "accesses.csv")).Last().Split(',')[1][..10];
        var lines = File.ReadAllLines(Path.Combine(feeds, $"{feed}.csv"));
        var at = Array.IndexOf(lines[0].Split(','), time);
        var files = (Before: Path.Combine(folder, $"{feed}-before.csv"), Day: Path.Combine(folder, $"{feed}-day.csv"));
        var isOfDay = lines.Skip(1).ToLookup(l => string.CompareOrdinal(l.Split(',')[at], last) >= 0);
        File.WriteAllLines(files.Before, isOfDay[false].Prepend(lines[0]));
        File.WriteAllLines(files.Day, isOfDay[true].Prepend(lines[0]));
        return (files.Before, files.Day, isOfDay[false].Count());
    }

    private static async Task ImportAsync(DeskStore store, string file) => await new FileImporter(store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, CancellationToken.None);

    private static async Task<(double Processor, double Wall)> TimeAsync(Func<Task> work)
    {
        using var self = Process.GetCurrentProcess();
        var (before, clock) = (self.TotalProcessorTime, Stopwatch.StartNew());
        await work();
        self.Refresh();
        return ((self.TotalProcessorTime - before).TotalSeconds, clock.Elapsed.TotalSeconds);
    }

    private sealed class Weeks : IProgress<JudgementProgress>
    {
        public HashSet<string> Judged { get; } = [];

        public void Report(JudgementProgress value)
        {
            if (value.Step.StartsWith("Judging", StringComparison.Ordinal))
            {
                Judged.Add(value.Step);
            }
        }
    }
}
