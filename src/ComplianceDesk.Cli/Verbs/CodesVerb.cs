using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Cli.Bench;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>codes</c>: loads the site's code tables, which some checks need and none of which is shipped.</summary>
internal static class CodesVerb
{
    public static Verb Create(Terminal terminal)
    {
        var data = DataFolder.Option();
        var file = new Option<string>("--file") { Description = "CSV with the columns system, code, display, valid_from, valid_to; days ISO 8601, empty when open.", Required = true, HelpName = "FILE" };
        var verb = new Verb(
            "codes",
            "Loads code tables of the site (ICD-10-CM billable codes, LOINC, SNOMED, RxNorm …), of ZIP codes (system ZIP, the state as display) and value sets (system value-set:encounters.disposition). Each system in the file replaces what was loaded of it before.",
            "codes --data ./data --file icd10cm-2026.csv",
            "codes --data ./data --file zip-to-state.csv")
        { data, file };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path)) throw new Refusal($"There is no file {path}.");
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            using var text = new StreamReader(path);
            var loaded = CodeTableWriter.Replace(
                store,
                CsvRows.Read(text, "system", "code", "display", "valid_from", "valid_to").Select((cells, i) => new CodeTableLine(
                    Given(cells[0], "system", i), Right(cells, i), cells[2], Day(cells[3], "valid_from", i), Day(cells[4], "valid_to", i))),
                cancellationToken);
            foreach (var (system, rows) in loaded) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{system}: {rows:N0} codes"));
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Given(string value, string column, int row) =>
        value.Length > 0 ? value : throw new Refusal(string.Create(CultureInfo.InvariantCulture, $"Row {row + 2} has no {column}; nothing was loaded."));

    private static string Right(string[] cells, int row) =>
        SiteTables.Flaw(cells[0], Given(cells[1], "code", row), cells[2]) is not { } expected ? cells[1]
        : throw new Refusal(string.Create(CultureInfo.InvariantCulture, $"Row {row + 2} of {cells[0]}: expected {expected}. Nothing was loaded."));

    private static DateOnly? Day(string value, string column, int row) =>
        value.Length == 0 ? null
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new Refusal(string.Create(CultureInfo.InvariantCulture, $"Row {row + 2}: {column} is {value}; expected a day such as 2026-10-01. Nothing was loaded."));
}
