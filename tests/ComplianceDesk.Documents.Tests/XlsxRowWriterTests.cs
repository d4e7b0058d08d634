using System.IO.Compression;
using ClosedXML.Excel;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Documents.Xlsx;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>Registers as workbooks, read by another library.</summary>
public sealed class XlsxRowWriterTests
{
    private static readonly RegisterHead Head = RegisterHead.Of("Findings", "severity high", "id", "text", "#count");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_RowsFilterAndCount()
    {
        using var book = Open(await WriteAsync(XlsxRenderer.SheetRows, ["00123", "plain", "17"], ["F-2", null, "0.25"], ["F-3", "a\nb", ""]));

        Assert.Equal(["About", "Rows"], book.Worksheets.Select(s => s.Name));
        var about = book.Worksheet("About").RowsUsed().Skip(1).ToDictionary(r => r.Cell(1).GetString(), r => r.Cell(2).GetString());
        Assert.Equal(("Findings", "severity high", "3, all that the filter holds"), (about["Register"], about["Filter"], about["Rows"]));
        var rows = book.Worksheet("Rows");
        Assert.Equal(["id", "text", "count"], rows.Row(1).CellsUsed().Select(c => c.GetString()));
        Assert.Equal(("00123", XLDataType.Text), (rows.Cell("A2").GetString(), rows.Cell("A2").DataType));
        Assert.Equal((17.0, XLDataType.Number), (rows.Cell("C2").GetDouble(), rows.Cell("C2").DataType));
        Assert.Equal((true, 0.25, "a\nb", true), (rows.Cell("B3").IsEmpty(), rows.Cell("C3").GetDouble(), rows.Cell("B4").GetString(), rows.Cell("C4").IsEmpty()));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("'quoted")]
    [InlineData("<b>&amp;</b> \"q\" 漢字 🙂 ﷺ")]
    [InlineData("  spaces  ")]
    public async Task Keeps_TextAsText(string text)
    {
        using var book = Open(await WriteAsync(XlsxRenderer.SheetRows, [text, text, text]));

        foreach (var cell in book.Worksheet("Rows").Row(2).CellsUsed())
        {
            Assert.Equal((text == "-2" && cell.Address.ColumnNumber == 3 ? XLDataType.Number : XLDataType.Text, ""), (cell.DataType, cell.FormulaA1));
            Assert.Equal(text, cell.GetString());
        }

        Assert.Equal(text[0] is '=' or '+' or '-' or '@' or '\'', book.Worksheet("Rows").Cell("A2").Style.IncludeQuotePrefix);
    }

    [Fact]
    public async Task Escapes_WhatASpreadsheetTakesForAnEscape()
    {
        using var zip = new ZipArchive(new MemoryStream(await WriteAsync(XlsxRenderer.SheetRows, ["_x0041_ and __x00e9_ and _x41_", null, null])));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());

        // ECMA-376, 22.9.2.19 (ST_Xstring): Excel reads _xHHHH_ as a character.
        Assert.Contains("<t xml:space=\"preserve\">_x005F_x0041_ and __x005F_x00e9_ and _x41_</t>", await sheet.ReadToEndAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaces_WhatXmlCannotHold()
    {
        using var book = Open(await WriteAsync(XlsxRenderer.SheetRows, ["a\u0001b\uD800c\uFFFFd", null, null]));

        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd", book.Worksheet("Rows").Cell("A2").GetString());
    }

    [Fact]
    public async Task GoesOn_InFurtherSheets()
    {
        using var book = Open(await WriteAsync(4, [.. Enumerable.Range(1, 7).Select(i => (string?[])[$"row-{i}", null, "1"])]));

        Assert.Equal(["About", "Rows", "Rows (2)", "Rows (3)"], book.Worksheets.Select(s => s.Name));
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"row-{i}"), book.Worksheets.Skip(1).SelectMany(s => s.RowsUsed().Skip(1)).Select(r => r.Cell(1).GetString()));
        Assert.All(book.Worksheets.Skip(1), s => Assert.Equal("id", s.Cell("A1").GetString()));
        Assert.Contains("Rows, Rows (2), Rows (3)", book.Worksheet("About").RowsUsed().Select(r => r.Cell(2).GetString()));
    }

    [Fact]
    public async Task GoesOn_InTheCellBelow()
    {
        var text = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"{i:00000};"));
        using var book = Open(await WriteAsync(XlsxRenderer.SheetRows, ["one", text, "1"], ["two", "short", "2"]));

        var rows = book.Worksheet("Rows");
        Assert.Equal(text, rows.Cell("B2").GetString() + rows.Cell("B3").GetString());
        Assert.Equal(("", "two"), (rows.Cell("A3").GetString(), rows.Cell("A4").GetString()));
    }

    [Fact]
    public async Task Writes_EqualBytes() => Assert.Equal(await WriteAsync(9, ["a", "b", "1"]), await WriteAsync(9, ["a", "b", "1"]));

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Never_Blocks(string format)
    {
        using var output = new AsyncOnlyStream();
        await using var rows = RowWriters.Create(format, output);
        await rows.BeginAsync(Head, Token);
        for (var i = 0; i < 20_000; i++)
        {
            await rows.AddAsync([$"row-{i}", "text", "1"], Token);
        }

        await rows.EndAsync(Token);
        Assert.True(output.Inner.Length > 50_000);
    }

    [Fact]
    public async Task Writes_NoWholeFile_WhenStopped()
    {
        using var stopped = new CancellationTokenSource();
        using var output = new MemoryStream();
        await using (var rows = new XlsxRowWriter(output))
        {
            await rows.BeginAsync(Head, Token);
            await rows.AddAsync(["a", "b", "1"], Token);
            await stopped.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rows.AddAsync(["c", "d", "2"], stopped.Token));
        }

        Assert.Throws<InvalidDataException>(() => new ZipArchive(new MemoryStream(output.ToArray())));
    }

    [Fact]
    public async Task Rejects_ARowOfAnotherLength() => await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(9, ["only one"]));

    private static async Task<byte[]> WriteAsync(int sheetRows, params string?[][] given)
    {
        using var output = new MemoryStream();
        await using var rows = new XlsxRowWriter(output, sheetRows);
        await rows.BeginAsync(Head, Token);
        foreach (var row in given)
        {
            await rows.AddAsync(row, Token);
        }

        await rows.EndAsync(Token);
        return output.ToArray();
    }

    private static XLWorkbook Open(byte[] bytes) => new(new MemoryStream(bytes));

    /// <summary>As a web server's answer: nothing may be written that blocks.</summary>
    private sealed class AsyncOnlyStream : Stream
    {
        public MemoryStream Inner { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Inner.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
