using ComplianceDesk.Core.Registers;
using System.Text;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Judgement;

/// <summary>Folders of feeds, taken in by the importer and judged: what is written at the end.</summary>
internal sealed class JudgedFolder
{
    /// <summary>A file of event ids: after a first run, the findings that rest on them are decided to be violations, and everything is judged again.</summary>
    public const string Decided = "decided-violations.csv";

    private JudgedFolder(IReadOnlyList<WrittenFinding> findings, JudgementRunRow run, IReadOnlyList<string> explanations) => (Findings, Run, Explanations) = (findings, run, explanations);

    public IReadOnlyList<WrittenFinding> Findings { get; }

    public JudgementRunRow Run { get; }

    public IReadOnlyList<string> Explanations { get; }

    public static string Incidents { get; } = Path.Combine(Root(), "seed-data", "incidents");

    /// <summary>The small hospital at work, taken in once for all tests, with these files on top.</summary>
    public static async Task<JudgedFolder> JudgeOnTopAsync(IEnumerable<string> files, CancellationToken token)
    {
        using var folder = new TemporaryFolder();
        return await JudgeAsync(await (await AtWork.Value).WriteAsync(folder.Path), files, token);
    }

    public static async Task<JudgedFolder> JudgeAsync(IEnumerable<string> files, CancellationToken token)
    {
        using var folder = new TemporaryFolder();
        return await JudgeAsync(await StoreCopy.EmptyAsync(folder.Path), files, token);
    }

    private static readonly Lazy<Task<StoreCopy>> AtWork =
        new(() => StoreCopy.OfAsync(store => ImportAsync(store, FeedFiles.Expand([Path.Combine(Incidents, "_hospital")]), CancellationToken.None)));

    private static async Task ImportAsync(DeskStore store, IEnumerable<string> files, CancellationToken token)
    {
        var importer = new FileImporter(store, TimeProvider.System);
        foreach (var file in files)
        {
            var import = await importer.ImportAsync(file, new ImportRequest(), null, token);
            Assert.Equal((ImportStatus.Finished, 0L), (import.Status, import.Rejected));
        }
    }

    private static async Task<JudgedFolder> JudgeAsync(DeskStore store, IEnumerable<string> files, CancellationToken token)
    {
        var (decided, feeds) = (files.Where(f => Path.GetFileName(f) == Decided).ToList(), files.Where(f => Path.GetFileName(f) != Decided));
        await ImportAsync(store, feeds, token);
        foreach (var file in decided)
        {
            await new JudgementRunner(store, TimeProvider.System).RunAsync(null, token);
            await DecideAsync(store, [.. (await File.ReadAllLinesAsync(file, token)).Skip(1)], token);
        }

        var run = await new JudgementRunner(store, TimeProvider.System).RunAsync(null, token);
        var findings = Lines(await WrittenAsync(s => FindingsRegister.WriteAsync(store, new CsvRowWriter(s), token))).Select(l => l.Split(',')).Select(f => new WrittenFinding(f[1], int.Parse(f[2], System.Globalization.CultureInfo.InvariantCulture), f[5], f[6], f[9])).ToList();
        return new(findings, run, Lines(await WrittenAsync(s => ExplanationsRegister.WriteAsync(store, new CsvRowWriter(s), token))));
    }

    /// <summary>Findings that rest on these events are decided to be violations.</summary>
    private static async Task DecideAsync(DeskStore store, string[] events, CancellationToken token)
    {
        await using var db = store.CreateDbContext();
        var ids = db.FindingAccesses.Where(a => db.Accesses.Any(e => e.Id == a.AccessId && events.Contains(e.EventId))).Select(a => a.FindingId);
        var findings = await db.Findings.Where(f => ids.Contains(f.Id)).ToListAsync(token);
        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            db.Decisions.Add(new DecisionRow { FindingId = finding.Id, From = finding.Status, To = FindingStatus.Violation, Note = "", DecidedBy = "test", DecidedAt = TimeProvider.System.GetUtcNow().UtcDateTime });
            finding.Status = FindingStatus.Violation;
        }

        await db.SaveChangesAsync(token);
    }

    private static List<string> Lines(string csv) => [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static async Task<string> WrittenAsync(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ComplianceDesk.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside a checkout.");
        }

        return folder;
    }
}

/// <summary>A line of findings.csv, as far as tests look.</summary>
internal sealed record WrittenFinding(string Rules, int Score, string User, string Patient, string Events);
