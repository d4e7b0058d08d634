using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// What one more day costs on histories of different length: folders of feeds (<c>compliancedesk seed --days N --out FOLDER</c>) are taken in and judged without their last day
/// of accesses, visits, bookings and responsibilities, and a few older visits; then that day's accesses come, then the rest, one feed after another, and after each the judge is asked what is
/// new. Last, everything is judged again.
/// </summary>
internal static class DayBenchmark
{
    private const int Few = 10;
    private const string Everything = "everything again";

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
            var last = DateOnly.ParseExact(File.ReadLines(Path.Combine(feeds, "accesses.csv")).Last().Split(',')[1][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            List<(string What, string File)> late = [];
            foreach (var (feed, time, what) in ((string, string, string)[])[("accesses", "occurred_at", "accesses of a day"), ("encounters", "started_at", "visits of that day"), ("appointments", "starts_at", "bookings of that day"), ("care_team", "starts_on", "care teams of that day")])
            {
                late.Add((what, Split(feeds, folder, feed, time, last)));
            }

            late.Insert(2, ($"{Few} visits of a month before", Split(folder, folder, "encounters", "started_at", last.AddDays(-30), Few)));
            foreach (var file in Directory.GetFiles(feeds, "*.csv").Where(f => Path.GetFileNameWithoutExtension(f) != "truth").OrderBy(f => Path.GetFileNameWithoutExtension(f) == "accesses").ThenBy(f => f, StringComparer.Ordinal))
            {
                var held = Path.Combine(folder, Path.GetFileName(file));
                await ImportAsync(store, File.Exists(held) ? held : file);
            }

            await new JudgementRunner(store, TimeProvider.System).RunAsync();
            var all = File.ReadLines(Path.Combine(folder, "accesses.csv")).Count() - 1;
            foreach (var (what, file) in late.Append(("nothing", "")).Append((Everything, "")))
            {
                var rows = file.Length == 0 ? 0 : File.ReadLines(file).Count() - 1;
                var (taken, _) = await TimeAsync(() => file.Length == 0 ? Task.CompletedTask : ImportAsync(store, file));
                var (runner, weeks) = (new JudgementRunner(store, TimeProvider.System), new Weeks());
                var (judged, wall) = await TimeAsync(() => what == Everything ? runner.RunAllAsync(weeks) : runner.RunAsync(weeks));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {all:N0} | {what} | {rows:N0} | {taken:0.00} | {weeks.Judged.Count} | {runner.AccessesRead:N0} | {judged:0.00} | {wall:0.00} |"));
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes a feed without the rows of a day, or of the next one that has some, and those alone, of which the name is given.</summary>
    private static string Split(string from, string to, string feed, string time, DateOnly day, int most = int.MaxValue)
    {
        var lines = File.ReadAllLines(Path.Combine(from, $"{feed}.csv"));
        var at = Array.IndexOf(lines[0].Split(','), time);
        var on = lines.Skip(1).Select(l => l.Split(',')[at]).Where(c => c.Length > 0).Select(c => c[..10]).Where(c => string.CompareOrdinal(c, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) >= 0).Min()!;
        var late = lines.Skip(1).Where(l => l.Split(',')[at].StartsWith(on, StringComparison.Ordinal)).Take(most).ToHashSet(StringComparer.Ordinal);
        var file = Path.Combine(to, $"{feed}-{on}.csv");
        File.WriteAllLines(file, late.Prepend(lines[0]));
        File.WriteAllLines(Path.Combine(to, $"{feed}.csv"), lines.Where(l => !late.Contains(l)));
        return file;
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
