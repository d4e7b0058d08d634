using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
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
        var year = new Option<int?>("--year") { Description = "The calendar year, instead of --from and --to.", HelpName = "YEAR" };
        var patient = new Option<string?>("--patient") { Description = "Medical record number, for a report about a patient.", HelpName = "ID" };
        var user = new Option<string?>("--user") { Description = "Account id, for a report about a user.", HelpName = "ID" };
        var department = new Option<string?>("--department") { Description = "Department id, for a report that can be limited to one.", HelpName = "ID" };
        var identities = new Option<bool>("--identities") { Description = "Names people by the ids of the source systems instead of keys; needs --reason." };
        var reason = new Option<string?>("--reason") { Description = "Why people are to be named; recorded.", HelpName = "TEXT" };
        var keyList = new Option<string?>("--keys") { Description = "Writes the key list too: whom the keys stand for; needs --reason.", HelpName = "FILE.csv" };
        var sign = new Option<bool>("--sign") { Description = "Signs the draft with the certificate that Signing__Certificate names (PFX or PEM; Signing__Password, Signing__TimeStamp). The desk signs what is signed off there by itself." };
        var @out = new Option<string?>("--out") { Description = "The file to write; its ending says PDF or workbook.", HelpName = "FILE.pdf|FILE.xlsx" };
        var verb = new Verb(
            "report",
            "Writes a report over a period as PDF or XLSX, and keeps it in the data directory under its SHA-256. It is a draft and says so on every page, until a second person signs it off on the desk. People appear by keys unless --identities is given.",
            "report --list",
            "report activity-review --data ./data --from 2026-10-01 --to 2026-10-31 --out review.pdf",
            "report activity-review --data ./data --from 2026-10-01 --to 2026-10-31 --out review.xlsx --keys keys.csv --reason \"Meeting of the privacy board\"")
        { name, list, data, from, to, year, patient, user, department, identities, reason, keyList, sign, @out };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(list))
            {
                foreach (var kind in ReportLibrary.All) terminal.Out.WriteLine($"{kind.Id}: {kind.Title}. {kind.Subject}. Needs {Needs(kind)}.");
                return ExitCode.Done;
            }

            var wanted = parsed.GetValue(name) ?? throw new Refusal("No report was named; expected one of those that report --list shows.");
            if (ReportLibrary.All.FirstOrDefault(r => r.Id == wanted) is not { } info) throw new Refusal($"There is no report \"{wanted}\"; report --list names them.");
            var span = info.Needs.HasFlag(ReportNeeds.Year)
                ? ReportRequest.OfYear(wanted, parsed.GetValue(year) ?? throw new Refusal("--year is missing; see: compliancedesk report --help"), Environment.UserName)
                : new ReportRequest(wanted, Dates.Parse("--from", Given("--from", parsed.GetValue(from))), Dates.Parse("--to", Given("--to", parsed.GetValue(to))), Environment.UserName);
            if (span.To < span.From) throw new Refusal(string.Create(CultureInfo.InvariantCulture, $"--to is {span.To:yyyy-MM-dd}, before --from, {span.From:yyyy-MM-dd}."));
            var request = span with
            {
                Patient = parsed.GetValue(patient),
                User = parsed.GetValue(user),
                Department = parsed.GetValue(department),
                Identities = parsed.GetValue(identities) ? ReportIdentities.Identified : ReportIdentities.Keys,
                Reason = parsed.GetValue(reason),
            };
            if (ReportLibrary.WhyNot(request) is { } why) throw new Refusal(why);
            var keysFile = parsed.GetValue(keyList);
            if (keysFile is not null && IdentityReveal.WhyNot(request.Reason) is { } refused) throw new Refusal($"--reason: {refused.Text}");
            var file = Given("--out", parsed.GetValue(@out));
            var format = Path.GetExtension(file).ToLowerInvariant() switch
            {
                ".pdf" => "pdf",
                ".xlsx" => "xlsx",
                _ => throw new Refusal($"--out is \"{file}\"; expected a name that ends in .pdf or .xlsx."),
            };
            OutFile.Check(file);
            var renderer = new ReportRenderer(parsed.GetValue(sign) ? Signature(format) : null, signsDrafts: true);
            var store = await DataFolder.OpenAsync(Given("--data", parsed.GetValue(data)), cancellationToken);
            await WriteAsync(terminal, store, request, renderer, format, file, keysFile, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task WriteAsync(Terminal terminal, DeskStore store, ReportRequest request, ReportRenderer renderer, string format, string file, string? keysFile, CancellationToken cancellationToken)
    {
        var register = new ReportRegister(store);
        var keys = new KeyList(store, terminal.Clock);
        ReportRow row;
        try
        {
            row = await new ReportMaker(store, register, keys, terminal.Clock).MakeAsync(request, format, (content, stream) => renderer.Write(format, content, stream, cancellationToken), cancellationToken: cancellationToken);
        }
        catch (Exception refused) when (refused is ArgumentException or CryptographicException)
        {
            throw new Refusal(refused.Message);
        }

        await OutFile.WriteAsync(terminal, file, async stream =>
        {
            await using var kept = File.OpenRead(register.PathOf(row));
            await kept.CopyToAsync(stream, cancellationToken);
        }, cancellationToken);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {row.Bytes} bytes, SHA-256 {row.Sha256}"));
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Draft, not signed off: number {row.Number}, no. {row.Id} of the register."));
        terminal.Out.WriteLine(renderer.Signature is { } signature
            ? $"Signed by {signature.Signer}{(signature.IsTimeStamped ? ", with a time-stamp" : "")}. That proves where the draft comes from; a draft to be signed off is made without --sign."
            : $"Somebody other than {row.GeneratedBy} signs it off on the desk, under Reports.");
        if (keysFile is null)
        {
            return;
        }

        var csv = keys.Has(row) ? await keys.RevealAsync(row, request.By, request.Reason, cancellationToken) : throw new Refusal("--keys: a report made with --identities has no keys.");
        await OutFile.WriteAsync(terminal, keysFile, stream => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(csv), cancellationToken).AsTask(), cancellationToken);
    }

    private static PdfSignature Signature(string format)
    {
        if (format != "pdf") throw new Refusal("--sign signs PDFs; expected an --out that ends in .pdf.");
        try
        {
            return SigningOptions.FromEnvironment().Load() ?? throw new Refusal($"--sign: no certificate is named; set {SigningOptions.Prefix}{nameof(SigningOptions.Certificate)} to a PFX or PEM file.");
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"--sign: the certificate cannot be used: {problem.Message}");
        }
    }

    private static string Needs(ReportInfo info) => string.Join(", ", new[]
    {
        (ReportNeeds.Period, "--from and --to"), (ReportNeeds.Year, "--year"), (ReportNeeds.Patient, "--patient"), (ReportNeeds.User, "--user"), (ReportNeeds.Department, "--department (or all)"),
    }.Where(n => info.Needs.HasFlag(n.Item1)).Select(n => n.Item2));

    private static string Given(string option, string? value) => value ?? throw new Refusal($"{option} is missing; see: compliancedesk report --help");
}
