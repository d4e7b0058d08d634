using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Judgement;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// Loading, explaining and judging everything in a store, against five questions of the same data in DuckDB: same surname; no visit in the user's department
/// within 30 days; patients a day against own and role's mean; VIP or deceased; two sites within ten minutes. Each run is a process of its own, in turns.
/// </summary>
internal static class JudgeBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["once", var which, var made])
        {
            return await OnceAsync(which, made);
        }

        var runs = Number(args, "--runs", 3);
        var table = new List<string>();
        foreach (var hospital in Numbers(args, "--accesses", 5_000_000).Select(n => new JudgeHospital(n)))
        {
            var folder = Array.IndexOf(args, "--keep") is >= 0 and var at ? Path.Combine(args[at + 1], $"{hospital.Accesses}") : Directory.CreateTempSubdirectory("compliancedesk-judge-").FullName;
            try
            {
                await hospital.MakeOnceAsync(folder);
                Console.WriteLine(hospital);
                Console.WriteLine("engine      wall s   CPU s   peak MB");
                var (judge, duck) = (new List<Measured>(), new List<Measured>());
                for (var run = 0; run < runs; run++)
                {
                    judge.Add(await MeasureAsync("judge", folder));
                    duck.Add(await MeasureAsync("duckdb", folder));
                }

                table.Add(Row(hospital.Accesses, judge, duck));
            }
            finally
            {
                if (!args.Contains("--keep"))
                {
                    SqliteConnection.ClearAllPools();
                    Directory.Delete(folder, recursive: true);
                }
            }
        }

        Console.WriteLine();
        Console.WriteLine("| accesses | judge: wall s | processor s | peak MB | µs of processor per access | DuckDB: wall s | processor s | peak MB | judge / DuckDB, wall | processor |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        table.ForEach(Console.WriteLine);
        return 0;
    }

    /// <summary>Medians, and medians of the ratios of runs that followed each other.</summary>
    private static string Row(int accesses, List<Measured> judge, List<Measured> duck)
    {
        var processor = Median(judge.Select(m => m.Processor));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {accesses:N0} | {Median(judge.Select(m => m.Wall)):0.0} | {processor:0.0} | {Median(judge.Select(m => m.Megabytes)):N0} | {processor / accesses * 1e6:0.00} | {Median(duck.Select(m => m.Wall)):0.00} | {Median(duck.Select(m => m.Processor)):0.0} | {Median(duck.Select(m => m.Megabytes)):N0} | {Median(judge.Zip(duck, (a, b) => a.Wall / b.Wall)):0.0} | {Median(judge.Zip(duck, (a, b) => a.Processor / b.Processor)):0.0} |");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2 : 0;

    private static async Task<Measured> MeasureAsync(string engine, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["judge", "once", engine, folder]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Console.Write(line);
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(Of(words[1]), Of(words[2]), Of(words[3]));

        static double Of(string word) => double.Parse(word, CultureInfo.InvariantCulture);
    }

    private static async Task<int> OnceAsync(string engine, string directory)
    {
        // Opening the store and the peer is a process's start-up, paid once a day: it is not counted for either.
        var store = new DeskStore(directory);
        _ = await SiteSettings.LoadAsync(store);
        await using var connection = new DuckDBConnection($"Data Source={Path.Combine(directory, "peer.duckdb")};access_mode=READ_ONLY");
        if (engine == "duckdb")
        {
            await connection.OpenAsync();
        }

        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var detail = engine == "judge" ? await JudgeAsync(store, clock) : await DuckAsync(connection, clock);
        var wall = clock.Elapsed;
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine,-8}  {wall.TotalSeconds,8:0.00}  {(self.TotalProcessorTime - before).TotalSeconds,6:0.0}  {self.PeakWorkingSet64 >> 20,8}   {detail}"));
        return 0;
    }

    private static async Task<string> JudgeAsync(DeskStore store, Stopwatch clock)
    {
        using var opened = store.OpenConnection();
        var plan = JudgementPlan.Trial(opened, (await SiteSettings.LoadAsync(store)).TimeZone, JudgementPolicy.Default);
        var (sessions, explained, findings, rules) = (0L, 0L, 0, 0);
        var first = TimeSpan.Zero;
        await JudgementRunner.JudgeAsync(store, new LedgerReader(store, plan), plan, null, (epoch, judgement) =>
        {
            var accesses = judgement.Accesses;
            first = epoch == 0 ? clock.Elapsed : first;
            for (var session = 0; session < accesses.Sessions.Count; session++)
            {
                sessions += accesses.IsJudged(session) ? 1 : 0;
                explained += accesses.IsJudged(session) && accesses.IsExplained(session) ? 1 : 0;
            }

            findings += judgement.Findings.Count;
            rules = Math.Max(rules, judgement.Rules.Count(r => r.NotRun is null));
            return Task.FromResult(true);
        }, CancellationToken.None);

        return string.Create(CultureInfo.InvariantCulture,
            $"first epoch of {plan.Epochs.Count} {first.TotalSeconds:0.00}; {rules} rules, {100.0 * explained / sessions:0.0} % of {sessions} sessions explained, {findings} findings");
    }

    private static async Task<string> DuckAsync(DuckDBConnection connection, Stopwatch clock)
    {
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            var before = clock.Elapsed;
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            var count = await command.ExecuteScalarAsync();
            answers.Add(string.Create(CultureInfo.InvariantCulture, $"{(clock.Elapsed - before).TotalSeconds:0.00} ({count})"));
        }

        return string.Join(", ", answers);
    }

    private static readonly string[] Questions =
    [
        "SELECT count(*) FROM accesses a JOIN users u ON u.id = a.user_id JOIN patients p ON p.id = a.patient_id WHERE u.surname = p.surname",
        """
        SELECT count(*) FROM accesses a JOIN users u ON u.id = a.user_id
        WHERE NOT EXISTS (SELECT 1 FROM encounters e WHERE e.patient_id = a.patient_id AND e.department_id = u.department_id AND a.moment BETWEEN e.starts - 2592000000 AND e.ends + 2592000000)
        """,
        """
        WITH d AS (SELECT a.user_id, a.moment // 86400000 AS day, count(DISTINCT a.patient_id) AS n FROM accesses a GROUP BY ALL),
        o AS (SELECT d.user_id, d.day, d.n, u.role, avg(d.n) OVER w AS mean FROM d JOIN users u ON u.id = d.user_id WINDOW w AS (PARTITION BY d.user_id ORDER BY d.day RANGE BETWEEN 30 PRECEDING AND 1 PRECEDING)),
        r AS (SELECT u.role, d.day, avg(d.n) AS mean, stddev_pop(d.n) AS sd FROM d JOIN users u ON u.id = d.user_id GROUP BY ALL)
        SELECT count(*) FROM o JOIN r USING (role, day) WHERE o.n > 2 * o.mean AND o.n > r.mean + 3 * r.sd
        """,
        "SELECT count(*) FROM accesses a JOIN patients p ON p.id = a.patient_id WHERE p.vip OR a.moment // 86400000 > p.death_day + 7",
        """
        SELECT count(*) FROM (SELECT a.moment, w.site, lag(a.moment) OVER v AS before, lag(w.site) OVER v AS site_before FROM accesses a JOIN workstations w ON w.id = a.workstation_id
        WINDOW v AS (PARTITION BY a.user_id ORDER BY a.moment, a.id)) WHERE site <> site_before AND moment - before <= 600000
        """,
    ];

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;

    private static IEnumerable<int> Numbers(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at ? args.Skip(at + 1).TakeWhile(a => !a.StartsWith('-')).Select(a => int.Parse(a, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)) : [otherwise];

    private sealed record Measured(double Wall, double Processor, double Megabytes);
}
