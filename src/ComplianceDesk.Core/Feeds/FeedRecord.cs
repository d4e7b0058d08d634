namespace ComplianceDesk.Core.Feeds;

/// <summary>One record a reader has just read. Its spans live until the reader's next step.</summary>
/// <param name="feed">The feed whose columns it has.</param>
/// <param name="given">The columns its source can give; one it cannot says nothing about what is stored.</param>
public sealed class FeedRecord(FeedSchema feed, IReadOnlyList<bool> given)
{
    private readonly Cell[] cells = new Cell[feed.Columns.Count];

    /// <summary>The feed whose columns it has.</summary>
    public FeedSchema Feed => feed;

    /// <summary>The columns its source can give; one it cannot says nothing about what is stored.</summary>
    public IReadOnlyList<bool> Given => given;

    /// <summary>True when the record says that it does not hold: entered in error.</summary>
    public bool Withdrawn { get; internal set; }

    /// <summary>Names by which other records may refer to this one, beside its key.</summary>
    public IReadOnlyList<string> OtherNames { get; internal set; } = [];

    /// <summary>Line of its first byte, from 1; for a bundle the entry's ordinal.</summary>
    public long Line { get; internal set; }

    /// <summary>Offset of its first byte in the uncompressed content, from 0.</summary>
    public long ByteOffset { get; internal set; }

    /// <summary>0, or for an event that names several patients the ordinal of this one, from 0.</summary>
    public int Part { get; internal set; }

    /// <summary>True when the column was given a value.</summary>
    public bool Has(int column) => cells[column].Length > 0;

    /// <summary>The column's text in UTF-8; empty when not given.</summary>
    public ReadOnlySpan<byte> Text(int column)
    {
        ref readonly var cell = ref cells[column];
        return cell.Length == 0 ? default : cell.Buffer.AsSpan(cell.Start, cell.Length);
    }

    /// <summary>The column's value as <see cref="ColumnKind"/> says; 0 when not given.</summary>
    public long Number(int column) => cells[column].Number;

    /// <summary>True while more records of the same event follow.</summary>
    public bool More { get; internal set; }

    internal void Clear()
    {
        Array.Clear(cells);
        Withdrawn = false;
    }

    internal void Set(int column, byte[] buffer, int start, int length, long number = 0) =>
        cells[column] = new Cell(buffer, start, length, number);

    private readonly record struct Cell(byte[] Buffer, int Start, int Length, long Number);
}
