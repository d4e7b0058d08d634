using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ComplianceDesk.Cli.Tests.Verbs;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Documents;
using UglyToad.PdfPig;

namespace ComplianceDesk.Cli.Tests.Reports;

/// <summary>Every report of a judged hospital, opened again: rows in are rows out, in the PDF and in the workbook.</summary>
public sealed class ReportRowsTests(JudgedHospital hospital)
{
    public static TheoryData<string> Reports => [.. ReportLibrary.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Writes_EveryRow(string id)
    {
        var document = await BuildAsync(id);
        using var pdf = new MemoryStream();
        PdfRenderer.Write(document, pdf, TestContext.Current.CancellationToken);
        using var xlsx = new MemoryStream();
        XlsxRenderer.Write(document, xlsx, TestContext.Current.CancellationToken);

        using var read = PdfDocument.Open(pdf.ToArray());
        var text = Dense(string.Concat(read.GetPages().SelectMany(p => p.Letters).Select(l => l.Value)));
        var cells = Cells(xlsx);
        foreach (var table in Tables(document.Sections))
        {
            var rows = table.ReadRows().ToList();
            if (table.RowStatement(rows.Count) is { } statement) Assert.Contains(Dense(statement), text, StringComparison.Ordinal);
            // A long cell is broken over lines with its neighbours' lines between; its first word stands whole.
            foreach (var word in rows.Select(r => r[0].Text.Split(' ', '-', '/')[0]).Where(w => w.Length is > 2 and < 12)) Assert.Contains(word, text, StringComparison.Ordinal);
            foreach (var cell in rows.SelectMany(r => r).Where(c => c.Value is null && c.Text.Length > 0)) Assert.Contains(cell.Text.Replace("\n", "", StringComparison.Ordinal), cells);
        }

        foreach (var attachment in document.Attachments)
        {
            Assert.True(read.Advanced.TryGetEmbeddedFiles(out var files));
            var csv = Encoding.UTF8.GetString(files.Single(f => f.Name == attachment.FileName).Memory.Span).TrimStart('\uFEFF');
            Assert.Equal(attachment.Table.ReadRows().Count(), Records(csv) - 1);
        }
    }

    [Theory]
    [InlineData("executive-summary")]
    [InlineData("board-summary")]
    public async Task Writes_TheSummaryOnOnePage(string id)
    {
        using var pdf = new MemoryStream();
        PdfRenderer.Write(await BuildAsync(id), pdf, TestContext.Current.CancellationToken);
        using var read = PdfDocument.Open(pdf.ToArray());
        Assert.Equal(1, read.NumberOfPages);
    }

    private async Task<Document> BuildAsync(string id)
    {
        var info = ReportLibrary.All.Single(r => r.Id == id);
        var accesses = Csv.Rows(Path.Combine(hospital.Feeds, "accesses.csv")).ToList();
        var request = (info.Needs.HasFlag(ReportNeeds.Year) ? ReportRequest.OfYear(id, 2026, "auditor") : new ReportRequest(id, new DateOnly(2026, 10, 25), new DateOnly(2026, 10, 31), "auditor")) with
        {
            Patient = Csv.Rows(Path.Combine(hospital.Feeds, "disclosures.csv")).First()["patient_id"],
            User = accesses[^1]["user_id"],
        };
        return (await ReportLibrary.BuildAsync(new DeskStore(hospital.Data), request, TimeProvider.System, TestContext.Current.CancellationToken)).Document;
    }

    private static IEnumerable<Table> Tables(IEnumerable<Block> blocks) => blocks.SelectMany(b => b switch { Section s => Tables(s.Blocks), Table t => [t], _ => Array.Empty<Table>() });

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u00AD'));

    private static int Records(string csv)
    {
        var (records, quoted) = (0, false);
        foreach (var c in csv)
        {
            if (c == '"') quoted = !quoted;
            else if (c == '\n' && !quoted) records++;
        }

        return records;
    }

    private static HashSet<string> Cells(Stream workbook)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        XNamespace ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var cells = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(e => e.FullName is "xl/sharedStrings.xml" || e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)))
        {
            using var content = entry.Open();
            cells.UnionWith(XDocument.Load(content).Descendants(ns + "t").Select(t => t.Value.ReplaceLineEndings("")));
        }

        return cells;
    }
}
