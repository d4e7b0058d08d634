using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Cli.Bench;
using ComplianceDesk.Cli.Seed;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>bench detection</c>: compares what was found with what was planted.</summary>
internal static class BenchVerb
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = "A judged data directory; hospitals are made in a temporary folder when not given.", HelpName = "DIR" };
        var truth = new Option<string?>("--truth") { Description = "The truth.csv that belongs to it.", HelpName = "FILE" };
        var conventions = SeedVerb.Conventions();
        var seeds = SeedVerb.Seeds();
        var without = new Option<string?>("--without") { Description = "A feed to leave out, for example appointments: what is lost without it?", HelpName = "FEED" };
        var csv = new Option<string?>("--csv") { Description = "Write every number to this file as well.", HelpName = "FILE" };
        var json = new Option<string?>("--json") { Description = "The same as JSON.", HelpName = "FILE" };
        var markdown = new Option<string?>("--markdown") { Description = "Write the tables of docs/detection.md to this Markdown file.", HelpName = "FILE" };
        var misses = new Option<string?>("--misses") { Description = "Write the incidents missed and the findings that are wrong to this CSV file.", HelpName = "FILE" };
        var verb = new Verb(
            "detection",
            "Recall by scenario, precision, look-alikes flagged and the share of ordinary accesses explained, beside first-generation rules on the same hospitals.",
            "bench detection --seeds 11-15 --conventions tuning --markdown detection.md",
            "bench detection --seeds 11 --conventions rural,network --without appointments",
            "bench detection --truth ./hospital/truth.csv --data ./data")
        { data, truth, conventions, seeds, without, csv, json, markdown, misses };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var groups = new List<(string Hospitals, Detection Own, Detection First)>();
            if (parsed.GetValue(data) is { } folder)
            {
                var file = parsed.GetValue(truth) ?? throw new Refusal("--data is given without --truth; expected the truth.csv that belongs to it.");
                if (!File.Exists(file)) throw new Refusal($"There is no file {file}.");
                groups.Add(("given", new(), new()));
                await AddAsync(groups[0].Own, "given", await DataFolder.OpenAsync(folder, cancellationToken), file, cancellationToken);
                AddFirst(groups[0].First, "given", file, null);
            }
            else
            {
                foreach (var hospital in BenchmarkHospitals.Of(parsed.GetValue(conventions)!, parsed.GetValue(seeds)!))
                {
                    var convention = hospital.Options.Convention.Id;
                    if (groups.Count == 0 || groups[^1].Hospitals != convention) groups.Add((convention, new(), new()));
                    await OneAsync(groups[^1].Own, groups[^1].First, terminal, hospital, parsed.GetValue(without), cancellationToken);
                }
            }

            var (own, first) = (Detection.Sum(groups.Select(g => g.Own)), Detection.Sum(groups.Select(g => g.First)));
            foreach (var group in groups.Where(_ => groups.Count > 1)) terminal.Out.WriteLine(DetectionTable.Summary(group.Hospitals, group.Own));
            DetectionTable.Print(terminal.Out, own, first);
            await WriteAsync(parsed.GetValue(markdown), w => DetectionMarkdown.Write(w, Command(parsed), own, first, groups));
            if (groups.Count > 1) groups.Add(("all", own, first));
            var numbers = groups.SelectMany(g => DetectionTable.Numbers(DetectionTable.Own, g.Hospitals, g.Own).Concat(DetectionTable.Numbers(DetectionTable.FirstGeneration, g.Hospitals, g.First))).ToArray();
            await WriteAsync(parsed.GetValue(csv), w => DetectionTable.WriteCsv(w, numbers));
            await WriteAsync(parsed.GetValue(json), w => w.WriteLine(DetectionTable.Json(numbers)));
            await WriteAsync(parsed.GetValue(misses), w => DetectionTable.WriteMisses(w, own.Misses));
            return ExitCode.Done;
        });

        return new Command("bench", "Measurements of this program against made-up hospitals.") { verb };

        string Command(ParseResult parsed) => parsed.GetValue(data) is not null
            ? "bench detection --data DIR --truth FILE"
            : $"bench detection --conventions {parsed.GetValue(conventions)} --seeds {parsed.GetValue(seeds)}{(parsed.GetValue(without) is { } feed ? $" --without {feed}" : "")}";
    }

    private static async Task OneAsync(Detection own, Detection first, Terminal terminal, BenchmarkHospital hospital, string? without, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("compliancedesk-bench-");
        try
        {
            var feeds = Path.Combine(folder.FullName, "feeds");
            var made = HospitalGenerator.Write(hospital.Options with { Out = feeds }, null, cancellationToken);
            if (without is not null && !File.Exists(Path.Combine(feeds, $"{without}.csv")))
            {
                throw new Refusal($"--without is \"{without}\"; expected one of {string.Join(", ", made.Rows.Select(r => Path.GetFileNameWithoutExtension(r.File)))}.");
            }

            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{hospital.Name}: {made.Rows.First(r => r.File.StartsWith("accesses", StringComparison.Ordinal)).Rows:N0} accesses, {made.Planted} of them planted, {made.Lookalikes:N0} look-alikes"));
            var store = await JudgedAsync(feeds, Path.Combine(folder.FullName, "data"), without, terminal.Clock, cancellationToken);
            var truth = Path.Combine(feeds, "truth.csv");
            await AddAsync(own, hospital.Name, store, truth, cancellationToken);
            AddFirst(first, hospital.Name, truth, without);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A store with a folder's feeds taken in and judged.</summary>
    internal static async Task<DeskStore> JudgedAsync(string feeds, string data, string? without, TimeProvider clock, CancellationToken cancellationToken)
    {
        var store = await DataFolder.MakeAsync(data, cancellationToken);
        await new SiteSettings("America/Chicago").SaveAsync(store, cancellationToken);
        var importer = new FileImporter(store, clock);
        foreach (var file in FeedFiles.Expand([feeds]).Where(f => Path.GetFileName(f) != "truth.csv" && Path.GetFileName(f) != $"{without}.csv"))
        {
            await importer.ImportAsync(file, new ImportRequest(), null, cancellationToken);
        }

        await new JudgementRunner(store, clock).RunAsync(null, cancellationToken);
        return store;
    }

    private static async Task AddAsync(Detection detection, string hospital, DeskStore store, string truth, CancellationToken cancellationToken)
    {
        using var findings = await TextAsync(stream => FindingsRegister.WriteAsync(store, new CsvRowWriter(stream), cancellationToken));
        using var explanations = await TextAsync(stream => ExplanationsRegister.WriteAsync(store, new CsvRowWriter(stream), cancellationToken));
        detection.Add(
            hospital,
            Truth(truth),
            [.. CsvRows.Read(findings, "rule", "score", "event_ids").Select(r => new FoundRow(r[0], int.Parse(r[1], CultureInfo.InvariantCulture), r[2].Split(';')))],
            CsvRows.Read(explanations, "event_id", "explanation", "first_access").Select(r => new ExplainedRow(r[0], r[1], r[2] == "true")));
    }

    private static void AddFirst(Detection detection, string hospital, string truth, string? without)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(truth))!;
        if (Directory.GetFiles(folder, "accesses.csv*").Length > 0) detection.Add(hospital, Truth(truth), FirstGeneration.Find(folder, without), []);
    }

    private static List<TruthRow> Truth(string file)
    {
        using var text = new StreamReader(file);
        return [.. CsvRows.Read(text, "event_id", "kind", "scenario", "incident_id").Select(r => new TruthRow(r[0], r[1], r[2], r[3]))];
    }

    private static async Task<StreamReader> TextAsync(Func<Stream, Task> write)
    {
        var stream = new MemoryStream();
        await write(stream);
        stream.Position = 0;
        return new StreamReader(stream);
    }

    private static async Task WriteAsync(string? file, Action<TextWriter> write)
    {
        if (file is null) return;
        await using var writer = new StreamWriter(file);
        write(writer);
    }
}
