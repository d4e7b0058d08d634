using System.Collections;

namespace ComplianceDesk.Core.Quality;

/// <summary>Rows of one patient. Clearing keeps the objects, so that the next patient's rows fill them again.</summary>
/// <typeparam name="TRow">The kind of row.</typeparam>
public sealed class Rows<TRow> : IReadOnlyList<TRow>
    where TRow : class
{
    private readonly List<TRow> rows = [];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public TRow this[int index] => index < Count ? rows[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Adds a row that somebody else keeps.</summary>
    public void Add(TRow row)
    {
        if (Count < rows.Count)
        {
            rows[Count] = row;
        }
        else
        {
            rows.Add(row);
        }

        Count++;
    }

    /// <summary>The next row to fill: an object of an earlier patient where there is one.</summary>
    public TRow Next(Func<TRow> make)
    {
        if (Count == rows.Count)
        {
            rows.Add(make());
        }

        return rows[Count++];
    }

    /// <summary>Makes it empty.</summary>
    public void Clear() => Count = 0;

    /// <summary>The rows as they stand.</summary>
    public Walk GetEnumerator() => new(this);

    IEnumerator<TRow> IEnumerable<TRow>.GetEnumerator() => rows.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<TRow>)this).GetEnumerator();

    /// <summary>A walk over the rows that allocates nothing.</summary>
    public struct Walk(Rows<TRow> of)
    {
        private int place = -1;

        public readonly TRow Current => of.rows[place];

        public bool MoveNext() => ++place < of.Count;
    }
}
