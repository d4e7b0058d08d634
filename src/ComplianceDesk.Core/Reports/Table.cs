namespace ComplianceDesk.Core.Reports;

/// <summary>
/// Rows under named columns. Rows stream: a renderer goes through them once and keeps none, so a table may be of any length.
/// Every row that goes in comes out; a cell that does not fit continues on the next page.
/// </summary>
public sealed record Table : Block
{
    /// <summary>What the table shows; printed above it.</summary>
    public string? Caption { get; init; }

    /// <summary>The columns, at least one.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The rows, each with one cell for every column. May be lazy.</summary>
    public required IEnumerable<IReadOnlyList<Cell>> Rows { get; init; }

    /// <summary>What one row is, in the plural ("findings"): the renderer then states under the table how many it wrote. Null for no statement.</summary>
    public string? Counting { get; init; }

    /// <summary>How many rows the query counted. A renderer that writes another number fails instead of printing a short table.</summary>
    public long? RowCount { get; init; }

    /// <summary>Text printed instead of rows when there are none.</summary>
    public string WhenEmpty { get; init; } = "None.";

    /// <summary>The rows for a renderer: each is checked as it comes.</summary>
    /// <exception cref="InvalidDataException">A row has too few or too many cells.</exception>
    public IEnumerable<IReadOnlyList<Cell>> ReadRows()
    {
        var number = 0L;
        foreach (var row in Rows)
        {
            number++;
            yield return row.Count == Columns.Count
                ? row
                : throw new InvalidDataException($"Table \"{Caption}\", row {number}: {Columns.Count} cells were expected, {row.Count} were found.");
        }
    }

    /// <summary>The statement that stands under a table of <paramref name="written"/> rows; null when none was asked for.</summary>
    /// <exception cref="InvalidDataException">The rows written are not the rows counted.</exception>
    public string? RowStatement(long written)
    {
        if (RowCount is { } counted && counted != written)
        {
            throw new InvalidDataException($"Table \"{Caption}\": {counted} rows were counted, {written} were read.");
        }

        return Counting is null ? null : $"{Figures.Count(written)} {Counting}, all shown.";
    }
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">Heading, repeated on every page.</param>
/// <param name="Weight">Share of the width relative to the other columns; above 0.</param>
/// <param name="Align">Where its text stands.</param>
/// <param name="RowHeader">True when the cell names its row (read aloud with every other cell of the row).</param>
public sealed record Column(string Title, double Weight = 1, Align Align = Align.Left, bool RowHeader = false);

/// <summary>Side on which a column's text stands.</summary>
public enum Align
{
    /// <summary>Text and ids.</summary>
    Left,
    /// <summary>Figures.</summary>
    Right,
}

/// <summary>One cell. Text unless made by <see cref="Number(long)"/>: an id stays text in a workbook whatever it looks like.</summary>
public sealed record Cell
{
    private Cell(string text, double? value, Mark mark, bool isShare = false)
    {
        Text = text;
        Value = value;
        Mark = mark;
        IsShare = isShare;
    }

    /// <summary>The text as printed.</summary>
    public string Text { get; }

    /// <summary>The number behind the text, rounded as the text is; null for text.</summary>
    public double? Value { get; }

    /// <summary>True when <see cref="Value"/> is a share of 1, printed as a percentage.</summary>
    public bool IsShare { get; }

    /// <summary>Weight of a severity or result word.</summary>
    public Mark Mark { get; }

    /// <summary>A cell of text.</summary>
    public static Cell Of(string? text, Mark mark = Mark.None) => new(text ?? string.Empty, null, mark);

    /// <summary>A cell that holds a count.</summary>
    public static Cell Number(long value) => new(Figures.Count(value), value, Mark.None);

    /// <summary>A cell that holds a share of a whole as a percentage; "no data" when the whole is 0.</summary>
    public static Cell Percent(long part, long whole) =>
        whole == 0 ? Of(Figures.NoData) : new(Figures.Percent(part, whole), Figures.Tenths(part, whole) / 1000.0, Mark.None, isShare: true);
}
