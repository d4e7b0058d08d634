using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="RecordQualityReport"/> prints. Values of failing records are never read.</summary>
public sealed class RecordQualityQuery : ReportQuery<RecordQualityData>
{
    /// <summary>Rows whose people are looked up together.</summary>
    internal const int AtATime = 1_000;

    /// <inheritdoc/>
    public override async Task<RecordQualityData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        var state = await RecordQualityReading.RunAsync(db, reading, cancellationToken);
        var newest = await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var kept = state is not null && state.RunId > newest - QualityRunner.FailuresKept;
        return new RecordQualityData
        {
            Basis = reading.Basis,
            State = state,
            Failing = kept ? Failing(reading, state!.RunId) : null,
            FailingCount = kept ? await Rows(db, state!.RunId).LongCountAsync(cancellationToken) : 0,
        };
    }

    private static IQueryable<CheckFailureRow> Rows(DeskContext db, int run) =>
        db.CheckFailures.AsNoTracking().Where(f => f.RunId == run && db.CheckResults.Any(r => r.RunId == run && r.CheckId == f.CheckId));

    private static IEnumerable<FailingRow> Failing(ReportReading reading, int run)
    {
        var db = reading.Db;
        var rows = Rows(db, run).OrderBy(f => f.CheckId).ThenBy(f => f.Id).Select(f => new { f.CheckId, f.Feed, f.RecordId, f.Column });
        foreach (var some in rows.AsEnumerable().Chunk(AtATime))
        {
            var people = RecordPeople.Of(db, reading.People, some.Select(f => (f.Feed, f.RecordId)));
            foreach (var f in some)
            {
                yield return new FailingRow(f.CheckId, f.Feed, people.Key(f.Feed, f.RecordId), f.Column ?? "");
            }
        }
    }
}
