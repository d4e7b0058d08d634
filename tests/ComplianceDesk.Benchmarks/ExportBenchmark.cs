using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Benchmarks;

/// <summary>A large register leaves the store: the explanation of every access as CSV and as a workbook, and made-up rows alone to show what the writers cost.</summary>
internal static class ExportBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--once", var only, var target, var once])
        {
            await OnceAsync(only, target, once);
            return 0;
        }

        var rows = Array.IndexOf(args, "--rows") is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("compliancedesk-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "data");
            var feed = Path.Combine(folder, "accesses.csv");
            AccessFile.Write(feed, rows, false);
            var store = new DeskStore(data);
            await store.MigrateAsync();
            await new FileImporter(store, TimeProvider.System).ImportAsync(feed, new ImportRequest());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} accesses; {Environment.ProcessorCount} processors, .NET {Environment.Version}"));
            foreach (var source in (string[])[data, rows.ToString(CultureInfo.InvariantCulture)])
            {
                foreach (var name in RowWriters.Formats)
                {
                    using var process = Process.Start(Environment.ProcessPath!, ["export", "--once", name, Path.Combine(folder, $"out.{name}"), source]);
                    await process.WaitForExitAsync();
                }
            }

            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnceAsync(string format, string target, string source)
    {
        var watch = Stopwatch.StartNew();
        long written;
        await using (var file = File.Create(target))
        await using (var rows = RowWriters.Create(format, file))
        {
            if (int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                await rows.BeginAsync(RegisterHead.Of("Made up", "all", "id", "user", "department", "text", "at", "#count"), CancellationToken.None);
                for (var i = 0; i < count; i++)
                {
                    await rows.AddAsync([$"E-{i:0000000}", $"u{i % 4000}", $"Department {i % 40}", "=text that looks like a formula", "2026-03-01T08:00:00.000Z", i.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
                }

                await rows.EndAsync(CancellationToken.None);
            }
            else
            {
                await ExplanationsRegister.WriteAsync(new DeskStore(source), rows);
            }

            written = rows.Rows;
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(Directory.Exists(source) ? "store" : "writer alone"),-12} {format,-4} {written:N0} rows in {watch.Elapsed.TotalSeconds:0.0} s ({written / watch.Elapsed.TotalSeconds:N0}/s), processor {process.TotalProcessorTime.TotalSeconds:0.0} s, peak {process.PeakWorkingSet64 / 1_000_000:N0} MB, file {new FileInfo(target).Length / 1e6:0.0} MB"));
    }
}
