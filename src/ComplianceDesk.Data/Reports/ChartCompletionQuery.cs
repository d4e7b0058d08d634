using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Quality.Measures;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="ChartCompletionReport"/> prints: the newest state that was measured by the end of the period, and what is owed now.</summary>
public sealed class ChartCompletionQuery : ReportQuery<ChartCompletionData>
{
    private static readonly HimMeasure[] Asked = [.. MeasureCatalog.All.Where(m => m.Info.Group is MeasureGroup.ChartCompletion or MeasureGroup.Documentation)];

    /// <inheritdoc/>
    public override async Task<ChartCompletionData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        var (end, now) = (reading.Period.End, reading.Now.UtcDateTime);
        var whole = await db.MeasureResults.AsNoTracking().Where(r => r.By == MeasureBy.All && r.AsOf <= end && db.QualityRuns.Any(q => q.Id == r.RunId && q.FinishedAt <= now)).OrderBy(r => r.RunId).ToListAsync(cancellationToken);
        var run = whole.Count == 0 ? null : (int?)whole[^1].RunId;
        var version = await db.QualityRuns.Where(r => r.Id == run).Select(r => r.PolicyVersion).FirstOrDefaultAsync(cancellationToken);
        var policy = await PolicyStore.OfVersionAsync(db, version, cancellationToken);
        MeasureInfo[] infos = [.. Asked.Select(m => m.Info.In(policy))];
        var waivers = await ReportWaivers.ListAsync(db, reading, w => Asked.Any(m => m.Info.Id == w.Measure), cancellationToken);
        var parts = (await db.MeasureResults.AsNoTracking().Where(r => r.RunId == run && r.By != MeasureBy.All).ToListAsync(cancellationToken)).ToLookup(r => r.Measure);
        var departments = await db.Departments.AsNoTracking().Where(d => d.Name != null).ToDictionaryAsync(d => d.DepartmentId, d => d.Name!, cancellationToken);
        var people = await PeopleAsync(db, parts.SelectMany(g => g).Where(r => r.By == MeasureBy.Provider).Select(r => r.Key), cancellationToken);
        string Name(MeasureResultRow row) => row.Key.Length == 0 ? "not given"
            : row.By == MeasureBy.Facility ? row.Key
            : row.By == MeasureBy.Department ? departments.GetValueOrDefault(row.Key, row.Key)
            : reading.People.User(people.GetValueOrDefault(row.Key), row.Key);
        return new ChartCompletionData
        {
            Basis = reading.Basis,
            AsOf = run is null ? null : reading.Period.Local(whole.Where(r => r.RunId == run).Max(r => r.AsOf)),
            PolicyVersion = version,
            Waivers = waivers,
            RunId = run,
            Measures =
            [
                .. from info in infos
                   let row = whole.FindLast(r => r.RunId == run && r.Measure == info.Id)
                   where row is not null
                   select new ChartMeasure(info, row.Status, row.Reason, row.Figure(), [.. parts[info.Id].OrderByDescending(r => r.Pending).ThenByDescending(r => r.Denominator).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => (Name(r), r.Figure()))]) { AsOf = reading.Period.Local(row.AsOf) },
            ],
            Trend =
            [
                .. whole.Where(r => r.Measure is "delinquent-charts" or "deficient-charts" && r.Status >= MeasureStatus.NoTarget)
                    .GroupBy(r => DateOnly.FromDateTime(reading.Period.Local(r.AsOf).DateTime)).OrderBy(g => g.Key)
                    .Select(g => new ChartTrend(g.Key, g.LastOrDefault(r => r.Measure == "delinquent-charts")?.Pending ?? 0, g.LastOrDefault(r => r.Measure == "deficient-charts")?.Pending ?? 0)),
            ],
            Owed = await OwedAsync(db, reading, infos, cancellationToken),
        };
    }

    private static async Task<List<OwedItem>> OwedAsync(DeskContext db, ReportReading reading, MeasureInfo[] infos, CancellationToken cancellationToken)
    {
        var ids = infos.Select(i => i.Id).ToArray();
        var rows = await db.WorkItems.AsNoTracking().Where(i => i.DoneAt == null && ids.Contains(i.Measure)).OrderBy(i => i.DueAt).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        var waived = await InForce.Of(db.Waivers.AsNoTracking(), reading.Today).Where(w => w.WorkItemId != null).ToDictionaryAsync(w => w.WorkItemId!.Value, w => w.ExpiresOn, cancellationToken);
        var people = await PeopleAsync(db, rows.Where(r => r.OwnerKind == OwnerKind.Provider).Select(r => r.Owner), cancellationToken);
        return
        [
            .. rows.Select(row =>
            {
                var info = infos.First(i => i.Id == row.Measure);
                var due = reading.Period.Local(row.DueAt);
                return new OwedItem(
                    info.Title, row.Owed, $"{row.Feed} {row.RecordId}", row.OwnerKind == OwnerKind.Provider ? reading.People.User(people.GetValueOrDefault(row.Owner), row.Owner) : row.Owner, due,
                    Math.Max(0, DateOnly.FromDateTime(reading.Period.Local(row.AsOf).DateTime).DayNumber - DateOnly.FromDateTime(due.DateTime).DayNumber), $"{info.Citation} ({LimitWords.LimitBasis(info)})", waived.TryGetValue(row.Id, out var until) ? until : null);
            }),
        ];
    }

    private static async Task<Dictionary<string, int>> PeopleAsync(DeskContext db, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var asked = ids.Distinct().ToArray();
        return await db.Workforce.AsNoTracking().Where(u => asked.Contains(u.UserId)).ToDictionaryAsync(u => u.UserId, u => u.Id, cancellationToken);
    }
}
