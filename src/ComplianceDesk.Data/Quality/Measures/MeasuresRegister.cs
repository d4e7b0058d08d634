using System.Globalization;
using ComplianceDesk.Core;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Policy;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>
/// The register of measures: every measure of the latest run, the whole first, then by facility, department and provider. <c>value</c> is percent or days by
/// <c>unit</c>, empty without a denominator; <c>median</c> and <c>p90</c> are in <c>time_unit</c>; ages are days.
/// </summary>
public static class MeasuresRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(
            RegisterHead.Of(
                "HIM measures", "the latest run", "measure", "title", "by", "key", "status", "#numerator", "#denominator", "#value", "unit", "target", "#finished", "#median", "#p90", "time_unit",
                "#pending", "#pending_median_days", "#pending_oldest_days", "#age_0_7", "#age_8_15", "#age_16_29", "#age_30", "citation", "reason", "as_of"),
            cancellationToken);
        await using var db = store.CreateDbContext();
        var run = await db.MeasureResults.MaxAsync(r => (int?)r.RunId, cancellationToken);
        var policy = await PolicyStore.OfVersionAsync(db, await db.QualityRuns.Where(r => r.Id == run).Select(r => r.PolicyVersion).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        foreach (var info in MeasureCatalog.All.Select(m => m.Info.In(policy)))
        {
            foreach (var row in await db.MeasureResults.AsNoTracking().Where(r => r.RunId == run && r.Measure == info.Id).OrderBy(r => r.By).ThenBy(r => r.Key).ToListAsync(cancellationToken))
            {
                var figure = row.Figure();
                double time = info.Times == TimeUnit.Hours ? 60 : 1;
                await rows.AddAsync(
                [
                    info.Id, info.Title, CheckWords.Kebab(row.By.ToString()), row.Key, CheckWords.Kebab(row.Status.ToString()), Number(row.Numerator), Number(row.Denominator),
                    Number(figure.Value(info.Unit)), CheckWords.Kebab(info.Unit.ToString()), info.TargetText, Number(row.Finished), Number(row.Median / time), Number(row.P90 / time),
                    info.Times is { } unit ? CheckWords.Kebab(unit.ToString()) : null, Number(row.Pending), Number(row.PendingMedian), Number(row.PendingOldest),
                    Number(row.Age0), Number(row.Age8), Number(row.Age16), Number(row.Age30), info.Citation, row.Reason, row.AsOf.Iso(),
                ], cancellationToken);
            }
        }

        await rows.EndAsync(cancellationToken);
    }

    private static string? Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);
}
