using System.Globalization;
using ComplianceDesk.Cli.Seed;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Cli.Tests.Judging;

/// <summary>A generated hospital that is taken in and judged in pieces as they might arrive: the outcome must be that of the same hospital taken in and judged at once.</summary>
internal sealed class HospitalInPieces : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly int days;
    private readonly List<(int Step, string File)> pieces = [];
    private readonly HashSet<string> split = ["truth"];
    private readonly Func<int, int> stepOf;

    /// <param name="seed">What is made, and by what chance it arrives.</param>
    /// <param name="staff">People with an account.</param>
    /// <param name="patients">Patient records.</param>
    /// <param name="days">Days of accesses.</param>
    /// <param name="stepOf">The step at which what arrives on a day, from 0 on, is taken in and judged; from 1 on.</param>
    public HospitalInPieces(int seed, int staff, int patients, int days, Func<int, int> stepOf)
        : this(seed, days, stepOf) =>
        HospitalGenerator.Write(new SeedOptions(folder["feeds"], staff, patients, days, seed, SeedOptions.DefaultUntil, Quiet: false, Gzip: false), null, Token);

    private HospitalInPieces(int seed, int days, Func<int, int> stepOf)
    {
        (this.days, this.stepOf) = (days, stepOf);
        Random = new(seed);
    }

    /// <summary>One in which everything that looks ahead happens often.</summary>
    /// <inheritdoc cref="HospitalInPieces(int, int, int, int, Func{int, int})"/>
    public static HospitalInPieces Small(int seed, int patients, int days, Func<int, int> stepOf)
    {
        var hospital = new HospitalInPieces(seed, days, stepOf);
        SmallHospital.Write(hospital.folder["feeds"], hospital.Random, patients, days);
        return hospital;
    }

    public Random Random { get; }

    /// <summary>Adds records that the generator does not write.</summary>
    public void AddRecords(int rows) => HospitalRecords.Write(folder["feeds"], Random, rows);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    /// <summary>Has the rows of a feed arrive day by day; feeds that are not split are there from the beginning.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="time">The column that says on which day a row belongs; rows without one are there from the beginning.</param>
    /// <param name="arrives">The day on which a day's rows arrive; both count from the first day of accesses.</param>
    /// <param name="end">A column that two days in three are without when they arrive first, and have some days later.</param>
    public void Split(string feed, string time, Func<int, int> arrives, string? end = null)
    {
        split.Add(feed);
        Directory.CreateDirectory(folder["pieces"]);
        var begin = SeedOptions.DefaultUntil.AddDays(1 - days).DayNumber;
        var lines = File.ReadAllLines(Path.Combine(folder["feeds"], $"{feed}.csv"));
        var columns = lines[0].Split(',');
        var (at, until) = (Array.IndexOf(columns, time), Array.IndexOf(columns, end));
        var files = new SortedDictionary<(int Step, bool IsOpen), List<string>>();
        foreach (var day in lines.Skip(1).GroupBy(l => Day(l.Split(',')[at]) - begin).OrderBy(d => d.Key))
        {
            var (arrived, isOpen) = (arrives(day.Key), until >= 0 && Random.Next(3) > 0);
            if (isOpen)
            {
                Put(stepOf(arrived), isOpen, day.Select(l => string.Join(',', l.Split(',').Select((cell, i) => i == until ? "" : cell))));
            }

            Put(isOpen ? stepOf(arrived + 5) + 1 : stepOf(arrived), isOpen: false, day);
        }

        foreach (var ((step, isOpen), rows) in files)
        {
            var file = Path.Combine(folder["pieces"], $"{feed}-{step}{(isOpen ? "-open" : "")}.csv");
            File.WriteAllLines(file, rows.Prepend(lines[0]));
            pieces.Add((step, file));
        }

        static int Day(string cell) => cell.Length == 0 ? 0 : DateOnly.ParseExact(cell[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

        void Put(int step, bool isOpen, IEnumerable<string> rows)
        {
            if (!files.TryGetValue((step, isOpen), out var file))
            {
                files[(step, isOpen)] = file = [];
            }

            file.AddRange(rows);
        }
    }

    /// <summary>Holds back rows of the last part of a feed, drawn at random, in bundles: what <see cref="CompareOneByOneAsync"/> takes in last.</summary>
    /// <param name="feed">The feed, in the order of time.</param>
    /// <param name="bundles">How many bundles.</param>
    /// <param name="rows">Rows of a bundle.</param>
    /// <param name="without">A column that is empty at first and arrives late; whole rows do when left out.</param>
    /// <param name="from">Where the last part begins, as a share of the rows.</param>
    public void HoldBack(string feed, int bundles, int rows, string? without = null, double from = 0.75)
    {
        Directory.CreateDirectory(folder["pieces"]);
        var path = Path.Combine(folder["feeds"], $"{feed}.csv");
        var lines = File.ReadAllLines(path).ToList();
        var column = Array.IndexOf(lines[0].Split(','), without);
        for (; bundles > 0; bundles--)
        {
            var late = Enumerable.Range(0, rows).Select(_ => Random.Next(Math.Max(1, (int)(lines.Count * from)), lines.Count)).Distinct().OrderDescending().ToArray();
            var file = Path.Combine(folder["pieces"], $"{feed}-{bundles}{without}.csv");
            File.WriteAllLines(file, late.Select(row => lines[row]).Prepend(lines[0]));
            pieces.Add((bundles, file));
            foreach (var row in late)
            {
                if (column < 0)
                {
                    lines.RemoveAt(row);
                }
                else
                {
                    lines[row] = string.Join(',', lines[row].Split(',').Select((cell, i) => i == column ? "" : cell));
                }
            }
        }

        File.WriteAllLines(path, lines);
    }

    /// <summary>
    /// Has a visit arrive last, as one bundle, for each of some pairs of user and patient who met without care in the first weeks: an hour in the user's department.
    /// What is asked of visits of any age is asked of the early looks anew, and what the hospital is seen to be may change.
    /// </summary>
    /// <param name="bundle">Its place among the bundles.</param>
    /// <param name="day">The day of the visit, from the first day of accesses on.</param>
    public void SendVisits(int bundle, int day)
    {
        var homes = Rows("workforce").ToDictionary(u => u["user_id"], u => u["department_id"]);
        var at = SeedOptions.DefaultUntil.AddDays(1 - days + day);
        Send("encounters", bundle, StrangePairs().Select((pair, n) => new Dictionary<string, string>
        {
            ["encounter_id"] = $"late-{bundle}-{n}",
            ["patient_id"] = pair.Patient,
            ["class"] = "outpatient",
            ["department_id"] = homes[pair.User],
            ["started_at"] = $"{at:yyyy-MM-dd}T09:00:00-05:00",
            ["ended_at"] = $"{at:yyyy-MM-dd}T10:00:00-05:00",
            ["status"] = "finished",
        }));
    }

    /// <summary>Has the records of the patients of such pairs bear a mark of special protection at last.</summary>
    /// <param name="bundle">Its place among the bundles.</param>
    public void SendMarks(int bundle)
    {
        var patients = StrangePairs().Select(p => p.Patient).ToHashSet();
        Send("patients", bundle, Rows("patients").Where(p => patients.Contains(p["patient_id"])).Select(p => new Dictionary<string, string>(p) { ["restricted"] = "part2" }));
    }

    private List<(string User, string Patient)> StrangePairs()
    {
        var planted = Rows("truth").Where(t => t["kind"] == "incident").Select(t => t["event_id"]).ToHashSet();
        var until = SeedOptions.DefaultUntil.AddDays(30 - days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [.. Rows("accesses").Where(a => planted.Contains(a["event_id"]) && a["patient_id"].Length > 0 && string.CompareOrdinal(a["occurred_at"][..10], until) < 0)
            .Select(a => (a["user_id"], a["patient_id"])).Distinct()];
    }

    private List<Dictionary<string, string>> Rows(string feed)
    {
        var lines = File.ReadAllLines(Path.Combine(folder["feeds"], $"{feed}.csv"));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => l.Split(',').Zip(columns).ToDictionary(c => c.Second, c => c.First))];
    }

    private void Send(string feed, int bundle, IEnumerable<Dictionary<string, string>> rows)
    {
        Directory.CreateDirectory(folder["pieces"]);
        var columns = File.ReadLines(Path.Combine(folder["feeds"], $"{feed}.csv")).First().Split(',');
        string[] lines = [string.Join(',', columns), .. rows.Select(row => string.Join(',', columns.Select(c => row.GetValueOrDefault(c, ""))))];
        Assert.True(lines.Length > 3, "Too few to be a test.");
        var file = Path.Combine(folder["pieces"], $"{feed}-late-{bundle}.csv");
        File.WriteAllLines(file, lines);
        pieces.Add((bundle, file));
    }

    /// <summary>Takes in the bundles that were held back one after another, judges after each what is new and then everything, and holds one against the other; tells how many epochs each had judged.</summary>
    public async Task<List<int>> CompareOneByOneAsync()
    {
        var store = await OpenAsync(folder["one-by-one"]);
        await ImportAsync(store, FeedFiles.Expand([folder["feeds"]]).Where(f => Path.GetFileName(f) != "truth.csv"));
        await new JudgementRunner(store, TimeProvider.System).RunAsync(null, Token);
        var judged = new List<int>();
        foreach (var (_, file) in pieces)
        {
            await ImportAsync(store, [file]);
            var steps = new Steps();
            var whole = await new JudgementRunner(store, TimeProvider.System).RunAsync(steps, Token);
            judged.Add(steps.Epochs.Count);
            var (sessions, findings, rules) = (await SessionsAsync(store), await FindingsAsync(store), await RulesAsync(store));
            var all = await new JudgementRunner(store, TimeProvider.System).RunAllAsync(null, Token);
            Assert.Equal(await SessionsAsync(store), sessions);
            Assert.Equal(await FindingsAsync(store), findings);
            Assert.Equal(await RulesAsync(store), rules);
            Assert.Equal((all.Events, all.PatientEvents, all.Explained, all.FirstEvents, all.FirstExplained), (whole.Events, whole.PatientEvents, whole.Explained, whole.FirstEvents, whole.FirstExplained));
        }

        return judged;
    }

    /// <summary>Takes in and judges both ways, holds what came of it against each other, and tells how many epochs each step judged.</summary>
    public async Task<List<int>> CompareAsync()
    {
        var atOnce = await OpenAsync(folder["at-once"]);
        await ImportAsync(atOnce, FeedFiles.Expand([folder["feeds"]]).Where(f => Path.GetFileName(f) != "truth.csv"));
        var whole = await new JudgementRunner(atOnce, TimeProvider.System).RunAsync(null, Token);

        var inPieces = await OpenAsync(folder["in-pieces"]);
        var last = whole;
        var judged = new List<int>();
        pieces.AddRange(Directory.GetFiles(folder["feeds"], "*.csv").Where(f => !split.Contains(Path.GetFileNameWithoutExtension(f))).Order(StringComparer.Ordinal).Select(f => (0, f)));
        foreach (var files in pieces.GroupBy(p => p.Step).OrderBy(s => s.Key).Select(s => s.OrderBy(_ => Random.Next()).Select(p => p.File)))
        {
            await ImportAsync(inPieces, files);
            var steps = new Steps();
            last = await new JudgementRunner(inPieces, TimeProvider.System).RunAsync(steps, Token);
            judged.Add(steps.Epochs.Count);
        }

        Assert.NotEmpty(await FindingsAsync(atOnce));
        Assert.Equal(await SessionsAsync(atOnce), await SessionsAsync(inPieces));
        Assert.Equal(await FindingsAsync(atOnce), await FindingsAsync(inPieces));
        Assert.Equal((whole.Events, whole.PatientEvents, whole.Explained, whole.FirstEvents, whole.FirstExplained), (last.Events, last.PatientEvents, last.Explained, last.FirstEvents, last.FirstExplained));
        Assert.Equal(whole.Rules, last.Rules);
        Assert.Equal(await RulesAsync(atOnce), await RulesAsync(inPieces));
        return judged;
    }

    private sealed class Steps : IProgress<JudgementProgress>
    {
        public HashSet<string> Epochs { get; } = [];

        public void Report(JudgementProgress value)
        {
            if (value.Step.StartsWith("Judging", StringComparison.Ordinal))
            {
                Epochs.Add(value.Step);
            }
        }
    }

    private static async Task<DeskStore> OpenAsync(string folder)
    {
        var store = new DeskStore(folder);
        await store.MigrateAsync(Token);
        await new SiteSettings("America/Chicago").SaveAsync(store, Token);
        return store;
    }

    private static async Task ImportAsync(DeskStore store, IEnumerable<string> files)
    {
        var importer = new FileImporter(store, TimeProvider.System);
        foreach (var file in files)
        {
            var import = await importer.ImportAsync(file, new ImportRequest(), null, Token);
            Assert.Equal((ImportStatus.Finished, 0L), (import.Status, import.Rejected));
        }
    }

    /// <summary>Everything a finding says, with the feeds' ids in place of the store's.</summary>
    /// <summary>What each rule found and held back, by epoch.</summary>
    private static async Task<List<string>> RulesAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        return await db.Epochs.OrderBy(e => e.FromDay).Select(e => $"{e.FromDay} {e.Rules}").ToListAsync(Token);
    }

    private static async Task<List<string>> FindingsAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        var users = await db.Workforce.ToDictionaryAsync(u => u.Id, u => u.UserId, Token);
        var patients = await db.Patients.ToDictionaryAsync(p => p.Id, p => p.PatientId, Token);
        var events = (await db.FindingAccesses.Join(db.Accesses, f => f.AccessId, a => a.Id, (f, a) => new { f.FindingId, a.EventId }).ToListAsync(Token)).ToLookup(e => e.FindingId, e => e.EventId);
        var told = (await db.Findings.Where(f => f.Status != FindingStatus.Withdrawn).ToListAsync(Token)).Select(f => string.Join(" | ",
            Key(f.Key), users[f.UserId], f.PatientId is { } patient ? patients[patient] : "", f.Rules, f.Score, f.Severity, f.Signals, f.FirstAt, f.LastAt, f.Events, string.Join(' ', events[f.Id].Order(StringComparer.Ordinal))));
        return [.. told.Order(StringComparer.Ordinal)];

        string Key(string key)
        {
            var parts = key.Split(':');
            if (parts[0] == "rush")
            {
                return $"rush:{patients[int.Parse(parts[1], CultureInfo.InvariantCulture)]}";
            }

            parts[1] = users[int.Parse(parts[1], CultureInfo.InvariantCulture)];
            parts[2] = parts[0] == "pair" ? patients[int.Parse(parts[2], CultureInfo.InvariantCulture)] : parts[2];
            return string.Join(':', parts);
        }
    }

    private static async Task<List<string>> SessionsAsync(DeskStore store)
    {
        await using var db = store.CreateDbContext();
        return await db.Database.SqlQueryRaw<string>("""
            SELECT concat_ws(' ', u.UserId, p.PatientId, s.Day, s.Events, s.FirstAt, s.LastAt, s.First, ifnull(t.Text, 'unexplained'), s.Missing, d.DepartmentId) AS Value
            FROM AccessSessions s JOIN Workforce u ON u.Id = s.UserId JOIN Patients p ON p.Id = s.PatientId LEFT JOIN Terms t ON t.Id = s.ExplanationId LEFT JOIN Departments d ON d.Id = s.DepartmentId
            ORDER BY u.UserId, p.PatientId, s.Day
            """).ToListAsync(Token);
    }
}
