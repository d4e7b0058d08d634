using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>The first sheet: what the paper's cover says.</summary>
internal sealed class CoverSheet(IXLWorksheet sheet)
{
    public void Fill(Document document)
    {
        var cursor = new SheetCursor(sheet);
        cursor.PutText(document.Info.Organisation, 12, bold: true, Cells.Quiet);
        cursor.PutText(document.Info.Title, 22, bold: true, Cells.Navy);
        cursor.PutText(document.Info.Subject, 12, colour: Cells.Quiet);
        cursor.Skip();
        foreach (var fact in document.Cover)
        {
            cursor.PutFact(fact.Name, fact.Value);
        }

        cursor.Skip();
        foreach (var note in document.CoverNotes)
        {
            cursor.PutText(SheetCursor.Text(note), colour: Cells.Quiet);
        }

        cursor.PutText(document.Info.Standing is { } standing ? $"{document.Info.Confidentiality}. {standing}" : document.Info.Confidentiality, bold: true);
    }
}
