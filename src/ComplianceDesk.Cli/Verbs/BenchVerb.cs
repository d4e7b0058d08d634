using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Cli.Bench;
using ComplianceDesk.Cli.Seed;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>bench detection</c>: compares what was found with what was planted.</summary>
internal static class BenchVerb
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = "A judged data directory; hospitals are made in a temporary folder when not given.", HelpName = "DIR" };
        var truth = new Option<string?>("--truth") { Description = "The truth.csv that belongs to it.", HelpName = "FILE" };
        var seeds = new Option<string>("--seeds") { Description = "Seeds of the hospitals to make.", DefaultValueFactory = _ => "1-3", HelpName = "A-B" };
        var staff = new Option<int>("--staff") { Description = "People with an account.", DefaultValueFactory = _ => 400, HelpName = "N" };
        var patients = new Option<int>("--patients") { Description = "Patient records.", DefaultValueFactory = _ => 5000, HelpName = "N" };
        var days = new Option<int>("--days") { Description = "Days of accesses.", DefaultValueFactory = _ => 30, HelpName = "N" };
        var without = new Option<string?>("--without") { Description = "A feed to leave out, for example appointments: what is lost without it?", HelpName = "FEED" };
        var verb = new Verb(
            "detection",
            "Recall by scenario, precision, look-alikes flagged and the share of ordinary accesses explained.",
            "bench detection --seeds 11-15",
            "bench detection --seeds 11-15 --without appointments",
            "bench detection --truth ./hospital/truth.csv --data ./data")
        { data, truth, seeds, staff, patients, days, without };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var detection = new Detection();
            if (parsed.GetValue(data) is { } folder)
            {
                var file = parsed.GetValue(truth) ?? throw new Refusal("--data is given without --truth; expected the truth.csv that belongs to it.");
                if (!File.Exists(file)) throw new Refusal($"There is no file {file}.");
                await AddAsync(detection, await DataFolder.OpenAsync(folder, cancellationToken), file, cancellationToken);
            }
            else
            {
                var (from, to) = Range(parsed.GetValue(seeds)!);
                for (var seed = from; seed <= to; seed++)
                {
                    var options = new SeedOptions("", parsed.GetValue(staff), parsed.GetValue(patients), parsed.GetValue(days), seed, SeedOptions.DefaultUntil, false, false);
                    await OneAsync(detection, terminal, options, parsed.GetValue(without), cancellationToken);
                }
            }

            Print(detection, terminal.Out);
            return ExitCode.Done;
        });
        return new Command("bench", "Measurements of this program against made-up hospitals.") { verb };
    }

    private static async Task OneAsync(Detection detection, Terminal terminal, SeedOptions options, string? without, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("compliancedesk-bench-");
        try
        {
            var feeds = Path.Combine(folder.FullName, "feeds");
            var made = HospitalGenerator.Write(options with { Out = feeds }, null, cancellationToken);
            if (without is not null && !File.Exists(Path.Combine(feeds, $"{without}.csv")))
            {
                throw new Refusal($"--without is \"{without}\"; expected one of {string.Join(", ", made.Rows.Select(r => Path.GetFileNameWithoutExtension(r.File)))}.");
            }

            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Seed {options.Seed}: {made.Rows.First(r => r.File.StartsWith("accesses", StringComparison.Ordinal)).Rows:N0} accesses, {made.Planted} of them planted, {made.Lookalikes:N0} look-alikes"));
            var store = await DataFolder.MakeAsync(Path.Combine(folder.FullName, "data"), cancellationToken);
            await new SiteSettings("America/Chicago").SaveAsync(store, cancellationToken);
            var importer = new FileImporter(store, terminal.Clock);
            foreach (var file in FeedFiles.Expand([feeds]).Where(f => Path.GetFileName(f) != "truth.csv" && Path.GetFileName(f) != $"{without}.csv"))
            {
                await importer.ImportAsync(file, new ImportRequest(), null, cancellationToken);
            }

            await new JudgementRunner(store, terminal.Clock).RunAsync(null, cancellationToken);
            await AddAsync(detection, store, Path.Combine(feeds, "truth.csv"), cancellationToken);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task AddAsync(Detection detection, DeskStore store, string truth, CancellationToken cancellationToken)
    {
        using var truthText = new StreamReader(truth);
        using var findings = await TextAsync(stream => FindingsCsv.WriteAsync(store, stream, cancellationToken));
        using var explanations = await TextAsync(stream => ExplanationsCsv.WriteAsync(store, stream, cancellationToken));
        detection.Add(
            [.. CsvRows.Read(truthText, "event_id", "kind", "scenario", "incident_id").Select(r => new TruthRow(r[0], r[1], r[2], r[3]))],
            [.. CsvRows.Read(findings, "rule", "score", "severity", "event_ids").Select(r => new FoundRow(r[0], int.Parse(r[1], CultureInfo.InvariantCulture), r[2], r[3].Split(';')))],
            CsvRows.Read(explanations, "event_id", "explanation", "first_access").Select(r => new ExplainedRow(r[0], r[1], r[2] == "true")));
    }

    private static async Task<StreamReader> TextAsync(Func<Stream, Task> write)
    {
        var stream = new MemoryStream();
        await write(stream);
        stream.Position = 0;
        return new StreamReader(stream);
    }

    private static (int From, int To) Range(string text)
    {
        var ends = text.Split('-');
        return ends.Length is 1 or 2 && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
            ? (from, to)
            : throw new Refusal($"--seeds is \"{text}\"; expected a seed or a range such as 11-15.");
    }

    private static void Print(Detection d, TextWriter output)
    {
        Line("Incidents found", d.Incidents);
        foreach (var (scenario, part) in d.Recall) Line("  " + scenario, part);
        Line("Findings that are right", d.Precision);
        Line("Findings of 50 points and more that are right", d.PrecisionAbove50);
        foreach (var (rule, part) in d.Rules) Line("  " + rule, part);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Average precision: {d.AveragePrecision:0.000}"));
        Line("Look-alikes flagged", d.Lookalikes.Values.Aggregate(new Part(), (a, b) => a + b));
        foreach (var (scenario, part) in d.Lookalikes) Line("  " + scenario, part);
        Line("Ordinary accesses explained", d.Explained);
        Line("Ordinary first accesses explained", d.FirstExplained);
        Line("Planted accesses explained away", d.PlantedExplained);

        void Line(string what, Part part) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {part.Of} of {part.Whole}{(part.Share is { } share ? $" ({100 * share:0.0} %)" : "")}"));
    }
}
