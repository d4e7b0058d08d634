using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>The moments that the snapshots of a run show.</summary>
public static class SnapshotMoments
{
    /// <summary>Format whose files hold records of any feed: each of them is as new as the newest such file.</summary>
    private const string AnyFeed = "fhir-resources";

    private static readonly string[] RecordFeeds =
        ["patients", "encounters", "appointments", "care_team", "relations", "diagnoses", "observations", "documents", "workforce", "departments"];

    /// <summary>The moments of a run that has been kept.</summary>
    public static async Task<DataMoments> OfRunAsync(DeskContext db, QualityRunRow run, TimeZoneInfo zone, CancellationToken cancellationToken = default) =>
        Of(run.StartedAt, zone, await db.QualityRunSnapshots.AsNoTracking().Where(s => s.RunId == run.Id).ToListAsync(cancellationToken));

    internal static DataMoments Of(DateTime now, TimeZoneInfo zone, IReadOnlyList<QualityRunSnapshotRow> snapshots)
    {
        var moments = snapshots.ToDictionary(s => s.Feed.Replace('-', '_'), s => s.AsOf, StringComparer.Ordinal);
        if (snapshots.FirstOrDefault(s => s.Feed == AnyFeed) is { } any)
        {
            foreach (var feed in RecordFeeds)
            {
                moments[feed] = moments.TryGetValue(feed, out var own) && own > any.AsOf ? own : any.AsOf;
            }
        }

        return new(now, zone, moments);
    }
}
