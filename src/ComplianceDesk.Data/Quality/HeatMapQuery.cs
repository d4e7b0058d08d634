using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Policy;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>What the latest run counted by place and dimension. Checks shown for information only are left out, as in the scores.</summary>
public sealed class HeatMapQuery(DeskStore store)
{
    /// <param name="byDepartment">True for a row a department, false for a row a site.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Null before the first run.</returns>
    public async Task<HeatMap?> RunAsync(bool byDepartment, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return null;
        }

        var counts = await db.CheckPlaces.AsNoTracking().Where(p => p.RunId == run.Id).ToListAsync(cancellationToken);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.DepartmentId, d => d.Name ?? d.DepartmentId, cancellationToken);
        var policy = await PolicyStore.OfVersionAsync(db, run.PolicyVersion, cancellationToken);
        var scored = CheckCatalog.All.Select(check => check.Info.In(policy)).Where(info => info.Severity != CheckSeverity.Info).ToDictionary(info => info.Code);
        return new(RunStamp.Of(run),
        [
            .. counts.Where(c => scored.ContainsKey(c.CheckId))
                .GroupBy(c => byDepartment ? new RecordPlace(c.Facility, c.Department) : new RecordPlace(c.Facility, ""))
                .Select(place => new HeatRow(
                    place.Key,
                    Name(place.Key, names),
                    place.GroupBy(c => scored[c.CheckId].Dimension).ToDictionary(d => d.Key, d => HeatCell.Of(d.Select(c => (scored[c.CheckId], c.Failing, c.Eligible)))))),
        ]);
    }

    /// <summary>What each check counted at one place in the latest run, those with most failing rows by weight first. A site alone means all its departments.</summary>
    public async Task<IReadOnlyList<PlaceOutcome>> OfAsync(RecordPlace place, QualityDimension? dimension, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return [];
        }

        var policy = await PolicyStore.OfVersionAsync(db, run.PolicyVersion, cancellationToken);
        var counts = await db.CheckPlaces.AsNoTracking().Where(p => p.RunId == run.Id && p.Facility == place.Facility && (place.Department == "" || p.Department == place.Department))
            .GroupBy(p => p.CheckId).Select(g => new { Code = g.Key, Failing = g.Sum(p => p.Failing), Eligible = g.Sum(p => p.Eligible) }).ToListAsync(cancellationToken);
        return
        [
            .. counts.Select(c => new { c.Failing, c.Eligible, Info = CheckCatalog.Find(c.Code)?.Info.In(policy) }).Where(c => c.Info is not null && (dimension is null || c.Info.Dimension == dimension))
                .Select(c => new PlaceOutcome(c.Info!, place, c.Failing, c.Eligible)).OrderByDescending(c => c.Failing * (int)c.Check.Severity).ThenBy(c => c.Check.Code, StringComparer.Ordinal),
        ];
    }

    private static string Name(RecordPlace place, Dictionary<string, string> departments) => place switch
    {
        { Department: "", Facility: "" } => "Not of one place",
        { Department: "" } => place.Facility,
        { Facility: "" } => departments.GetValueOrDefault(place.Department, place.Department),
        _ => $"{departments.GetValueOrDefault(place.Department, place.Department)} ({place.Facility})",
    };
}

/// <summary>Places by dimensions.</summary>
/// <param name="Run">The latest run.</param>
/// <param name="Rows">One for each place.</param>
public sealed record HeatMap(RunStamp Run, IReadOnlyList<HeatRow> Rows);

/// <summary>One place.</summary>
/// <param name="Place">Its ids.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Cells">By dimension; a dimension of which nothing was eligible here is absent.</param>
public sealed record HeatRow(RecordPlace Place, string Name, IReadOnlyDictionary<QualityDimension, HeatCell> Cells);

/// <summary>One dimension at one place.</summary>
/// <param name="Score">Weighted mean of the shares that hold, 0 to 100, with the weights of the scores.</param>
/// <param name="Failing">Things that failed, all checks together.</param>
/// <param name="Eligible">Things that could have failed.</param>
public sealed record HeatCell(decimal Score, long Failing, long Eligible)
{
    /// <summary>True when the figure rests on few things.</summary>
    public bool SmallSample => Eligible < CheckOutcome.SmallSampleBelow;

    internal static HeatCell Of(IEnumerable<(CheckInfo Check, long Failing, long Eligible)> counts)
    {
        var all = counts.ToList();
        return new(
            100 * all.Sum(c => (int)c.Check.Severity * (1 - ((decimal)c.Failing / c.Eligible))) / all.Sum(c => (int)c.Check.Severity),
            all.Sum(c => c.Failing),
            all.Sum(c => c.Eligible));
    }
}
