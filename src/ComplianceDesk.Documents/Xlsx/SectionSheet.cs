using ClosedXML.Excel;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>The sheet of one top section. Its title row is frozen; registers go to sheets of their own and are named here.</summary>
internal sealed class SectionSheet(SheetSet sheets, IXLWorksheet sheet, int sheetRows, CancellationToken cancellationToken)
{
    private readonly SheetCursor cursor = new(sheet);
    private readonly RegisterSheets registers = new(sheets, sheetRows, cancellationToken);

    public void Fill(Section section)
    {
        Put(section, 1);
        sheet.SheetView.FreezeRows(1);
    }

    private void Put(Section section, int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        cursor.PutHeading(section.Title, level);
        foreach (var block in section.Blocks)
        {
            Put(block, section.Title, level);
        }

        cursor.Skip();
    }

    private void Put(Block block, string title, int level)
    {
        switch (block)
        {
            case Section section:
                Put(section, level + 1);
                break;
            case Paragraph paragraph:
                cursor.PutText(SheetCursor.Text(paragraph));
                break;
            case BulletList list:
                foreach (var item in list.Items)
                {
                    cursor.PutText("\u2022 " + SheetCursor.Text(item));
                }

                break;
            case FactList facts:
                foreach (var fact in facts.Facts)
                {
                    cursor.PutFact(fact.Name, fact.Value);
                }

                break;
            case Note note:
                cursor.PutText(note.Title, bold: true, colour: Cells.Navy);
                foreach (var paragraph in note.Paragraphs)
                {
                    cursor.PutText(SheetCursor.Text(paragraph));
                }

                break;
            case Table { Counting: not null } register:
                PutRegister(register, title);
                break;
            case Table table:
                PutTable(table);
                break;
            case Chart chart:
                cursor.PutText($"{chart.Title} ({chart.Unit})", bold: true, colour: Cells.Navy);
                cursor.PutText(chart.Alt, colour: Cells.Quiet);
                PutTable(chart.Data);
                break;
            case Image image:
                cursor.PutText($"Picture: {image.Alt}", colour: Cells.Quiet);
                break;
            case SignOff signOff:
                PutTable(signOff.Sheet);
                cursor.PutText(signOff.Condition, colour: Cells.Quiet);
                break;
            case AttachmentReference reference:
                cursor.PutText($"The sheet \"{Path.GetFileNameWithoutExtension(reference.FileName)}\" of this workbook holds every row; in the PDF of this report they are the file {reference.FileName}.");
                break;
            case PageBreak:
                break;
            default:
                throw new NotSupportedException($"The XLSX renderer does not know the block {block.GetType().Name}.");
        }
    }

    private void PutTable(Table table)
    {
        cursor.Skip();
        if (table.Caption is { } caption)
        {
            cursor.PutText(caption, bold: true, colour: Cells.Navy);
        }

        table.RowStatement(cursor.PutTable(table));
        cursor.Skip();
    }

    private void PutRegister(Table table, string title)
    {
        var (rows, names) = registers.Write(table, SheetSet.NameOf(table.Caption, title));
        cursor.PutText($"{table.Caption ?? title}: {table.RowStatement(rows)} See {(names.Count == 1 ? "sheet" : "sheets")} {string.Join(", ", names.Select(n => $"\"{n}\""))}.");
    }
}
