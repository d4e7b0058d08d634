using ComplianceDesk.Core;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>Computes every metric of the catalogue from what the store holds, keeps the figures with the rows behind them, and records what can now be said of each requirement.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">The moment of the run.</param>
public sealed class RequirementRunner(DeskStore store, TimeProvider clock)
{
    /// <summary>True when the newest run is older than the newest judgement, quality run or change of what applies, of another version of the program, or of an earlier day: limits pass with time.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.QualityRuns.MaxAsync(r => (DateTime?)r.StartedAt, cancellationToken) is not { } quality)
        {
            return false;
        }

        var judged = await db.JudgementRuns.MaxAsync(r => (DateTime?)r.StartedAt, cancellationToken);
        var newest = await db.RequirementRuns.OrderByDescending(r => r.Id).Select(r => new { r.StartedAt, r.Program }).FirstOrDefaultAsync(cancellationToken);
        var last = newest?.StartedAt;
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        return last is null || newest!.Program != ProgramVersion.Build || last < quality || last < judged || zone.DayOf(last.Value) < zone.DayOf(clock.GetUtcNow().UtcDateTime)
            || await db.Trail.AnyAsync(t => t.At > last && t.Action == RequirementSettings.SetAction, cancellationToken);
    }

    /// <summary>Runs once. Until it is complete nothing of it is seen; one that is killed leaves nothing.</summary>
    /// <exception cref="IOException">Another run is under way on this store.</exception>
    public async Task<RequirementRunRow> RunAsync(CancellationToken cancellationToken = default)
    {
        using var turn = StoreLock.Take(store, StoreLock.Requirements);
        await using var db = store.CreateDbContext();
        var settings = await RequirementSettings.LoadAsync(db, cancellationToken);
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var feeds = await FeedsInStore.OfAsync(db, cancellationToken);
        var started = clock.GetUtcNow().UtcDateTime;

        await db.Database.OpenConnectionAsync(cancellationToken);
        using var rows = new MetricExceptionWriter((SqliteConnection)db.Database.GetDbConnection());
        var scope = new MetricScope(started, zone, feeds.Present, settings.Limits) { Site = settings.Site };
        var run = new MetricRun(MetricCatalog.Create(), scope, rows.Write);
        await using (var reading = store.CreateDbContext())
        {
            var source = new EvidenceSource(store, reading, settings);
            foreach (var reader in EvidenceReader.All)
            {
                await reader.ReadAsync(source, run, cancellationToken);
            }
        }

        return await KeepAsync(db, rows, started, run.Finish(), scope, cancellationToken);
    }

    private async Task<RequirementRunRow> KeepAsync(
        DeskContext db, MetricExceptionWriter rows, DateTime started, IReadOnlyList<MetricOutcome> outcomes, MetricScope scope, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var before = await db.RequirementRuns.MaxAsync(r => (int?)r.Id, cancellationToken) ?? 0;
        var versions = await db.MetricResults.Where(m => m.RunId == before).ToDictionaryAsync(m => m.Metric, m => m.Version, cancellationToken);
        var renewed = outcomes.Where(o => versions.GetValueOrDefault(o.Metric.Id) != o.Metric.Version).Select(o => o.Metric.Id).ToHashSet();
        // After an update: first what this version says of the figures there were, then what came of new ones.
        var cause = await RequirementLedger.CauseAsync(db, cancellationToken);
        if (cause != RequirementLedger.Desk)
        {
            await RequirementLedger.CatchUpAsync(store, db, now, cancellationToken);
        }

        var row = new RequirementRunRow { Id = before + 1, StartedAt = started, FinishedAt = now, Catalogue = RequirementCatalog.Hash, Program = ProgramVersion.Build };
        db.RequirementRuns.Add(row);
        db.MetricResults.AddRange(outcomes.Select(o => new MetricResultRow
        {
            RunId = row.Id,
            Metric = o.Metric.Id,
            Version = o.Metric.Version,
            Status = o.Status,
            Population = o.Population,
            Counted = o.Counted,
            Good = o.Good,
            Limit = (double?)scope.LimitOf(o.Metric),
            Reason = o.Reason,
        }));
        await db.SaveChangesAsync(cancellationToken);
        rows.Book(row.Id, before);
        var ledger = await RequirementLedger.ReadAsync(store, db, now, cancellationToken);
        await ledger!.RecordAsync(r => r.Metrics.Any(renewed.Contains) ? cause : RequirementLedger.Desk, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row;
    }
}
