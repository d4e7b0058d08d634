namespace ComplianceDesk.Core.Trends;

/// <summary>A count as it may be shown; hidden when it stands for few people or would give such a count away.</summary>
/// <param name="Visits">Visits; null when hidden.</param>
/// <param name="Patients">Different patients; null when hidden.</param>
public readonly record struct ShownCount(long? Visits, long? Patients)
{
    /// <summary>True when it must not be shown.</summary>
    public bool IsHidden => Visits is null;
}

/// <summary>Visits and patients by one or two dimensions, small counts hidden.</summary>
public sealed class PopulationTable
{
    private PopulationTable()
    {
    }

    /// <summary>What the rows are.</summary>
    public required PopulationDimension Rows { get; init; }

    /// <summary>What the columns are; none in a table of one dimension.</summary>
    public required PopulationDimension Columns { get; init; }

    /// <summary>Values of the rows, in their order.</summary>
    public required IReadOnlyList<string> RowValues { get; init; }

    /// <summary>Values of the columns; empty in a table of one dimension.</summary>
    public required IReadOnlyList<string> ColumnValues { get; init; }

    /// <summary>By row and column.</summary>
    public required ShownCount[,] Cells { get; init; }

    /// <summary>By row.</summary>
    public required IReadOnlyList<ShownCount> RowTotals { get; init; }

    /// <summary>By column.</summary>
    public required IReadOnlyList<ShownCount> ColumnTotals { get; init; }

    /// <summary>Of the table.</summary>
    public required ShownCount Total { get; init; }

    /// <summary>When it was counted, UTC.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Counts that are hidden, totals included.</summary>
    public int Hidden => Cells.Cast<ShownCount>().Concat(RowTotals).Concat(ColumnTotals).Append(Total).Count(c => c.IsHidden);

    /// <summary>The same table with rows for columns: what is hidden stays hidden, and nothing else is.</summary>
    public PopulationTable Turned()
    {
        var cells = new ShownCount[ColumnValues.Count, RowValues.Count];
        for (var r = 0; r < RowValues.Count; r++)
        {
            for (var c = 0; c < ColumnValues.Count; c++)
            {
                cells[c, r] = Cells[r, c];
            }
        }

        return new PopulationTable
        {
            Rows = Columns, Columns = Rows, RowValues = ColumnValues, ColumnValues = RowValues, Cells = cells, RowTotals = ColumnTotals, ColumnTotals = RowTotals, Total = Total, AsOf = AsOf,
        };
    }

    /// <summary>Makes the table of counts; those that are absent are zero.</summary>
    public static PopulationTable Of(PopulationDimension rows, PopulationDimension columns, IEnumerable<PopulationCell> counts, DateTime asOf)
    {
        var known = counts.ToDictionary(c => (c.Row, c.RowValue, c.Column, c.ColumnValue));
        PopulationCell? Find(PopulationDimension row, string rowValue, PopulationDimension column, string columnValue) => known.GetValueOrDefault((row, rowValue, column, columnValue));
        PopulationCell? Single(PopulationDimension dimension, string value) => Find(dimension, value, PopulationDimension.None, "");
        string[] Values(PopulationDimension dimension) => dimension == PopulationDimension.None
            ? [] : [.. known.Keys.Where(k => k.Row == dimension && k.Column == PopulationDimension.None).Select(k => k.RowValue).Order(StringComparer.Ordinal)];
        string[] rowValues = Values(rows), columnValues = Values(columns);
        var total = Single(PopulationDimension.None, "");
        var nothing = (total?.Patients ?? 0) is > 0 and < SmallCells.Least;
        bool[] hiddenRows = SmallCells.Hide([.. rowValues.Select(v => Single(rows, v)!.Patients)]), hiddenColumns = SmallCells.Hide([.. columnValues.Select(v => Single(columns, v)!.Patients)]);
        var people = new long[rowValues.Length, columnValues.Length];
        for (var r = 0; r < rowValues.Length; r++)
        {
            for (var c = 0; c < columnValues.Length; c++)
            {
                people[r, c] = Find(rows, rowValues[r], columns, columnValues[c])?.Patients ?? 0;
            }
        }

        var hidden = SmallCells.Hide(people, hiddenRows, hiddenColumns);
        ShownCount Shown(PopulationCell? cell, bool hide) => hide || nothing ? default : new(cell?.Visits ?? 0, cell?.Patients ?? 0);
        var cells = new ShownCount[rowValues.Length, columnValues.Length];
        for (var r = 0; r < rowValues.Length; r++)
        {
            for (var c = 0; c < columnValues.Length; c++)
            {
                cells[r, c] = Shown(Find(rows, rowValues[r], columns, columnValues[c]), hidden[r, c]);
            }
        }

        return new PopulationTable
        {
            Rows = rows,
            Columns = columns,
            RowValues = rowValues,
            ColumnValues = columnValues,
            Cells = cells,
            RowTotals = [.. rowValues.Select((v, r) => Shown(Single(rows, v), hiddenRows[r]))],
            ColumnTotals = [.. columnValues.Select((v, c) => Shown(Single(columns, v), hiddenColumns[c]))],
            Total = Shown(total, false),
            AsOf = asOf,
        };
    }
}
