using System.Globalization;
using ComplianceDesk.Core.Csv;
using ComplianceDesk.Core.Registers;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>The XML of one sheet of a register: a frozen head with a filter, then rows of text and numbers.</summary>
internal sealed class SheetXml(Utf8Buffer xml, IReadOnlyList<RegisterColumn> columns)
{
    private readonly string[] letters = [.. columns.Select((_, i) => Letters(i))];

    /// <summary>The number of the next row.</summary>
    public int Row { get; private set; } = 1;

    /// <summary>How many sheet rows a row needs: one, unless a text is longer than a cell holds.</summary>
    public static int Height(string?[] fields)
    {
        var longest = 0;
        foreach (var field in fields)
        {
            longest = Math.Max(longest, field?.Length ?? 0);
        }

        return longest <= Cells.TextLimit ? 1 : fields.Max(f => f is null ? 1 : Cells.Pieces(f).Count);
    }

    public void Begin()
    {
        xml.Raw("""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>
            """);
        for (var i = 0; i < columns.Count; i++)
        {
            xml.Raw($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{(columns[i].IsNumber ? 12 : 24)}\" customWidth=\"1\"/>");
        }

        xml.Raw("</cols><sheetData>");
        BeginRow();
        for (var i = 0; i < columns.Count; i++)
        {
            Text(i, columns[i].Name, WorkbookXml.Head);
        }

        EndRow();
    }

    /// <summary>Writes a row. A text longer than a cell holds goes on in the cells below.</summary>
    public void Add(string?[] fields)
    {
        if (fields.Length != columns.Count)
        {
            throw new InvalidDataException($"Row {Row}: {columns.Count} fields were expected, {fields.Length} were given.");
        }

        if (Height(fields) is > 1 and var height)
        {
            AddHigh(fields, height);
            return;
        }

        BeginRow();
        for (var i = 0; i < fields.Length; i++)
        {
            Put(i, fields[i]);
        }

        EndRow();
    }

    public void End()
    {
        xml.Raw("</sheetData><autoFilter ref=\"A1:").Raw(letters[^1]).Number(Row - 1).Raw("\"/></worksheet>");
    }

    private void AddHigh(string?[] fields, int height)
    {
        var pieces = fields.Select(f => f is null ? [] : Cells.Pieces(f)).ToArray();
        for (var line = 0; line < height; line++)
        {
            BeginRow();
            for (var i = 0; i < fields.Length; i++)
            {
                Put(i, line < pieces[i].Count ? pieces[i][line] : null);
            }

            EndRow();
        }
    }

    private void Put(int column, string? field)
    {
        if (string.IsNullOrEmpty(field))
        {
            return;
        }

        if (columns[column].IsNumber && double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            BeginCell(column).Raw("\"><v>").Raw(field).Raw("</v></c>");
        }
        else
        {
            // The mark keeps a text that looks like a formula a text, also after someone edits the cell.
            Text(column, field, field[0] == '\'' || CsvText.LooksLikeFormula(field) ? WorkbookXml.Quoted : WorkbookXml.Plain);
        }
    }

    private void Text(int column, string text, string style) =>
        BeginCell(column).Raw("\" t=\"inlineStr\" s=\"").Raw(style).Raw("\"><is><t xml:space=\"preserve\">").Escaped(text).Raw("</t></is></c>");

    private Utf8Buffer BeginCell(int column) => xml.Raw("<c r=\"").Raw(letters[column]).Number(Row);

    private void BeginRow() => xml.Raw("<row r=\"").Number(Row).Raw("\">");

    private void EndRow()
    {
        xml.Raw("</row>");
        Row++;
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
