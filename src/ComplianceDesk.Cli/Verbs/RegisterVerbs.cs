using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Quality.Measures;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>findings</c>, <c>explanations</c>, <c>checks</c>, <c>failures</c>, <c>measures</c>, <c>work-items</c>, <c>limits</c>: what judging found and is held against, as CSV or a workbook with stable columns.</summary>
internal static class RegisterVerbs
{
    public static IEnumerable<Verb> Create(Terminal terminal) =>
    [
        Create(terminal, "findings", "Writes every finding that stands, heaviest first, with the accesses it rests on.", FindingsRegister.WriteAsync),
        Create(terminal, "explanations", "Writes the reason found for every access that names a patient; empty = unexplained.", ExplanationsRegister.WriteAsync),
        Create(terminal, "checks", "Writes what every check answered in the last run, with numerator, denominator and interval.", ChecksRegister.WriteAsync),
        Create(terminal, "failures", "Writes the records that failed a check in the last run: what was found, what was expected.", FailuresRegister.WriteAsync),
        Create(terminal, "measures", "Writes every HIM measure of the last run of judge with numerator, denominator, times and backlog: the whole, and by facility, department and provider.", MeasuresRegister.WriteAsync),
        Create(terminal, "limits", "Writes every number that checks and measures are held against: in force, in the catalog, its basis and bounds, and who set it otherwise.", LimitsRegister.WriteAsync),
        Create(terminal, "work-items", "Writes what is late, due soon or waived: due time, owner, and the rule behind it.",
            (store, rows, cancellationToken) => WorkItemsRegister.WriteAsync(store, rows, terminal.Clock, cancellationToken: cancellationToken)),
    ];

    private static Verb Create(Terminal terminal, string name, string description, Func<DeskStore, RowWriter, CancellationToken, Task> write)
    {
        var data = DataFolder.Option();
        var @out = OutFile.RegisterOption();
        var verb = new Verb(name, description, $"{name} --data ./data --out {name}.csv", $"{name} --data ./data --out {name}.xlsx") { data, @out };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await OutFile.WriteAsync(terminal, parsed.GetRequiredValue(@out), rows => write(store, rows, cancellationToken), cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }
}
