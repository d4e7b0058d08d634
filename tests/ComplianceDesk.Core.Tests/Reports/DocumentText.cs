using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Tests.Reports;

/// <summary>A document as plain text: every block and every cell, for golden files and for searching.</summary>
internal static class DocumentText
{
    public static string Of(Document document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine($"{document.Info.Title} | {document.Info.Subject} | {document.Info.Organisation} | {document.Info.ReportId} | {document.Info.Confidentiality}");
        foreach (var fact in document.Cover)
        {
            text.WriteLine($"cover: {fact.Name} = {Inline(fact.Value)}");
        }

        foreach (var note in document.CoverNotes)
        {
            text.WriteLine($"cover note: {Inline(note)}");
        }

        foreach (var section in document.Sections)
        {
            Add(text, section, 1);
        }

        foreach (var attachment in document.Attachments)
        {
            text.WriteLine();
            text.WriteLine($"attachment: {attachment.FileName}: {attachment.Description}");
            Add(text, attachment.Table, 1);
        }

        return text.ToString();
    }

    private static void Add(StringWriter text, Section section, int level)
    {
        text.WriteLine();
        text.WriteLine($"{new string('#', level)} {section.Title}");
        foreach (var block in section.Blocks)
        {
            Add(text, block, level);
        }
    }

    private static void Add(StringWriter text, Block block, int level)
    {
        switch (block)
        {
            case Section section:
                Add(text, section, level + 1);
                break;
            case Paragraph paragraph:
                text.WriteLine(Inline(paragraph));
                break;
            case BulletList list:
                list.Items.ToList().ForEach(i => text.WriteLine($"* {Inline(i)}"));
                break;
            case FactList facts:
                facts.Facts.ToList().ForEach(f => text.WriteLine($"- {f.Name} = {Inline(f.Value)}"));
                break;
            case Note note:
                text.WriteLine($"! {note.Title}: {string.Join(" / ", note.Paragraphs.Select(Inline))}");
                break;
            case Table table:
                Add(text, table);
                break;
            case Chart chart:
                text.WriteLine($"{chart.GetType().Name}: {chart.Title} ({chart.Unit}). {chart.Alt}");
                Add(text, chart.Data);
                break;
            case SignOff signOff:
                Add(text, signOff.Sheet);
                text.WriteLine(signOff.Condition);
                break;
            case AttachmentReference reference:
                text.WriteLine($"(rows and SHA-256 of {reference.FileName})");
                break;
            default:
                text.WriteLine($"({block.GetType().Name})");
                break;
        }
    }

    private static void Add(StringWriter text, Table table)
    {
        text.WriteLine($"[{table.Caption}] {string.Join(" | ", table.Columns.Select(c => c.Title))}");
        var rows = table.Rows.ToList();
        rows.ForEach(row => text.WriteLine($"  {string.Join(" | ", row.Select(c => c.Mark == Mark.None ? Line(c.Text) : $"{Line(c.Text)} <{c.Mark}>"))}"));
        if (rows.Count == 0)
        {
            text.WriteLine($"  {table.WhenEmpty}");
        }

        if (table.RowStatement(rows.Count) is { } statement)
        {
            text.WriteLine($"  = {statement}");
        }
    }

    private static string Inline(Paragraph paragraph) =>
        string.Concat(paragraph.Runs.Select(r => r.Mark != Mark.None ? $"{Line(r.Text)} <{r.Mark}>" : r.Bold ? $"**{Line(r.Text)}**" : Line(r.Text)));

    private static string Line(string text) => text.Replace("\n", " // ", StringComparison.Ordinal);
}
