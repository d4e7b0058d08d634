using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>A measure of a run by facility, department and provider.</summary>
public sealed class MeasurePartsQuery(DeskStore store)
{
    /// <summary>Providers shown: those with the most behind them.</summary>
    public const int MostProviders = 50;

    /// <param name="run">The quality run.</param>
    /// <param name="measure">Id of the measure.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<MeasurePart>> RunAsync(int run, string measure, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await db.MeasureResults.AsNoTracking().Where(r => r.RunId == run && r.Measure == measure && r.By != MeasureBy.All).ToListAsync(cancellationToken);
        var departments = await db.Departments.AsNoTracking().Where(d => d.Name != null).ToDictionaryAsync(d => d.DepartmentId, d => d.Name!, cancellationToken);
        var shown = rows.Where(r => r.By != MeasureBy.Provider)
            .Concat(rows.Where(r => r.By == MeasureBy.Provider).OrderByDescending(r => r.Pending).ThenByDescending(r => r.Denominator).ThenBy(r => r.Key, StringComparer.Ordinal).Take(MostProviders)).ToList();
        var people = shown.Where(r => r.By == MeasureBy.Provider).Select(r => r.Key).ToList();
        var names = await db.Workforce.AsNoTracking().Where(u => people.Contains(u.UserId)).Select(u => new { u.UserId, u.GivenName, u.FamilyName }).ToDictionaryAsync(u => u.UserId, cancellationToken);
        return
        [
            .. shown.OrderBy(r => r.By).ThenByDescending(r => r.Pending).ThenByDescending(r => r.Denominator).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new MeasurePart(
                r.Key.Length == 0 ? "not given"
                    : r.By == MeasureBy.Department ? departments.GetValueOrDefault(r.Key, r.Key)
                    : r.By == MeasureBy.Provider && names.TryGetValue(r.Key, out var user) && PersonName.Of(user.GivenName, user.FamilyName) is { } name ? $"{name} ({r.Key})"
                    : r.Key,
                r.Figure())),
        ];
    }
}

/// <summary>One part of a measure.</summary>
/// <param name="Name">For people.</param>
/// <param name="Figure">Numerator, denominator, times and backlog.</param>
public sealed record MeasurePart(string Name, MeasureFigure Figure);
