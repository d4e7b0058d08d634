using ComplianceDesk.Core.Trends;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// A table of the population as the latest run counted it. Small counts are hidden here, with as many others as it takes that none follows
/// from the totals (<see cref="SmallCells"/>); what is hidden never leaves the store.
/// </summary>
public sealed class PopulationQuery(DeskStore store)
{
    /// <param name="rows">What the rows are.</param>
    /// <param name="columns">What the columns are; none for a table of one dimension.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Null before the first run, or when rows and columns are the same.</returns>
    public async Task<PopulationTable?> RunAsync(PopulationDimension rows, PopulationDimension columns, CancellationToken cancellationToken = default)
    {
        if (rows == PopulationDimension.None || rows == columns)
        {
            return null;
        }

        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.AsNoTracking().OrderByDescending(r => r.Id).Select(r => new { r.Id, r.AsOf }).FirstOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return null;
        }

        // Stored once for a pair, the lesser dimension as the row.
        var turned = columns != PopulationDimension.None && columns < rows;
        var (first, second) = turned ? (columns, rows) : (rows, columns);
        var cells = await db.PopulationCells.AsNoTracking().Where(c => c.RunId == run.Id && (
                (c.Row == first && c.Column == second)
                || (c.Column == PopulationDimension.None && (c.Row == rows || c.Row == columns || c.Row == PopulationDimension.None))))
            .ToListAsync(cancellationToken);

        // Hidden in one orientation and turned after that: two choices of what to hide would show together what each of them hides.
        var table = PopulationTable.Of(first, second, cells.Select(c => new PopulationCell(c.Row, c.RowValue, c.Column, c.ColumnValue, c.Visits, c.Patients)), run.AsOf);
        return turned ? table.Turned() : table;
    }
}
