using ComplianceDesk.Core.Registers;
using System.Globalization;
using System.Text;
using ComplianceDesk.Cli.Seed;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Cli.Tests.Judging;

/// <summary>A generated hospital of seven weeks, taken in and judged in pieces as they might arrive, against the same hospital taken in and judged at once.</summary>
public sealed class DayByDayTests
{
    private const int Days = 49;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    public async Task Finds_TheSameAsAllAtOnce(int seed)
    {
        using var folder = new TempFolder();
        HospitalGenerator.Write(new SeedOptions(folder["feeds"], 130, 1500, Days, seed, SeedOptions.DefaultUntil, Quiet: false, Gzip: false), null, Token);
        var atOnce = await OpenAsync(folder["at-once"]);
        await ImportAsync(atOnce, FeedFiles.Expand([folder["feeds"]]).Where(f => Path.GetFileName(f) != "truth.csv"));
        var whole = await new JudgementRunner(atOnce, TimeProvider.System).RunAsync(null, Token);

        var inPieces = await OpenAsync(folder["in-pieces"]);
        var random = new Random(seed);
        var last = whole;
        var judged = new List<int>();
        foreach (var (step, files) in Pieces(folder, random).GroupBy(p => p.Step).OrderBy(s => s.Key).Select(s => (s.Key, s.OrderBy(_ => random.Next()).Select(p => p.File))))
        {
            await ImportAsync(inPieces, files);
            var steps = new Steps();
            last = await new JudgementRunner(inPieces, TimeProvider.System).RunAsync(steps, Token);
            judged.Add(steps.Epochs.Count);
        }

        // Some steps concern the newest week alone, some reach back.
        Assert.Contains(1, judged.Skip(1));
        Assert.True(judged.Count(j => j > 1) > 2);

        Assert.NotEmpty(await FindingsAsync(atOnce));
        Assert.Equal(await FindingsAsync(atOnce), await FindingsAsync(inPieces));
        Assert.Equal(await SessionsAsync(atOnce), await SessionsAsync(inPieces));
        Assert.Equal((whole.Events, whole.PatientEvents, whole.Explained, whole.FirstEvents, whole.FirstExplained), (last.Events, last.PatientEvents, last.Explained, last.FirstEvents, last.FirstExplained));
        Assert.Equal(whole.Rules, last.Rules);
    }

    /// <summary>
    /// Files of a day or a few each, and the step at which they arrive: accesses mostly in order, some days late; a visit when it begins, some up to three weeks late,
    /// most without their end at first; what is known about people before anything else.
    /// </summary>
    private static List<(int Step, string File)> Pieces(TempFolder folder, Random random)
    {
        var pieces = new List<(int, string)>();
        string[] apart = ["accesses.csv", "encounters.csv", "appointments.csv", "truth.csv"];
        foreach (var known in Directory.GetFiles(folder["feeds"], "*.csv").Where(f => !apart.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal))
        {
            pieces.Add((0, known));
        }

        var begin = SeedOptions.DefaultUntil.AddDays(1 - Days);
        Directory.CreateDirectory(folder["pieces"]);
        Split("accesses", "occurred_at", end: null, day => day + (random.Next(6) == 0 ? random.Next(9) : 0));
        // Visits come late in bundles, so that between them accesses come alone.
        Split("encounters", "started_at", "ended_at", day => random.Next(3) > 0 ? 0 : ((day + random.Next(21)) / 12 * 12) + 12);
        Split("appointments", "starts_at", end: null, day => random.Next(3) > 0 ? 0 : day / 12 * 12);
        return pieces;

        void Split(string feed, string time, string? end, Func<int, int> arrives)
        {
            var lines = File.ReadAllLines(Path.Combine(folder["feeds"], $"{feed}.csv"));
            var columns = lines[0].Split(',');
            var (at, until) = (Array.IndexOf(columns, time), Array.IndexOf(columns, end));
            foreach (var day in lines.Skip(1).GroupBy(l => DateOnly.ParseExact(l.Split(',')[at][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - begin.DayNumber).OrderBy(d => d.Key))
            {
                var step = Step(arrives(day.Key));
                if (until >= 0 && random.Next(3) > 0)
                {
                    Put($"{feed}-{day.Key}-open", day.Select(l => string.Join(',', l.Split(',').Select((cell, i) => i == until ? "" : cell))), step);
                    step = Step(arrives(day.Key) + 5) + 1;
                }

                Put($"{feed}-{day.Key}", day, step);
            }

            void Put(string name, IEnumerable<string> rows, int step)
            {
                var file = Path.Combine(folder["pieces"], $"{name}.csv");
                File.WriteAllLines(file, rows.Prepend(lines[0]));
                pieces.Add((step, file));
            }
        }

        // Judged every three days or so, from the fifth week on.
        static int Step(int day) => Math.Clamp((day - 26) / 3, 1, 9);
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
        using var stream = new MemoryStream();
        await ExplanationsRegister.WriteAsync(store, new CsvRowWriter(stream), Token);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n").Order(StringComparer.Ordinal)];
    }
}
