using System.Text.Json;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Judgement;

/// <summary>How far a run of the judge is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Steps finished.</param>
/// <param name="Of">Steps in all.</param>
public sealed record JudgementProgress(string Step, int Done, int Of);

/// <summary>Explains and judges everything in the store and keeps sessions and findings. Judging again with nothing new changes nothing but adds a run.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The time of detection.</param>
public sealed class JudgementRunner(DeskStore store, TimeProvider clock)
{
    private const int Steps = 4;

    /// <summary>Runs once, in one transaction.</summary>
    public async Task<JudgementRunRow> RunAsync(IProgress<JudgementProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var started = clock.GetUtcNow().UtcDateTime;
        progress?.Report(new("Reading accesses and feeds", 0, Steps));
        var accesses = await LoadAsync(store, await PolicyStore.CurrentAsync(store, cancellationToken), () => progress?.Report(new("Looking for reasons", 1, Steps)), cancellationToken);
        progress?.Report(new("Judging", 2, Steps));
        cancellationToken.ThrowIfCancellationRequested();
        var judgement = Core.Rules.Judgement.Of(accesses);
        progress?.Report(new("Keeping sessions and findings", 3, Steps));

        await using var db = store.CreateDbContext();
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var terms = await TermsAsync(db, cancellationToken);
        SessionWriter.Write(connection, accesses, terms);
        ReasonCountWriter.Write(connection, accesses, terms);
        var (appeared, withdrawn) = await FindingWriter.WriteAsync(db, connection, accesses, judgement, started, cancellationToken);
        await SuppressionMatch.ApplyAsync(db, started, cancellationToken);
        var run = Summary(accesses, judgement);
        run.StartedAt = started;
        run.FinishedAt = clock.GetUtcNow().UtcDateTime;
        run.FindingsNew = appeared;
        run.FindingsWithdrawn = withdrawn;
        db.JudgementRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        progress?.Report(new("Done", Steps, Steps));
        return run;
    }

    /// <summary>Reads everything and looks for reasons.</summary>
    internal static async Task<ExplainedAccesses> LoadAsync(DeskStore store, JudgementPolicy policy, Action? read, CancellationToken cancellationToken)
    {
        var context = Task.Run(() => LedgerReader.Context(store), cancellationToken);
        var window = await LedgerReader.AccessesAsync(store, cancellationToken);
        var known = await context;
        read?.Invoke();
        var (from, to) = window.Count == 0 ? (0L, 0L) : (window.At.Min(), window.At.Max());
        var site = await SiteSettings.LoadAsync(store, cancellationToken);
        return ExplainedAccesses.From(window, known, new SiteCalendar(site.TimeZone, from, to), policy);
    }

    private static async Task<Dictionary<string, int>> TermsAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var terms = await db.Terms.Where(t => t.Kind == TermKind.Explanation).ToDictionaryAsync(t => t.Text, StringComparer.Ordinal, cancellationToken);
        foreach (var explanation in ExplanationCatalog.All.Where(e => !terms.ContainsKey(e.Id)))
        {
            terms[explanation.Id] = db.Terms.Add(new TermRow { Kind = TermKind.Explanation, Text = explanation.Id }).Entity;
        }

        await db.SaveChangesAsync(cancellationToken);
        return terms.ToDictionary(t => t.Key, t => t.Value.Id, StringComparer.Ordinal);
    }

    private static JudgementRunRow Summary(ExplainedAccesses accesses, Core.Rules.Judgement judgement)
    {
        var run = new JudgementRunRow
        {
            Events = accesses.Window.Count,
            PolicyVersion = accesses.Policy.Version,
            Rules = JsonSerializer.Serialize(judgement.Rules, JsonSerializerOptions.Web),
        };
        for (var s = 0; s < accesses.Sessions.Count; s++)
        {
            var events = accesses.Sessions.RowsOf(s).Length;
            var (explained, first) = (accesses.IsExplained(s), accesses.Sessions.IsFirst(s));
            run.PatientEvents += events;
            run.Explained += explained ? events : 0;
            run.FirstEvents += first ? events : 0;
            run.FirstExplained += first && explained ? events : 0;
        }

        if (accesses.Window.Count > 0)
        {
            run.FromAt = DateTime.UnixEpoch.AddMilliseconds(accesses.Window.At.Min());
            run.ToAt = DateTime.UnixEpoch.AddMilliseconds(accesses.Window.At.Max());
        }

        return run;
    }
}
