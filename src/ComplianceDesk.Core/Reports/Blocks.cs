namespace ComplianceDesk.Core.Reports;

/// <summary>A piece of a <see cref="Document"/>.</summary>
public abstract record Block;

/// <summary>
/// A heading and what stands under it. The depth of nesting gives the heading's level: 1 for a top section, 3 at most.
/// </summary>
/// <param name="Title">Text of the heading and of its bookmark.</param>
/// <param name="Blocks">Contents in reading order. May be lazy: a renderer goes through it once.</param>
public sealed record Section(string Title, IEnumerable<Block> Blocks) : Block
{
    /// <summary>The deepest level a heading may have.</summary>
    public const int MaxLevel = 3;

    /// <summary>Name by which links of the document lead here, unlike any other of the document; null when none does.</summary>
    public string? Anchor { get; init; }

    /// <summary>True to print it on pages turned on their side, for wide tables. It then begins and ends with a page.</summary>
    public bool Landscape { get; init; }

    /// <summary>Rows of all tables in it, where it is known and its lazy blocks cannot be asked; null otherwise.</summary>
    public long? Rows { get; init; }
}

/// <summary>Running text.</summary>
public sealed record Paragraph(IReadOnlyList<Run> Runs) : Block
{
    /// <summary>A paragraph of plain text.</summary>
    public Paragraph(string text)
        : this([new Run(text)])
    {
    }

    /// <summary>True for small print, in the size of tables: how figures beside it are defined and what is not in them.</summary>
    public bool Fine { get; init; }

    /// <summary>The text without its styling.</summary>
    public string Text => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>A stretch of text in one style.</summary>
/// <param name="Text">The text; control characters are shown as a replacement character or a space, never obeyed.</param>
/// <param name="Bold">Set in the bold face.</param>
/// <param name="Mark">Weight of a severity or result word.</param>
/// <param name="Link">Where a click leads; printed text stays as it is.</param>
public sealed record Run(string Text, bool Bold = false, Mark Mark = Mark.None, Uri? Link = null)
{
    /// <summary>The <see cref="Section.Anchor"/> a click leads to; a document without that section is refused.</summary>
    public string? To { get; init; }
}

/// <summary>How strongly a severity or result word is set. The word itself is always printed: colour says nothing alone.</summary>
public enum Mark
{
    /// <summary>Plain text.</summary>
    None,
    /// <summary>High severity, or an exception noted.</summary>
    High,
    /// <summary>Medium severity, or partially tested.</summary>
    Medium,
    /// <summary>Low severity.</summary>
    Low,
    /// <summary>An observation, or something not tested.</summary>
    Observation,
    /// <summary>No exception noted.</summary>
    Clear,
}

/// <summary>A list of short statements, each with a bullet.</summary>
public sealed record BulletList(IReadOnlyList<Paragraph> Items) : Block;

/// <summary>Names with their values, one a line.</summary>
public sealed record FactList(IReadOnlyList<Fact> Facts) : Block;

/// <summary>A name and its value.</summary>
public sealed record Fact(string Name, Paragraph Value)
{
    /// <summary>A fact with a plain value.</summary>
    public Fact(string name, string value)
        : this(name, new Paragraph(value))
    {
    }
}

/// <summary>A statement set apart from the running text.</summary>
public sealed record Note(string Title, IReadOnlyList<Paragraph> Paragraphs) : Block
{
    /// <summary>A note of one plain paragraph.</summary>
    public Note(string title, string text)
        : this(title, [new Paragraph(text)])
    {
    }
}

/// <summary>A picture.</summary>
/// <param name="Bytes">A JPEG file (gray or RGB) or a PNG file.</param>
/// <param name="Alt">What a person who cannot see it is told.</param>
public sealed record Image(ReadOnlyMemory<byte> Bytes, string Alt) : Block
{
    /// <summary>Printed width in points; 0 for its own size at 96 dots an inch. Never wider than the text, never higher than a page.</summary>
    public double Width { get; init; }
}

/// <summary>
/// Where rows stand that are not printed: the file that holds them, with its rows and its SHA-256 in a PDF, the sheet in a workbook. The renderer states it,
/// since only it knows the bytes; a document without that attachment is refused.
/// </summary>
/// <param name="FileName">An <see cref="Attachment.FileName"/> of the document.</param>
public sealed record AttachmentReference(string FileName) : Block;

/// <summary>What follows begins on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>Room for signatures: each signatory's capacity, what the signature states, and the rule that keeps them apart.</summary>
public sealed record SignOff(IReadOnlyList<Signatory> Signatories, string Condition) : Block
{
    /// <summary>The lines to sign as a table: capacity and statement, then room for name, signature and date.</summary>
    public Table Sheet => new()
    {
        Columns = [new Column("Capacity", 1.1, RowHeader: true), new Column("Statement", 2.2), new Column("Name and title", 1.4), new Column("Signature", 1.4), new Column("Date", 0.8)],
        Rows = Signatories.Select(s => new[] { Cell.Of(s.Capacity), Cell.Of(s.Statement), Cell.Of(s.Name), Cell.Of(s.Signature), Cell.Of(s.On) }),
    };
}

/// <summary>One line to sign.</summary>
/// <param name="Capacity">For example "Prepared by".</param>
/// <param name="Statement">What the signature says.</param>
/// <param name="Name">The person, when already known; otherwise left to be filled in.</param>
public sealed record Signatory(string Capacity, string Statement, string? Name = null)
{
    /// <summary>What stands for the signature when it was given on the desk; null to leave room for one.</summary>
    public string? Signature { get; init; }

    /// <summary>The day, when known; null to leave room.</summary>
    public string? On { get; init; }
}
