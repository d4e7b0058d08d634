namespace ComplianceDesk.Core.Registers;

/// <summary>
/// Takes a register row by row and writes it as a file. Nothing is held back and nothing is left out: what was added is counted, and the
/// count stands in the file or in its name.
/// </summary>
public abstract class RowWriter : IAsyncDisposable
{
    /// <summary>Rows added so far.</summary>
    public long Rows { get; private set; }

    /// <summary>What the register is; null before it has begun.</summary>
    public RegisterHead? Head { get; private set; }

    /// <summary>Says what the register is; comes before the first row.</summary>
    public Task BeginAsync(RegisterHead head, CancellationToken cancellationToken)
    {
        Head = head;
        return BeginFileAsync(head, cancellationToken);
    }

    /// <summary>Adds a row: one field for each column, null or empty for none.</summary>
    public ValueTask AddAsync(string?[] fields, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Rows++;
        return WriteAsync(fields, cancellationToken);
    }

    /// <summary>Writes a whole register: begins it, adds every item as a row, and completes the file.</summary>
    public async Task WriteAsync<T>(RegisterHead head, IAsyncEnumerable<T> items, Func<T, string?[]> fields, CancellationToken cancellationToken)
    {
        await BeginAsync(head, cancellationToken);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            await AddAsync(fields(item), cancellationToken);
        }

        await EndAsync(cancellationToken);
    }

    /// <inheritdoc cref="WriteAsync{T}(RegisterHead, IAsyncEnumerable{T}, Func{T, string?[]}, CancellationToken)"/>
    public Task WriteAsync<T>(RegisterHead head, IEnumerable<T> items, Func<T, string?[]> fields, CancellationToken cancellationToken) =>
        WriteAsync(head, items.ToAsyncEnumerable(), fields, cancellationToken);

    /// <summary>Completes the file. Without it what was written is no whole file.</summary>
    public abstract Task EndAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Begins the file.</summary>
    protected abstract Task BeginFileAsync(RegisterHead head, CancellationToken cancellationToken);

    /// <summary>Writes a row, or keeps it in memory until there are enough.</summary>
    protected abstract ValueTask WriteAsync(string?[] fields, CancellationToken cancellationToken);
}

/// <summary>What a register is.</summary>
/// <param name="Title">For people: "Findings".</param>
/// <param name="Filter">Which rows are in it, in words: "all", or what was chosen.</param>
/// <param name="Columns">The columns.</param>
public sealed record RegisterHead(string Title, string Filter, IReadOnlyList<RegisterColumn> Columns)
{
    /// <summary>A register whose columns named with a <c>#</c> before them hold numbers.</summary>
    public static RegisterHead Of(string title, string filter, params IReadOnlyList<string> columns) =>
        new(title, filter, [.. columns.Select(c => c[0] == '#' ? new RegisterColumn(c[1..], IsNumber: true) : new RegisterColumn(c))]);
}

/// <summary>A column of a register.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="IsNumber">True when its fields are numbers in invariant notation; ids are not, whatever they look like.</param>
public sealed record RegisterColumn(string Name, bool IsNumber = false);
