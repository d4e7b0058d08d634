using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>What the work list can be narrowed to: measures, owners and departments of what is owed now.</summary>
public sealed class WorkItemChoicesQuery(DeskStore store)
{
    /// <summary>Owners offered: those who owe most.</summary>
    public const int MostOwners = 100;

    /// <summary>Reads the choices.</summary>
    public async Task<WorkItemChoices> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var owed = db.WorkItems.AsNoTracking().Where(i => i.DoneAt == null);
        return new(
            await owed.Select(i => i.Measure).Distinct().OrderBy(m => m).ToListAsync(cancellationToken),
            await owed.GroupBy(i => i.Owner).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(MostOwners).Select(g => g.Key).ToListAsync(cancellationToken),
            await owed.Where(i => i.DepartmentId != null).Select(i => i.DepartmentId!).Distinct().OrderBy(d => d).ToListAsync(cancellationToken));
    }
}

/// <summary>What the work list can be narrowed to.</summary>
/// <param name="Measures">Ids.</param>
/// <param name="Owners">Those who owe most first.</param>
/// <param name="Departments">Ids.</param>
public sealed record WorkItemChoices(IReadOnlyList<string> Measures, IReadOnlyList<string> Owners, IReadOnlyList<string> Departments);
