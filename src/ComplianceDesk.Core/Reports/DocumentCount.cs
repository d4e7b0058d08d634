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
        var counter = new Counter(sections.Length, told, cancellationToken);
        return document with
        {
            Sections = sections.Select(s => s with { Blocks = counter.Begin(s.Blocks) }),
            Attachments = [.. document.Attachments.Select(a => a with { Table = counter.Count(a.Table) })],
        };
    }

    private sealed class Counter(int sections, Action<DocumentProgress> told, CancellationToken cancellationToken)
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

        private void Tell() => told(new DocumentProgress(section, sections, rows));
    }
}

/// <summary>How far a renderer has gone through a document.</summary>
/// <param name="Section">The section it is at, counted from 1; 0 before the first.</param>
/// <param name="Sections">How many the document has.</param>
/// <param name="Rows">Rows of tables written so far, those of attachments among them. How many there will be is not known before they are read.</param>
public readonly record struct DocumentProgress(int Section, int Sections, long Rows);
