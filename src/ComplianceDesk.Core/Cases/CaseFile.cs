using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Cases;

/// <summary>A whole case on paper, for a reader who has no account: what was found, recorded, done and kept, with the hashes by which the files can be known again.</summary>
public static class CaseFile
{
    /// <summary>Builds it. The same data gives the same document.</summary>
    public static Document Build(CaseFileData data) => new()
    {
        Info = data.Info,
        Cover = [.. data.Head, new("Made for", data.Reader.Text()), new("Made", $"{Figures.Moment(data.Info.GeneratedAt)} ({data.Info.Zone}) by {data.Info.GeneratedBy}")],
        CoverNotes =
        [
            new("Federal scope only. State law is often stricter and is not assessed here."),
            new($"Prepared from system data and from what people recorded. It is no legal opinion. Patients stand in it by keys of the store; {(data.Reader == CaseReader.Inside ? "texts that people wrote are printed as they are" : "what was done to texts that people wrote stands in the last section")}."),
        ],
        Sections = [Recorded(data), Owed(data), Times(data), Findings(data), Entries("History", "entries", data.History), Entries("Tasks", "tasks", data.Tasks), Entries("Legal holds", "holds", data.Holds), Letters(data), Files(data), Verify(data)],
        Attachments =
        [
            new("accesses.csv", "An access of the case, with the file and line it came in and that file's SHA-256.", EvidenceTable.Of(
                "accesses", data.AccessCount,
                ["access", "at", "person", "record", "action", "outcome", "override", "department", "workstation", "system", "file", "line", "file_sha256"],
                data.Accesses.Select(a => EvidenceTable.Row(
                    EvidenceTable.Number(a.Number), EvidenceTable.Time(a.At), a.Person, a.Record, a.Action, a.Outcome, a.Override ? "yes" : "no", a.Department, a.Workstation, a.System, a.File, EvidenceTable.Number(a.Line), a.FileSha256)))),
            new("findings.csv", "A finding of the case.", EvidenceTable.Of(
                "findings", data.Findings.Count, ["finding", "rules", "rule_versions", "policy", "severity", "score", "person", "record", "first_access", "last_access", "accesses", "status"],
                data.Findings.Select(f => EvidenceTable.Row(
                    EvidenceTable.Number(f.Number), f.Rules, f.RuleVersions, f.Policy, f.Severity, EvidenceTable.Number(f.Score), f.Person, f.Record, EvidenceTable.Time(f.FirstAt), EvidenceTable.Time(f.LastAt), EvidenceTable.Number(f.Accesses), f.Status)))),
            new("history.csv", "A step on the case.", EvidenceTable.Of(
                "entries", data.History.Count, ["at", "who", "step", "text"], data.History.Select(e => EvidenceTable.Row(EvidenceTable.Time(e.At), e.Who, e.Step, e.Text)))),
        ],
    };

    private static Section Recorded(CaseFileData data) => new("What is recorded",
    [
        new FactList([.. data.Facts.Lines.Where(l => l.Value is not null).Select(l => new Fact(l.Name, l.Value!))]),
    ]);

    private static Section Owed(CaseFileData data) => new("What is owed",
    [
        new Table
        {
            Columns = [new Column("Step", 3.2, RowHeader: true), new Column("Last day", 1), new Column("Day is", 0.8), new Column("State", 1.4)],
            Rows = data.Facts.Steps.Select(s => new[]
            {
                Cell.Of(s.Text), Cell.Of(s.By is { } by ? Figures.Day(by) : "none"), Cell.Of(s.By is null ? "" : s.Aim ? "an aim" : "the law's"),
                Cell.Of(s.Sent is { } sent ? $"given on {Figures.Day(sent)}{(sent > s.By ? ", after the last day" : "")}" : s.Done ? "recorded" : "open"),
            }),
            Counting = "steps",
            RowCount = data.Facts.Steps.Count,
        },
    ]);

    private static Section Times(CaseFileData data) => new("Times",
    [
        new Table
        {
            Columns = [new Column("Time", 1.2, RowHeader: true), new Column("From and to", 3), new Column("Hours", 0.8, Align.Right)],
            Rows = data.Times.Lines.Select(l => new[] { Cell.Of(l.Name), Cell.Of(l.Definition), Cell.Of(l.Span is { } span ? span.TotalHours.ToString("#,0.0", System.Globalization.CultureInfo.InvariantCulture) : "not yet") }),
        },
    ]);

    private static Section Findings(CaseFileData data) => new("Findings and accesses",
    [
        new Table
        {
            Caption = $"Times in {data.Info.Zone}",
            Columns =
            [
                new Column("Finding", 0.6, RowHeader: true), new Column("Rules", 1.6), new Column("Versions of rules and policy", 1.5), new Column("Score", 0.5, Align.Right), new Column("Person", 1.1), new Column("Record", 0.7), new Column("First access", 0.95), new Column("Last access", 0.95),
                new Column("Accesses", 0.7, Align.Right), new Column("Status", 1.1),
            ],
            Rows = data.Findings.Select(f => new[]
            {
                Cell.Number(f.Number), Cell.Of(f.Rules), Cell.Of($"{f.RuleVersions}; {f.Policy}"), Cell.Number(f.Score), Cell.Of(f.Person), Cell.Of(f.Record ?? "several or none"), Cell.Of(Figures.Minute(f.FirstAt)), Cell.Of(Figures.Minute(f.LastAt)), Cell.Number(f.Accesses), Cell.Of(f.Status),
            }),
            WhenEmpty = "No finding belongs to the case any more; the history says why.",
            Counting = "findings",
            RowCount = data.Findings.Count,
        },
        new Paragraph($"They rest on {Figures.Counted(data.AccessCount, "accesses")}, each with the file and the line it came in:"),
        new AttachmentReference("accesses.csv"),
    ])
    {
        Landscape = true,
    };

    private static Section Entries(string title, string counting, IReadOnlyList<CaseFileEntry> entries) => new(title,
    [
        new Table
        {
            Columns = [new Column("When", 1, RowHeader: true), new Column("Who", 0.8), new Column("Step", 1), new Column("Text", 3)],
            Rows = entries.Select(e => new[] { Cell.Of(Figures.Minute(e.At)), Cell.Of(e.Who), Cell.Of(e.Step), Cell.Of(e.Text) }),
            WhenEmpty = "None, or left out: see the last section.",
            Counting = counting,
            RowCount = entries.Count,
        },
    ]);

    private static Section Letters(CaseFileData data) => new("Letters to individuals",
    [
        new Table
        {
            Caption = $"Days in {data.Info.Zone}",
            Columns = [new Column("Record", 0.6, RowHeader: true), new Column("Record opened", 2), new Column("Words", 1), new Column("State", 1.6), new Column("Document", 1)],
            Rows = data.Letters.Select(l => new[]
            {
                Cell.Of(l.Letter.Key), Cell.Of(BreachLetter.Days(l.Letter.Days)), Cell.Of(l.Letter.Events is null && l.Letter.Information is null ? "those for all" : "some of its own"), Cell.Of(l.State), Cell.Of(l.Due ? l.Path : "none"),
            }),
            WhenEmpty = "None, or left out: see the last section.",
            Counting = "letters",
            RowCount = data.Letters.Count,
        },
        new Paragraph("Each document is the letter as it is written now, without name and address. What was sent is kept with the case as a file."),
    ]);

    private static Section Files(CaseFileData data) => new("Files of the case",
    [
        new Table
        {
            Columns = [new Column("File", 1.6, RowHeader: true), new Column("What it is", 2), new Column("Given", 1.2), new Column("Bytes", 0.7, Align.Right)],
            Rows = data.Files.Select(f => new[] { Cell.Of(f.LeftOut ? $"{f.Path} (left out)" : f.Path), Cell.Of(f.What), Cell.Of($"{Figures.Minute(f.GivenAt)}, {f.GivenBy}"), Cell.Number(f.Bytes) }),
            WhenEmpty = "No file is kept with the case.",
            Counting = "files",
            RowCount = data.Files.Count,
        },
        new Table
        {
            Caption = "SHA-256 of their bytes",
            Columns = [new Column("File", 1, RowHeader: true), new Column("SHA-256", 2)],
            Rows = data.Files.Select(f => new[] { Cell.Of(f.Path), Cell.Of(f.Sha256) }),
            WhenEmpty = "None.",
            RowCount = data.Files.Count,
        },
    ]);

    private static Section Verify(CaseFileData data) => new("What is left out, and how to check the rest",
    [
        new BulletList([.. data.LeftOut.DefaultIfEmpty("Nothing of the case is left out.").Select(t => new Paragraph(t))]),
        new Paragraph("SHA256SUMS beside this document names every other file of the bundle with its SHA-256; \"sha256sum -c SHA256SUMS\" checks them. The desk's trail holds the SHA-256 of the whole bundle, who took it out, when and why: ask for that line. A hash shows that bytes are those that were handed out; it does not show that what they say is true."),
    ]);
}
