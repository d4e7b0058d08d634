using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Cli.Seed;
using ComplianceDesk.Cli.Seed.Defects;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>seed</c>: writes a made-up hospital as feed files.</summary>
internal static class SeedVerb
{
    public static Verb Create(Terminal terminal)
    {
        var @out = new Option<string>("--out") { Description = "Folder for the files.", HelpName = "DIR" };
        var defects = new Option<string>("--defects") { Description = "Write clean charts with known defects of every record check there instead, named in truth.csv.", HelpName = "DIR" };
        var staff = new Option<int>("--staff") { Description = "People with an account.", DefaultValueFactory = _ => 400, HelpName = "N" };
        var patients = new Option<int>("--patients") { Description = "Patient records.", DefaultValueFactory = _ => 5000, HelpName = "N" };
        var days = new Option<int>("--days") { Description = "Days of accesses.", DefaultValueFactory = _ => 30, HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "Equal options and seed give equal bytes.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var until = new Option<string>("--until")
        {
            Description = "Last day of accesses.",
            DefaultValueFactory = _ => SeedOptions.DefaultUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            HelpName = "DATE",
        };
        var benchmark = new Option<bool>("--benchmark") { Description = "The hospitals of the public benchmark, each in a folder of its own: every scenario, every look-alike, record feeds too." };
        var conventions = Conventions();
        var seeds = Seeds();
        var quiet = new Option<bool>("--quiet") { Description = "An ordinary time: no planted incidents, no truth file." };
        var gzip = new Option<bool>("--gzip") { Description = "Write the accesses as accesses.csv.gz." };
        var records = new Option<bool>("--records") { Description = "Write the record feeds too: documents, diagnoses, observations, billing, coding queries, requests, with the ordinary delays of a records department." };
        var verb = new Verb(
            "seed",
            "Writes a made-up hospital as the eight core feeds, with planted incidents and legitimate look-alikes named in truth.csv.",
            "seed --out ./hospital",
            "seed --out ./hospital --staff 2000 --patients 40000 --days 60 --seed 7",
            "seed --out ./quiet --days 7 --quiet",
            "seed --benchmark --out ./hospitals --conventions tuning --seeds 1-5",
            "seed --defects ./defects")
        { @out, defects, staff, patients, days, seed, until, quiet, gzip, records, benchmark, conventions, seeds };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(defects) is { } folder)
            {
                var planted = DefectHospital.Write(folder);
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"truth.csv: {planted:N0} defects of {Plant.All.Count} checks, true as of {DefectHospital.AsOf:yyyy-MM-dd}; tables: codes.csv"));
                return ExitCode.Done;
            }

            var into = parsed.GetValue(@out) ?? throw new Refusal("--out is missing; expected a folder for the files.");
            if (parsed.GetValue(benchmark))
            {
                foreach (var hospital in BenchmarkHospitals.Of(parsed.GetValue(conventions)!, parsed.GetValue(seeds)!))
                {
                    var made = hospital.Options with { Out = Path.Combine(into, hospital.Name), Gzip = parsed.GetValue(gzip) };
                    Print(hospital.Name, await WriteAsync(terminal, made, cancellationToken), terminal.Out);
                }

                return ExitCode.Done;
            }

            var options = new SeedOptions(
                into,
                AtLeast("--staff", parsed.GetValue(staff), SeedOptions.LeastStaff),
                AtLeast("--patients", parsed.GetValue(patients), SeedOptions.LeastPatients),
                AtLeast("--days", parsed.GetValue(days), 1),
                AtLeast("--seed", parsed.GetValue(seed), 0),
                Dates.Parse("--until", parsed.GetValue(until)!),
                parsed.GetValue(quiet),
                parsed.GetValue(gzip)) { Records = parsed.GetValue(records) };
            var result = await WriteAsync(terminal, options, cancellationToken);
            foreach (var (file, rows) in result.Rows) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {rows:N0} rows"));
            if (!options.Quiet) Print("truth.csv", result, terminal.Out);

            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Which hospitals of the benchmark.</summary>
    internal static Option<string> Conventions() => new("--conventions")
    {
        Description = $"all, tuning, held-out, or some of {string.Join(", ", Convention.All.Select(c => c.Id))}.", DefaultValueFactory = _ => "all", HelpName = "NAMES",
    };

    /// <summary>Their seeds.</summary>
    internal static Option<string> Seeds() => new("--seeds") { Description = "Seeds of the benchmark's hospitals.", DefaultValueFactory = _ => "1", HelpName = "A-B" };

    private static Task<SeedResult> WriteAsync(Terminal terminal, SeedOptions options, CancellationToken cancellationToken) =>
        terminal.WithProgressAsync("Writing accesses", report => Task.Run(
            () => HospitalGenerator.Write(options, (day, of) => report((double)day / of, $"Day {day} of {of}"), cancellationToken), cancellationToken));

    private static void Print(string what, SeedResult result, TextWriter output) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {result.Planted:N0} accesses of planted incidents, {result.Lookalikes:N0} legitimate look-alikes"));

    private static int AtLeast(string option, int value, int least) =>
        value >= least ? value : throw new Refusal(string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; expected {least} or more."));
}
