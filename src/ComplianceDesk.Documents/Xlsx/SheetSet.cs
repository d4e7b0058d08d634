using ClosedXML.Excel;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>The sheets of a workbook under names that Excel accepts: at most 31 characters, none of <c>[ ] : * ? / \</c>, none twice.</summary>
internal sealed class SheetSet(XLWorkbook workbook)
{
    private const int NameLength = 31;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a sheet after the others.</summary>
    public IXLWorksheet Add(string name)
    {
        names.Add(name);
        return workbook.Worksheets.Add(name);
    }

    /// <summary>What the rows of a table are called: by its caption up to a semicolon when that is short enough to stand whole, else by its section.</summary>
    public static string NameOf(string? caption, string section) =>
        caption?.Split(';')[0] is { Length: <= NameLength } name ? name : Cut(PlainText.OneLine(section), ", rows");

    /// <summary>A free name close to a title.</summary>
    public string Name(string title)
    {
        var plain = string.Concat(PlainText.OneLine(title).Select(c => "[]:*?/\\'".Contains(c, StringComparison.Ordinal) ? ' ' : c)).Trim();
        plain = plain.Length == 0 ? "Sheet" : plain;
        var name = Cut(plain, "");
        for (var copy = 2; names.Contains(name); copy++)
        {
            name = Cut(plain, $" ({copy})");
        }

        return name;
    }

    private static string Cut(string title, string suffix) =>
        title[..Math.Min(title.Length, NameLength - suffix.Length)].TrimEnd() + suffix;
}
