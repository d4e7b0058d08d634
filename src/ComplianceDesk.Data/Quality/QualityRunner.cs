using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>How far a run of the checks is.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Patients read.</param>
/// <param name="Of">Patients in the store.</param>
public sealed record QualityProgress(string Step, long Done, long Of);

/// <summary>
/// Puts every record of the store to every check and measure, measures the parts of the four scores, and keeps all of it as a new run. Results and parts
/// are kept for good, so that trends are true; failing rows for the latest <see cref="FailuresKept"/> runs.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">The moment of the run.</param>
public sealed class QualityRunner(DeskStore store, TimeProvider clock)
{
    /// <summary>Runs of which failing rows are kept: the latest, and the one it is compared with.</summary>
    public const int FailuresKept = 2;

    /// <summary>True when the latest run was made by other limits, weights or switches than are now in force.</summary>
    public async Task<bool> IsOutdatedAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.QualityRuns.OrderByDescending(r => r.Id).Select(r => (int?)r.PolicyVersion).FirstOrDefaultAsync(cancellationToken) is { } version
            && PolicyChange.Between(await PolicyStore.OfVersionAsync(db, version, cancellationToken), await PolicyStore.OfVersionAsync(db, null, cancellationToken)).Any(change => change.IsAboutRecords);
    }

    /// <summary>Runs once. Until the run is complete nothing of it is seen; one that is killed leaves nothing.</summary>
    /// <exception cref="IOException">Another run is under way on this store.</exception>
    public async Task<QualityRunRow> RunAsync(IProgress<QualityProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var turn = StoreLock.Take(store, StoreLock.Quality);
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var started = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        var id = await NextRunAsync(db, cancellationToken);

        // Reading and writing have a connection each: the reader keeps one snapshot while batches of failures are committed.
        using var connection = store.OpenConnection();
        using var failures = new FailureWriter(connection, id);
        var feeds = await FeedsInStore.OfAsync(db, cancellationToken);
        var policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        var snapshots = await SnapshotsAsync(db, id, cancellationToken);
        var moments = SnapshotMoments.Of(started, zone, snapshots);
        var today = moments.DayOf(moments.AsOf);
        var contents = new StoreContents(feeds.Present, await CodeTables.LoadedAsync(db, cancellationToken)) { Moments = moments, Site = await CodeTables.SiteAsync(db, today, cancellationToken) };
        using var tables = new CodeTables(store);
        CheckRun Part(int part) => new(CheckCatalog.All, moments.AsOf, today, contents, failures.Part(part), policy) { Zone = zone };
        var pass = new ChartPass(store, zone, today, tables.Find, Part);
        MeasureReading? measured = null;
        var run = pass.Run(
            feeds.Patients, () => measured = MeasureReading.Of(store, moments, policy, feeds.Present, cancellationToken), progress, cancellationToken);
        pass.Days.TestBy(run, db, today);
        pass.Days.TestNewestBy(run, db);
        pass.Pressures.TestBy(run);

        progress?.Report(new("Scoring", feeds.Patients, feeds.Patients));
        Measure[] measures =
        [
            .. await new AccessibilityMeasures(db, feeds, started, [.. pass.Days.EncounterDays], policy).MeasureAsync(cancellationToken),
            .. await new SecurityMeasures(db, feeds, started, zone, policy).MeasureAsync(cancellationToken),
        ];
        ScorePart[] Parts() => [.. run.Outcomes.Select(ScorePart.Of), .. measures.Select(measure => measure.Part.In(policy))];
        await MetricHistory.TestByAsync(run, measured!.Outcomes, [.. Score.Each(Parts())], db, cancellationToken);
        var write = failures.Part(pass.Parts);
        foreach (var evidence in measures.SelectMany(measure => measure.Evidence))
        {
            write(evidence);
        }

        failures.Flush();
        var parts = Parts();
        var row = new QualityRunRow
        {
            Id = id,
            StartedAt = started,
            FinishedAt = clock.GetUtcNow().UtcDateTime,
            AsOf = moments.AsOf,
            PolicyVersion = policy.Version,
            RubricHash = Rubric.Hash(run.Outcomes.Select(outcome => outcome.Check), parts.Select(part => part.Info), policy),
        };
        await new QualityRunWriter(db, row).KeepAsync(snapshots, run, parts, pass.Population, measured!, cancellationToken);
        progress?.Report(new("Done", feeds.Patients, feeds.Patients));
        return row;
    }

    /// <summary>The next id, after whatever a killed run has left was removed.</summary>
    private static async Task<int> NextRunAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var last = await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken) ?? 0;
        await db.CheckFailures.Where(f => f.RunId > last).ExecuteDeleteAsync(cancellationToken);
        return last + 1;
    }

    /// <summary>The newest snapshot of each feed.</summary>
    private static async Task<List<QualityRunSnapshotRow>> SnapshotsAsync(DeskContext db, int run, CancellationToken cancellationToken)
    {
        var taken = db.Imports.Where(r => r.Feed != null && (r.Status == ImportStatus.Finished || r.Status == ImportStatus.Repeated));
        var newest = await taken.Where(r => !taken.Any(o => o.Feed == r.Feed && ((o.AsOf ?? o.ReceivedAt) > (r.AsOf ?? r.ReceivedAt) || ((o.AsOf ?? o.ReceivedAt) == (r.AsOf ?? r.ReceivedAt) && o.Id > r.Id))))
            .Select(r => new { r.Feed, r.Id, AsOf = r.AsOf ?? r.ReceivedAt }).ToListAsync(cancellationToken);
        return [.. newest.Select(r => new QualityRunSnapshotRow { RunId = run, Feed = r.Feed!, ImportId = r.Id, AsOf = r.AsOf })];
    }
}
