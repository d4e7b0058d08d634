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

    /// <summary>The rows, each with one cell for every column that no other cell reaches over. May be lazy.</summary>
    public required IEnumerable<IReadOnlyList<Cell>> Rows { get; init; }

    /// <summary>What one row is, in the plural ("findings"): the renderer then states under the table how many it wrote. Null for no statement.</summary>
    public string? Counting { get; init; }

    /// <summary>How many rows the query counted. A renderer that writes another number fails instead of printing a short table.</summary>
    public long? RowCount { get; init; }

    /// <summary>Text printed instead of rows when there are none.</summary>
    public string WhenEmpty { get; init; } = "None.";

    /// <summary>Names over neighboring columns, from the left, together as many columns as the table has; a group without a title leaves its columns' heads alone. Null for none.</summary>
    public IReadOnlyList<ColumnGroup>? Groups { get; init; }

    /// <summary>One name for each column, the group's before it: for files that have one line of heads.</summary>
    public IReadOnlyList<string> Titles =>
        [.. (Groups ?? [new ColumnGroup("", Columns.Count)]).SelectMany(g => Enumerable.Repeat(g.Title, g.Columns)).Zip(Columns, (group, column) => group.Length == 0 ? column.Title : $"{group}: {column.Title}")];

    /// <summary>
    /// The rows for a renderer, each with one cell for every column: a cell that reaches over others is followed by <see cref="Cell.Covered"/>,
    /// in its own row and in those below.
    /// </summary>
    /// <exception cref="InvalidDataException">A row has too few or too many cells, or a cell reaches beyond the table.</exception>
    public IEnumerable<IReadOnlyList<Cell>> ReadRows()
    {
        if (Groups is { } groups && groups.Sum(g => g.Columns) is var grouped && grouped != Columns.Count)
        {
            throw new InvalidDataException($"Table \"{Caption}\": its groups hold {grouped} columns, it has {Columns.Count}.");
        }

        var number = 0L;
        var reach = new int[Columns.Count];
        foreach (var row in Rows)
        {
            number++;
            yield return Place(row, reach) ?? throw new InvalidDataException($"Table \"{Caption}\", row {number}: {Columns.Count} cells were expected, {row.Count} were found.");
        }

        if (reach.Any(r => r > 0))
        {
            throw new InvalidDataException($"Table \"{Caption}\": a cell reaches below row {number}, the last one.");
        }
    }

    /// <summary>The statement that stands under a table of <paramref name="written"/> rows; null when none was asked for, and when <see cref="WhenEmpty"/> says all.</summary>
    /// <exception cref="InvalidDataException">The rows written are not the rows counted.</exception>
    public string? RowStatement(long written)
    {
        if (RowCount is { } counted && counted != written)
        {
            throw new InvalidDataException($"Table \"{Caption}\": {counted} rows were counted, {written} were read.");
        }

        return Counting is null || written == 0 ? null : $"{Figures.Counted(written, Counting)}, all shown.";
    }

    /// <summary>The row with one cell for every column; null when its cells do not fill it.</summary>
    /// <param name="row">The cells as given.</param>
    /// <param name="reach">By column: how many more rows a cell from above reaches into.</param>
    private static IReadOnlyList<Cell>? Place(IReadOnlyList<Cell> row, int[] reach)
    {
        if (row.Count == reach.Length && row.All(c => c is { ColumnSpan: 1, RowSpan: 1 }) && reach.All(r => r == 0))
        {
            return row;
        }

        var placed = new Cell[reach.Length];
        var column = 0;
        foreach (var cell in row)
        {
            SkipCovered();
            if (cell.ColumnSpan < 1 || cell.RowSpan < 1 || column + cell.ColumnSpan > reach.Length)
            {
                return null;
            }

            for (var i = 0; i < cell.ColumnSpan; i++, column++)
            {
                if (reach[column] > 0)
                {
                    return null;
                }

                placed[column] = i == 0 ? cell : Cell.Covered;
                // Counted down again when the next row is placed.
                reach[column] = -(cell.RowSpan - 1);
            }
        }

        SkipCovered();
        for (var i = 0; i < reach.Length; i++)
        {
            reach[i] = Math.Abs(reach[i]);
        }

        return column == reach.Length ? placed : null;

        void SkipCovered()
        {
            while (column < reach.Length && reach[column] > 0)
            {
                placed[column] = Cell.Covered;
                reach[column] = -(reach[column] - 1);
                column++;
            }
        }
    }
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">Heading, repeated on every page.</param>
/// <param name="Weight">Share of the width relative to the other columns; above 0.</param>
/// <param name="Align">Where its text stands.</param>
/// <param name="RowHeader">True when the cell names its row (read aloud with every other cell of the row).</param>
public sealed record Column(string Title, double Weight = 1, Align Align = Align.Left, bool RowHeader = false);

/// <summary>A name over neighboring columns.</summary>
/// <param name="Title">The name; empty to leave the heads under it alone.</param>
/// <param name="Columns">How many columns it stands over.</param>
public sealed record ColumnGroup(string Title, int Columns);

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

    /// <summary>Stands where a cell to the left or above reaches.</summary>
    public static Cell Covered { get; } = Of("");

    /// <summary>The text as printed.</summary>
    public string Text { get; }

    /// <summary>The number behind the text, rounded as the text is; null for text.</summary>
    public double? Value { get; }

    /// <summary>True when <see cref="Value"/> is a share of 1, printed as a percentage.</summary>
    public bool IsShare { get; }

    /// <summary>Weight of a severity or result word.</summary>
    public Mark Mark { get; }

    /// <summary>Over how many columns it reaches, its own among them. A row then has fewer cells than the table has columns.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Over how many rows it reaches, its own among them. The rows below then have no cell in these columns.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Where a click leads, or null.</summary>
    public Uri? Link { get; init; }

    /// <summary>The <see cref="Section.Anchor"/> a click leads to, or null.</summary>
    public string? To { get; init; }

    /// <summary>A cell of text.</summary>
    public static Cell Of(string? text, Mark mark = Mark.None) => new(text ?? string.Empty, null, mark);

    /// <summary>A cell that holds a count.</summary>
    public static Cell Number(long value) => new(Figures.Count(value), value, Mark.None);

    /// <summary>A cell that holds a share of a whole as a percentage; "no data" when the whole is 0.</summary>
    public static Cell Percent(long part, long whole) =>
        whole == 0 ? Of(Figures.NoData) : new(Figures.Percent(part, whole), Figures.Tenths(part, whole) / 1000.0, Mark.None, isShare: true);
}
