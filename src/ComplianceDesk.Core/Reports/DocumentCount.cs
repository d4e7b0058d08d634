namespace ComplianceDesk.Core.Reports;

/// <summary>Counts what a renderer has gone through of a document. It changes nothing of what is rendered.</summary>
public static class DocumentCount
{
    /// <summary>The document, which says how far it was gone through.</summary>
    /// <param name="document">What is rendered.</param>
    /// <param name="told">Called at every section and every row of a table.</param>
    /// <param name="cancellationToken">Looked at at every row, wherever the rows come from.</param>
    public static Document Over(Document document, Action<DocumentProgress> told, CancellationToken cancellationToken = default)
    {
        Section[] sections = [.. document.Sections];
        var counter = new Counter(sections.Length, Total(document, sections), told, cancellationToken);
        return document with
        {
            Sections = sections.Select(s => s with { Blocks = counter.Begin(s.Blocks) }),
            Attachments = [.. document.Attachments.Select(a => a with { Table = counter.Count(a.Table) })],
        };
    }

    // Null unless every table can tell without being read: lazy parts are gone through once, by the renderer.
    private static long? Total(Document document, Section[] sections) =>
        sections.Select(Rows).Concat(document.Attachments.Select(a => Rows(a.Table))).Aggregate((long?)0, (sum, rows) => sum + rows);

    private static long? Rows(Section section) => section.Rows ?? Rows(section.Blocks);

    private static long? Rows(IEnumerable<Block> blocks) => blocks is not IReadOnlyCollection<Block> all ? null : all.Aggregate((long?)0, (sum, block) => sum + block switch
    {
        Table table => Rows(table),
        Section inner => Rows(inner),
        _ => 0,
    });

    private static long? Rows(Table table) => table.RowCount ?? (table.Rows.TryGetNonEnumeratedCount(out var count) ? count : null);

    private sealed class Counter(int sections, long? total, Action<DocumentProgress> told, CancellationToken cancellationToken)
    {
        private int section;
        private long rows;

        public IEnumerable<Block> Begin(IEnumerable<Block> blocks)
        {
            section++;
            Tell();
            foreach (var block in Counted(blocks))
            {
                yield return block;
            }
        }

        public Table Count(Table table) => table with { Rows = Rows(table.Rows) };

        private IEnumerable<Block> Counted(IEnumerable<Block> blocks) => blocks.Select(b => b switch
        {
            Table table => Count(table),
            Section inner => inner with { Blocks = Counted(inner.Blocks) },
            _ => b,
        });

        private IEnumerable<IReadOnlyList<Cell>> Rows(IEnumerable<IReadOnlyList<Cell>> source)
        {
            foreach (var row in source)
            {
                cancellationToken.ThrowIfCancellationRequested();
                rows++;
                Tell();
                yield return row;
            }
        }

        private void Tell() => told(new DocumentProgress(section, sections, rows, total));
    }
}

/// <summary>How far a renderer has gone through a document.</summary>
/// <param name="Section">The section it is at, counted from 1; 0 before the first.</param>
/// <param name="Sections">How many the document has.</param>
/// <param name="Rows">Rows of tables written so far, those of attachments among them.</param>
/// <param name="Total">How many there will be; null when that is not known before they are read.</param>
public readonly record struct DocumentProgress(int Section, int Sections, long Rows, long? Total = null)
{
    /// <summary>Rows written of the total, in percent, rounded down; null when the total is not known or zero.</summary>
    public int? Percent => Total is { } total and > 0 ? (int)Math.Min(100, Rows * 100 / total) : null;
}
