using ComplianceDesk.Core.Trends;

namespace ComplianceDesk.Data.Rows;

/// <summary>
/// Visits and patients of one or two values, as the latest quality run counted them (<see cref="PopulationCount"/>). Counts only; small ones are
/// hidden when they are read. Key of (Row, RowValue, Column, ColumnValue).
/// </summary>
public sealed class PopulationCellRow
{
    public PopulationDimension Row { get; set; }
    public required string RowValue { get; set; }
    public PopulationDimension Column { get; set; }
    public required string ColumnValue { get; set; }
    public int RunId { get; set; }
    public long Visits { get; set; }
    public long Patients { get; set; }
}
