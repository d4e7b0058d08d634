using System.IO.Compression;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>
/// Writes a register as a workbook (ECMA-376) while it is read: memory does not grow with the rows. The first sheet states what the register
/// is, its filter and how many rows were written; a register longer than a sheet goes on in further ones. Text stays text: nothing runs as
/// a formula. Equal rows give equal bytes. The stream stays open and need not seek.
/// </summary>
public sealed class XlsxRowWriter : RowWriter
{
    private const int Enough = 1 << 16;

    // Any moment would do; without one the file would tell when it was made.
    private static readonly DateTimeOffset Made = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Stream output;
    private readonly int sheetRows;
    private readonly Utf8Buffer waiting = new();
    private readonly HeldStream packed = new();
    private readonly List<string> sheets = [];
    private ZipArchive? zip;
    private Stream? sheet;
    private SheetXml? rows;

    /// <summary>Writes to a stream.</summary>
    public XlsxRowWriter(Stream output)
        : this(output, XlsxRenderer.SheetRows)
    {
    }

    internal XlsxRowWriter(Stream output, int sheetRows) => (this.output, this.sheetRows) = (output, sheetRows);

    /// <inheritdoc/>
    protected override Task BeginFileAsync(RegisterHead head, CancellationToken cancellationToken)
    {
        zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true);
        BeginSheet();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task EndAsync(CancellationToken cancellationToken)
    {
        await EndSheetAsync(cancellationToken);
        var about = new SheetXml(waiting, [new RegisterColumn("About"), new RegisterColumn("This file")]);
        about.Begin();
        (string Name, string Value)[] facts =
        [
            ("Register", Head!.Title), ("Filter", Head.Filter), ("Rows", $"{Figures.Count(Rows)}, all that the filter holds"), ("Sheets", string.Join(", ", sheets)),
            ("Long texts", "A text longer than a cell holds (32,767 characters) goes on in the cells below it; such rows have only that text."),
        ];
        foreach (var (name, value) in facts)
        {
            about.Add([name, value]);
        }

        about.End();
        await WritePartAsync("xl/worksheets/sheet1.xml", cancellationToken);
        foreach (var (name, text) in WorkbookXml.Parts(["About", .. sheets]))
        {
            waiting.Raw(text);
            await WritePartAsync(name, cancellationToken);
        }

        zip!.Dispose();
        await packed.DrainAsync(output, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override ValueTask WriteAsync(string?[] fields, CancellationToken cancellationToken)
    {
        if (rows!.Row + SheetXml.Height(fields) - 1 > sheetRows)
        {
            return TurnAsync(fields, cancellationToken);
        }

        rows.Add(fields);
        return waiting.Length >= Enough ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>Goes on in a further sheet.</summary>
    private async ValueTask TurnAsync(string?[] fields, CancellationToken cancellationToken)
    {
        await EndSheetAsync(cancellationToken);
        BeginSheet();
        rows!.Add(fields);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        sheet!.Write(waiting.Written.Span);
        waiting.Clear();
        await packed.DrainAsync(output, cancellationToken);
    }

    private void BeginSheet()
    {
        sheets.Add(sheets.Count == 0 ? "Rows" : $"Rows ({sheets.Count + 1})");
        sheet = Open($"xl/worksheets/sheet{sheets.Count + 1}.xml");
        rows = new SheetXml(waiting, Head!.Columns);
        rows.Begin();
    }

    private async Task EndSheetAsync(CancellationToken cancellationToken)
    {
        rows!.End();
        await FlushAsync(cancellationToken);
        sheet!.Dispose();
        sheet = null;
    }

    private async Task WritePartAsync(string name, CancellationToken cancellationToken)
    {
        using (var entry = Open(name))
        {
            entry.Write(waiting.Written.Span);
        }

        waiting.Clear();
        await packed.DrainAsync(output, cancellationToken);
    }

    private Stream Open(string name)
    {
        var entry = zip!.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Made;
        return entry.Open();
    }
}
