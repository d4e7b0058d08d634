using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>report</c>: writes a report as PDF or XLSX and registers it, as the desk does.</summary>
internal static class ReportVerb
{
    public static Verb Create(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "The report; --list names them.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "Names the reports." };
        var data = new Option<string?>("--data") { Description = "The data directory.", HelpName = "DIR" };
        var from = new Option<string?>("--from") { Description = "First day, in the site's zone.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last day, included.", HelpName = "DATE" };
        var @out = new Option<string?>("--out") { Description = "The file to write; its ending says PDF or workbook.", HelpName = "FILE.pdf|FILE.xlsx" };
        var verb = new Verb(
            "report",
            "Writes a report over a period as PDF or XLSX, and keeps it in the data directory under its SHA-256.",
            "report --list",
            "report activity-review --data ./data --from 2026-10-01 --to 2026-10-31 --out review.pdf",
            "report activity-review --data ./data --from 2026-10-01 --to 2026-10-31 --out review.xlsx")
        { name, list, data, from, to, @out };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(list))
            {
                foreach (var kind in ReportLibrary.All) terminal.Out.WriteLine($"{kind.Name}: {kind.Title}. {kind.Subject}");
                return ExitCode.Done;
            }

            var wanted = parsed.GetValue(name) ?? throw new Refusal("No report was named; expected one of those that report --list shows.");
            if (ReportLibrary.All.All(r => r.Name != wanted)) throw new Refusal($"There is no report \"{wanted}\"; report --list names them.");
            var first = Dates.Parse("--from", Given("--from", parsed.GetValue(from)));
            var last = Dates.Parse("--to", Given("--to", parsed.GetValue(to)));
            if (last < first) throw new Refusal(string.Create(CultureInfo.InvariantCulture, $"--to is {last:yyyy-MM-dd}, before --from, {first:yyyy-MM-dd}."));
            var file = Given("--out", parsed.GetValue(@out));
            var format = Path.GetExtension(file).ToLowerInvariant() switch
            {
                ".pdf" => "pdf",
                ".xlsx" => "xlsx",
                _ => throw new Refusal($"--out is \"{file}\"; expected a name that ends in .pdf or .xlsx."),
            };
            OutFile.Check(file);
            var store = await DataFolder.OpenAsync(Given("--data", parsed.GetValue(data)), cancellationToken);
            var document = await ReportLibrary.BuildAsync(store, wanted, first, last, Environment.UserName, terminal.Clock, cancellationToken);
            var register = new ReportRegister(store);
            var row = await register.AddAsync(wanted, format, document, (content, stream) =>
            {
                if (format == "pdf") PdfRenderer.Write(content, stream, cancellationToken);
                else XlsxRenderer.Write(content, stream, cancellationToken);
            }, cancellationToken);
            await OutFile.WriteAsync(terminal, file, async stream =>
            {
                await using var kept = File.OpenRead(register.PathOf(row));
                await kept.CopyToAsync(stream, cancellationToken);
            }, cancellationToken);
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {row.Bytes} bytes, SHA-256 {row.Sha256}"));
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Given(string option, string? value) => value ?? throw new Refusal($"{option} is missing; see: compliancedesk report --help");
}
