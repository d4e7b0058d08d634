using System.CommandLine;
using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Requirements;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Cli.Verbs;

/// <summary><c>judge</c>: explains, judges, checks, scores and tests what is in the store.</summary>
internal static class JudgeVerb
{
    public static Verb Create(Terminal terminal)
    {
        var data = DataFolder.Option();
        var all = new Option<bool>("--all") { Description = "Judge all weeks again, not only those that something new touches." };
        var verb = new Verb(
            "judge",
            "Looks for the reason of every access, judges what has none, checks the records, works out the scores and tests the requirements. Judging again with nothing new changes nothing.",
            "judge --data ./data")
        { data, all };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await DataFolder.OpenAsync(parsed.GetRequiredValue(data), cancellationToken);
            await JudgeAsync(terminal, store, parsed.GetValue(all), cancellationToken);
            await CheckAsync(terminal, store, cancellationToken);
            await TestAsync(terminal, store, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task JudgeAsync(Terminal terminal, DeskStore store, bool all, CancellationToken cancellationToken)
    {
        var runner = new JudgementRunner(store, terminal.Clock);
        var run = await terminal.WithProgressAsync("Judging", report =>
        {
            var progress = new Progress<JudgementProgress>(p => report((double)p.Done / p.Of, p.Step));
            return all ? runner.RunAllAsync(progress, cancellationToken) : runner.RunAsync(progress, cancellationToken);
        });
        Say(terminal, $"Accesses: {run.Events}, of which {run.PatientEvents} name a patient");
        Say(terminal, $"Explained: {Share(run.Explained, run.PatientEvents)}; first accesses: {Share(run.FirstExplained, run.FirstEvents)}");
        Say(terminal, $"Findings: {run.FindingsNew} new, {run.FindingsWithdrawn} withdrawn");
    }

    private static async Task CheckAsync(Terminal terminal, DeskStore store, CancellationToken cancellationToken)
    {
        var run = await terminal.WithProgressAsync("Checking records", report =>
            new QualityRunner(store, terminal.Clock).RunAsync(new Progress<QualityProgress>(p => report(p.Of == 0 ? 0 : (double)p.Done / p.Of, p.Step)), cancellationToken));
        await using (var db = store.CreateDbContext())
        {
            var answers = await db.CheckResults.AsNoTracking().Where(r => r.RunId == run.Id).GroupBy(r => r.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
            var counts = answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} {a.Count}"));
            Say(terminal, $"Checks: {answers.Sum(a => a.Count)} ({string.Join(", ", counts)})");
        }

        foreach (var (score, _) in (await new ScoreQuery(store).RunAsync(cancellationToken))!.Scores)
        {
            var outside = score.Beside.Count();
            var critical = score.CriticalExceptions.Count();
            Say(terminal, $"{score.Info.Title}: {(score.Value is { } value ? value.ToString("0.0", CultureInfo.InvariantCulture) : "no score")} from {Figures.Counted(score.Scored.Count(), "parts")}, {outside} outside it{(critical > 0 ? $"; {Figures.Counted(critical, "critical exceptions")}" : "")}");
        }
    }

    private static async Task TestAsync(Terminal terminal, DeskStore store, CancellationToken cancellationToken)
    {
        await terminal.WithProgressAsync("Testing requirements", _ => new RequirementRunner(store, terminal.Clock).RunAsync(cancellationToken));
        var matrix = await new RequirementMatrixQuery(store).RunAsync(terminal.Clock.GetUtcNow().UtcDateTime, cancellationToken);
        var counts = matrix.Counts.Where(c => c.Count > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Result.Text()} {c.Count}"));
        Say(terminal, $"Requirements: {matrix.Lines.Count} ({string.Join("; ", counts)})");
    }

    private static void Say(Terminal terminal, FormattableString line) => terminal.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Share(long part, long whole) =>
        whole == 0 ? "none to explain" : string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0.0} %)");
}
