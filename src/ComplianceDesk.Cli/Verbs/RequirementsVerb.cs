using System.CommandLine;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>requirements</c>: what is said of every requirement of the federal catalogue, as CSV or a workbook with stable columns.</summary>
internal static class RequirementsVerb
{
    public static Verb Create(Terminal terminal)
    {
        var data = DataFolder.Option();
        var @out = OutFile.RegisterOption();
        var asOf = new Option<string?>("--as-of") { Description = "A day in the site's zone: writes what was said at its end.", HelpName = "DATE" };
        var verb = new Verb(
            "requirements",
            "Writes what was measured, attested or not tested for every requirement, with numerator and denominator. Results are those of the latest run of judge.",
            "requirements --data ./data --out requirements.csv",
            "requirements --data ./data --as-of 2026-10-31 --out requirements.csv")
        { data, @out, asOf };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            var moment = terminal.Clock.GetUtcNow().UtcDateTime;
            if (parsed.GetValue(asOf) is { } day)
            {
                var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
                moment = zone.StartOf(Dates.Parse("--as-of", day).AddDays(1)).AddMilliseconds(-1);
            }

            await OutFile.WriteAsync(terminal, parsed.GetRequiredValue(@out), rows => RequirementsRegister.WriteAsync(store, rows, moment, cancellationToken: cancellationToken), cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }
}
