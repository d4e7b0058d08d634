using System.Globalization;
using System.Security;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>The parts of a register's workbook besides its sheets.</summary>
internal static class WorkbookXml
{
    // Places in the list of cell formats below.
    public const string Plain = "1";
    public const string Quoted = "2";
    public const string Head = "3";

    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private const string Styles =
        $"""
        {Declaration}<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF122F55"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6ECF4"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/></cellXfs></styleSheet>
        """;

    /// <summary>The parts of a workbook of these sheets, in whose order they are numbered from 1.</summary>
    public static IEnumerable<(string Name, string Text)> Parts(IReadOnlyList<string> sheets)
    {
        yield return ("xl/styles.xml", Styles);
        yield return ("xl/workbook.xml",
            $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{Each(sheets, (name, n) => $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{n}\" r:id=\"r{n}\"/>")}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels",
            $"{Declaration}<Relationships xmlns=\"{Package}/relationships\">{Each(sheets, (_, n) => Relation($"r{n}", "worksheet", $"worksheets/sheet{n}.xml"))}{Relation("styles", "styles", "styles.xml")}</Relationships>");
        yield return ("_rels/.rels", $"{Declaration}<Relationships xmlns=\"{Package}/relationships\">{Relation("workbook", "officeDocument", "xl/workbook.xml")}</Relationships>");
        yield return ("[Content_Types].xml",
            $"{Declaration}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Types}.styles+xml\"/>" +
            $"{Each(sheets, (_, n) => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Types}.worksheet+xml\"/>")}</Types>");
    }

    private static string Relation(string id, string type, string target) => $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";

    private static string Each(IReadOnlyList<string> sheets, Func<string, string, string> write) =>
        string.Concat(sheets.Select((name, i) => write(name, (i + 1).ToString(CultureInfo.InvariantCulture))));
}
