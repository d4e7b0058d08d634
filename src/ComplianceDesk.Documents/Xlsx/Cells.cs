using ClosedXML.Excel;
using ComplianceDesk.Core.Csv;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>Puts values into cells so that Excel shows what was written and runs nothing.</summary>
internal static class Cells
{
    /// <summary>Characters a cell can hold.</summary>
    public const int TextLimit = 32_767;

    public const string Navy = "#122F55";
    public const string Quiet = "#4F5A68";
    public const string HeadFill = "#E6ECF4";
    public const string Hairline = "#D3D9E1";

    /// <summary>Writes text as text. What looks like a formula or a number stays what it is, also after someone edits the cell.</summary>
    public static void Put(IXLCell cell, string text)
    {
        cell.SetValue(text);
        cell.Style.Alignment.WrapText = true;
        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        if (CsvText.LooksLikeFormula(text) || text is ['\'', ..])
        {
            cell.Style.IncludeQuotePrefix = true;
        }
    }

    /// <summary>Writes a cell of a table: a number with its format, or text.</summary>
    public static void Put(IXLCell target, Cell cell, Align align, string text)
    {
        if (cell.Value is { } value)
        {
            target.SetValue(value);
            target.Style.NumberFormat.Format = cell.IsShare ? ShareFormat(text) : "#,##0";
            target.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        }
        else
        {
            Put(target, text);
        }

        if (align == Align.Right)
        {
            target.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        }

        Set(target, cell.Mark);
    }

    // The number shows as the text on paper does: exactly all or none without a decimal, less than a tenth from them with its sign.
    private static string ShareFormat(string text) => text[0] is '<' or '>' ? $"\"{text[0]}\"0.0 %" : text is "0 %" or "100 %" ? "0 %" : "0.0 %";

    /// <summary>Sets a severity or result word as on paper.</summary>
    public static void Set(IXLCell cell, Mark mark)
    {
        if (Pdf.Look.Of(mark) is (var ink, { } tint))
        {
            cell.Style.Font.Bold = true;
            cell.Style.Font.FontColor = XLColor.FromArgb(ink.Red, ink.Green, ink.Blue);
            cell.Style.Fill.BackgroundColor = XLColor.FromArgb(tint.Red, tint.Green, tint.Blue);
        }
    }

    /// <summary>Sets the head of a table.</summary>
    public static void PutHead(IXLCell cell, Column column)
    {
        Put(cell, PlainText.Lines(column.Title));
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontColor = XLColor.FromHtml(Navy);
        cell.Style.Fill.BackgroundColor = XLColor.FromHtml(HeadFill);
        cell.Style.Border.BottomBorder = XLBorderStyleValues.Thin;
        cell.Style.Border.BottomBorderColor = XLColor.FromHtml(Navy);
        if (column.Align == Align.Right)
        {
            cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        }
    }

    /// <summary>The text in pieces that fit a cell each: more than one only beyond 32,767 characters.</summary>
    public static IReadOnlyList<string> Pieces(string text)
    {
        var plain = PlainText.Lines(text);
        if (plain.Length <= TextLimit)
        {
            return [plain];
        }

        var pieces = new List<string>();
        for (var from = 0; from < plain.Length;)
        {
            var length = Math.Min(TextLimit, plain.Length - from);
            length -= from + length < plain.Length && char.IsHighSurrogate(plain[from + length - 1]) ? 1 : 0;
            pieces.Add(plain.Substring(from, length));
            from += length;
        }

        return pieces;
    }
}
