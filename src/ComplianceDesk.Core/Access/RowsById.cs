namespace ComplianceDesk.Core.Access;

/// <summary>Rows by their ids, in a list that grows.</summary>
/// <typeparam name="T">The rows.</typeparam>
internal sealed class RowsById<T>
    where T : struct
{
    private T[] items = new T[1];

    private int count = 1;

    public T this[int id]
    {
        get => items[id];
        set
        {
            if (id >= items.Length)
            {
                Array.Resize(ref items, Math.Max(id + 1, items.Length * 2));
            }

            count = Math.Max(count, id + 1);
            items[id] = value;
        }
    }

    public void Expect(int last) => Array.Resize(ref items, Math.Max(items.Length, last + 1));

    /// <summary>The rows; none may be added after that.</summary>
    public T[] ToArray() => count == items.Length ? items : items[..count];
}
