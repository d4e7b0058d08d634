namespace ComplianceDesk.Core.Reports;

/// <summary>
/// A report as a tree of blocks, free of any renderer: the PDF, the workbook and the tests read the same tree.
/// Equal documents give equal bytes, so everything that varies (time, author, id) stands in <see cref="Info"/>.
/// </summary>
public sealed record Document
{
    /// <summary>What the document is, whom and which period it concerns.</summary>
    public required DocumentInfo Info { get; init; }

    /// <summary>True when it has neither cover nor contents: a document of a page or two.</summary>
    public bool Brief { get; init; }

    /// <summary>What the cover states beneath the title.</summary>
    public IReadOnlyList<Fact> Cover { get; init; } = [];

    /// <summary>Sentences at the foot of the cover: what the document is not, and how far it reaches.</summary>
    public IReadOnlyList<Paragraph> CoverNotes { get; init; } = [];

    /// <summary>The top sections in reading order. Each is one bookmark, and one sheet of the workbook. May be lazy.</summary>
    public required IEnumerable<Section> Sections { get; init; }

    /// <summary>The evidence behind the figures. A PDF holds each as a CSV file inside and lists them with their hashes on its last page; a workbook holds each as a sheet.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>A table that goes with the document as a file of its own.</summary>
/// <param name="FileName">Plain name with <c>.csv</c> at its end, unlike any other of the document.</param>
/// <param name="Description">What a row is, in a sentence.</param>
/// <param name="Table">Its rows; may be lazy.</param>
public sealed record Attachment(string FileName, string Description, Table Table);

/// <summary>Metadata of a <see cref="Document"/>; a renderer takes every date and name it prints from here, never from a clock.</summary>
public sealed record DocumentInfo
{
    /// <summary>Title in the reader's words, for example "Information system activity review".</summary>
    public required string Title { get; init; }

    /// <summary>One line on what it covers, usually with the citation.</summary>
    public required string Subject { get; init; }

    /// <summary>The organisation the report is about.</summary>
    public required string Organisation { get; init; }

    /// <summary>Number by which the report is cited.</summary>
    public required string ReportId { get; init; }

    /// <summary>BCP 47 tag of the text's language.</summary>
    public string Language { get; init; } = "en-US";

    /// <summary>When the report was made, with the offset of <see cref="Zone"/> at that moment.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Name of the site's time zone (IANA), in which every local time of the report is printed.</summary>
    public required string Zone { get; init; }

    /// <summary>Who made it.</summary>
    public required string GeneratedBy { get; init; }

    /// <summary>First day of the period, inclusive, in <see cref="Zone"/>.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the period, inclusive, in <see cref="Zone"/>.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Row id of what the report is about, for example <c>patient:17</c>; null when it is about no single one. Not printed.</summary>
    public string? About { get; init; }

    /// <summary>True when people appear by the ids or names of the source systems, false when by keys. Not printed.</summary>
    public bool Identified { get; init; }

    /// <summary>The organisation's logo, printed on the cover; null for none.</summary>
    public Image? Logo { get; init; }

    /// <summary>The mark that stands on every page.</summary>
    public string Confidentiality { get; init; } = "Confidential";

    /// <summary>True until a second person has signed the report off.</summary>
    public bool Draft { get; init; }

    /// <summary>Version and sign-off in words, for a report that was signed off; null otherwise.</summary>
    public string? SignedOff { get; init; }

    /// <summary>When it was signed off; null until then.</summary>
    public DateTimeOffset? SignedOffAt { get; init; }

    /// <summary>Where the report stands, printed on every page; null when sign-off was not asked of it.</summary>
    public string? Standing => Draft ? "Draft, not signed off" : SignedOff;
}
