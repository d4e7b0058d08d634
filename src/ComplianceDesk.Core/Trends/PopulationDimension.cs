namespace ComplianceDesk.Core.Trends;

/// <summary>What visits are counted by. Stored as its number: never renumber.</summary>
public enum PopulationDimension : byte
{
    /// <summary>Not split: a total.</summary>
    None = 0,

    /// <summary>Month in which the visit began, at the site.</summary>
    Month = 1,

    /// <summary>Age of the patient when the visit began (<see cref="AgeBand"/>).</summary>
    Age = 2,

    /// <summary>Administrative sex.</summary>
    Sex = 3,

    /// <summary>Chapter of ICD-10-CM of the principal diagnosis (<see cref="IcdChapter"/>).</summary>
    Diagnosis = 4,

    /// <summary>Site of the visit.</summary>
    Facility = 5,
}

/// <summary>Visits and the people who made them.</summary>
/// <param name="Row">What rows are split by; <see cref="PopulationDimension.None"/> in a total.</param>
/// <param name="RowValue">The row's value as it is shown; empty for a total.</param>
/// <param name="Column">What columns are split by, of a higher number than <paramref name="Row"/>; none in a table of one dimension.</param>
/// <param name="ColumnValue">The column's value; empty for a total.</param>
/// <param name="Visits">Visits counted.</param>
/// <param name="Patients">Different patients among them.</param>
public sealed record PopulationCell(PopulationDimension Row, string RowValue, PopulationDimension Column, string ColumnValue, long Visits, long Patients);
