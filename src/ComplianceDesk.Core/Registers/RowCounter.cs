namespace ComplianceDesk.Core.Registers;

/// <summary>Counts the rows of a register and writes nothing, so that the name of the file can state them.</summary>
public sealed class RowCounter : RowWriter
{
    /// <inheritdoc/>
    public override Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task BeginFileAsync(RegisterHead head, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override ValueTask WriteAsync(string?[] fields, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
