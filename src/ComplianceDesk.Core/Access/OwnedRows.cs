namespace ComplianceDesk.Core.Access;

/// <summary>Rows on their way to being grouped by their owners, after which they are no longer held twice.</summary>
internal sealed class OwnedRows<T>
{
    private List<int> owners = [];
    private List<T> rows = [];
    private Grouped<T>? grouped;

    public int Count { get; private set; }

    public void Expect(int count)
    {
        owners.EnsureCapacity(count);
        rows.EnsureCapacity(count);
    }

    public void Add(int owner, T row)
    {
        if (grouped is not null)
        {
            throw new InvalidOperationException("The rows are grouped already.");
        }

        owners.Add(owner);
        rows.Add(row);
        Count++;
    }

    public Grouped<T> Grouped => grouped ?? new(owners, rows);

    public void Group()
    {
        grouped = Grouped;
        (owners, rows) = ([], []);
    }
}
