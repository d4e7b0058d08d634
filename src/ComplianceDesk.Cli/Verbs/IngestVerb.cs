using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>ingest</c>: takes files in.</summary>
internal static class IngestVerb
{
    /// <summary>Rejected records shown for a file; all of them stand in the store.</summary>
    private const int Shown = 5;

    public static Verb Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var data = DataFolder.Option();
        var zone = new Option<string?>("--zone") { Description = "Zone of times that name none, for example America/Chicago; the site's when not given.", HelpName = "IANA" };
        var full = new Option<bool>("--full") { Description = "Each file is the whole of its feed: records it does not name are marked as no longer there." };
        var asOf = new Option<string?>("--as-of") { Description = "The moment whose state the files show; now when not given.", HelpName = "TIME" };
        var verb = new Verb(
            "ingest",
            "Takes access logs and record feeds in. What a file is, is told by its header. The same file twice stores nothing new; an import cut off is finished first.",
            "ingest ./hospital --data ./data",
            "ingest patients.csv encounters.csv accesses.csv.gz --data ./data",
            "ingest audit-export.csv --zone America/Chicago --data ./data",
            "ingest patients.csv --full --as-of 2026-03-01T06:00:00Z --data ./data",
            "ingest - --data ./data < accesses.csv")
        { paths, data, zone, full, asOf };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(paths), parsed.GetRequiredValue(data),
            new ImportRequest(Environment.UserName, parsed.GetValue(zone), parsed.GetValue(full), Moment(parsed.GetValue(asOf), terminal.Clock)), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Terminal terminal, string[] paths, string data, ImportRequest request, CancellationToken cancellationToken)
    {
        if (request.Zone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) throw new Refusal($"--zone is \"{zone}\"; expected a zone such as America/Chicago.");
        IReadOnlyList<string> files;
        try
        {
            files = FeedFiles.Expand(paths.Where(p => p != "-"));
        }
        catch (FileNotFoundException e)
        {
            throw new Refusal(e.Message);
        }

        var store = await DataFolder.MakeAsync(data, cancellationToken);
        var importer = new FileImporter(store, terminal.Clock);
        var resumed = await importer.ResumeAsync(null, cancellationToken);
        if (resumed > 0) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Finished {Figures.Counted(resumed, "imports that had been cut off")}."));
        var named = paths.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var rows = new List<ImportRow>();
        foreach (var file in files)
        {
            if (!named.Contains(Path.GetFullPath(file)) && NoFeed(file) is { } why)
            {
                terminal.Out.WriteLine($"{file}: {why}");
                continue;
            }

            var row = await terminal.WithProgressAsync(Path.GetFileName(file), report => importer.ImportAsync(file, request, new Relay(report), cancellationToken));
            await SayAsync(terminal, store, file, row, cancellationToken);
            rows.Add(row);
        }

        if (paths.Contains("-"))
        {
            var queue = new ImportQueue(store, terminal.Clock);
            await using var input = Console.OpenStandardInput();
            await queue.EnqueueAsync(input, "standard-input", request, null, cancellationToken);
            while (await queue.RunOnceAsync(null, cancellationToken) is { } row)
            {
                await SayAsync(terminal, store, "standard input", row, cancellationToken);
                rows.Add(row);
            }
        }

        if (rows.Count == 0) throw new Refusal($"No feed was found in {string.Join(", ", paths)}.");
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Figures.Counted(rows.Count, "files")}: {Counts(rows.Sum(r => r.Read), rows.Sum(r => r.Stored), rows.Sum(r => r.Duplicate), rows.Sum(r => r.Rejected))}"));
        return rows.Any(r => r.Status == ImportStatus.Failed || r.Rejected > 0) ? ExitCode.Exceptions : ExitCode.Done;
    }

    private static DateTime? Moment(string? text, TimeProvider clock)
    {
        if (text is null) return null;
        if (!DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) || (text[^1] != 'Z' && text[^6] is not ('+' or '-')))
        {
            throw new Refusal($"--as-of is \"{text}\"; expected a date and time with its zone, such as 2026-03-01T06:00:00Z.");
        }
        // Everything that comes later would be older than the future.
        if (moment > clock.GetUtcNow()) throw new Refusal($"--as-of is {text}, which lies in the future.");
        return moment.UtcDateTime;
    }

    private static string Counts(long read, long stored, long duplicate, long rejected) =>
        string.Create(CultureInfo.InvariantCulture, $"read {read}, stored {stored}, duplicate {duplicate}, rejected {rejected}");

    private static string Gone(ImportRow row) => row.Full ? string.Create(CultureInfo.InvariantCulture, $", no longer there {row.Gone}") : "";

    private static async Task SayAsync(Terminal terminal, DeskStore store, string file, ImportRow row, CancellationToken cancellationToken)
    {
        if (row.Status == ImportStatus.Failed)
        {
            terminal.Error.WriteLine($"{file}: not taken in. {row.Remarks}");
            return;
        }

        var remark = row.Status == ImportStatus.Repeated ? "; the same bytes were taken in before" : row.Remarks is { Length: > 0 } said ? "; " + said : "";
        terminal.Out.WriteLine($"{file}: {Counts(row.Read, row.Stored, row.Duplicate, row.Rejected)}{Gone(row)} ({row.Feed}{remark})");
        if (row.Rejected == 0) return;
        await using var db = store.CreateDbContext();
        // The value found may be a patient's; it stands in the store, not on a screen or in a script's log.
        foreach (var r in await db.Rejected.AsNoTracking().Where(r => r.ImportId == row.Id).OrderBy(r => r.Id).Take(Shown).ToListAsync(cancellationToken))
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}, line {r.Line}{(r.Column is null ? "" : ", " + r.Column)}: {r.Code}; expected {r.Expected}"));
        }

        if (row.Rejected > Shown) terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {row.Rejected - Shown} more rejected"));
    }

    /// <summary>Why a file of a folder is left out; null when it is a feed.</summary>
    private static string? NoFeed(string file)
    {
        try
        {
            using var content = File.OpenRead(file);
            var (reader, problem) = FeedOpening.Open(content, TimeZoneInfo.Utc);
            if (reader is not null) return null;
            // Nearly a feed: somebody meant it to be one.
            var near = problem!.StartsWith("Not taken in", StringComparison.Ordinal) || problem.Contains("looks like", StringComparison.Ordinal);
            return near ? problem : "not a feed, left out";
        }
        catch (InvalidDataException)
        {
            // Damaged rather than of another kind: the import says what is wrong with it.
            return null;
        }
    }

    private sealed class Relay(Action<double, string> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(
            value.BytesTotal == 0 ? 0 : (double)value.BytesRead / value.BytesTotal,
            string.Create(CultureInfo.InvariantCulture, $"{value.FileName} {value.Stage.ToString().ToLowerInvariant()} {value.Rows:N0} rows, {value.Rejected:N0} rejected, {value.RowsPerSecond:N0}/s"));
    }
}
