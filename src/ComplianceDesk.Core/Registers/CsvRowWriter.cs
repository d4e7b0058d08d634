using System.Text;
using ComplianceDesk.Core.Csv;

namespace ComplianceDesk.Core.Registers;

/// <summary>Writes a register as CSV (RFC 4180, UTF-8 without a mark), harmless when a spreadsheet opens it. The stream stays open.</summary>
public sealed class CsvRowWriter(Stream output) : RowWriter
{
    private const int Enough = 1 << 15;

    private readonly StringBuilder waiting = new();
    private readonly byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(Enough)];
    private readonly char[] chars = new char[Enough];

    /// <inheritdoc/>
    protected override Task BeginFileAsync(RegisterHead head, CancellationToken cancellationToken)
    {
        CsvText.AppendLine(waiting, [.. head.Columns.Select(c => c.Name)]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task EndAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override ValueTask WriteAsync(string?[] fields, CancellationToken cancellationToken)
    {
        CsvText.AppendLine(waiting, fields);
        return waiting.Length >= Enough ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        for (var from = 0; from < waiting.Length; from += Enough)
        {
            var count = Math.Min(Enough, waiting.Length - from);
            waiting.CopyTo(from, chars, count);
            var written = encoder.GetBytes(chars.AsSpan(0, count), bytes, flush: from + count == waiting.Length);
            await output.WriteAsync(bytes.AsMemory(0, written), cancellationToken);
        }

        waiting.Clear();
    }
}
