namespace ComplianceDesk.Core.Reports;

/// <summary>The section that says which files the figures rest on, record for record.</summary>
public static class SourcesSection
{
    /// <summary>Builds it.</summary>
    /// <param name="basis">What the report rests on.</param>
    /// <param name="log">True when its figures come from the access log: how much of the period the log covers is then said.</param>
    /// <param name="more">What the report adds of its own, between the files and their details.</param>
    public static Section Of(ReportBasis basis, bool log, params Section[] more) => new(Title,
    [
        new Paragraph($"{Received(basis)}; \"State\" says how each import ended. For every file, records read = stored + duplicate + rejected; a rejected record is kept with its line and can be mended and taken in again. A system that gave no file is not in these figures, and cannot be seen here."),
        new Table
        {
            Caption = $"Files; times in {basis.Info.Zone}",
            Columns =
            [
                new Column("File", 2, RowHeader: true), new Column("Feed", 1.1), new Column("Read", 0.8, Align.Right), new Column("Stored", 0.8, Align.Right),
                new Column("Duplicate", 0.8, Align.Right), new Column("Rejected", 0.8, Align.Right), new Column("First event", 1.25), new Column("Last event", 1.25),
            ],
            Rows = basis.Sources.Select(s => new[]
            {
                Cell.Of(s.File), Cell.Of(s.Feed ?? "not recognized"), Cell.Number(s.Read), Cell.Number(s.Stored), Cell.Number(s.Duplicate), Cell.Number(s.Rejected),
                Cell.Of(s.FirstAt is { } first ? Figures.Minute(first) : ""), Cell.Of(s.LastAt is { } last ? Figures.Minute(last) : ""),
            }),
            Counting = "files",
            RowCount = basis.Sources.Count,
        },
        new FactList(
        [
            new Fact("Records read", Figures.Count(basis.Sources.Sum(s => s.Read))),
            new Fact("Stored", Figures.Share(basis.Sources.Sum(s => s.Stored), basis.Sources.Sum(s => s.Read))),
            new Fact("Duplicate", Figures.Share(basis.Sources.Sum(s => s.Duplicate), basis.Sources.Sum(s => s.Read))),
            new Fact("Rejected", Figures.Share(basis.Sources.Sum(s => s.Rejected), basis.Sources.Sum(s => s.Read))),
            .. log ? Log(basis) : [],
        ]),
        .. more,
        new Section("Files in detail",
        [
            new Table
            {
                Caption = $"Receipt of every file; times in {basis.Info.Zone}",
                Columns = [new Column("File", 1.5, RowHeader: true), new Column("Received", 1.15), new Column("By", 0.8), new Column("State", 0.7), new Column("Remarks", 1.95)],
                Rows = basis.Sources.Select(s => new[] { Cell.Of(s.File), Cell.Of(Figures.Minute(s.ReceivedAt)), Cell.Of(s.ReceivedBy), Cell.Of(s.Status), Cell.Of(s.Remarks) }),
                Counting = "files",
                RowCount = basis.Sources.Count,
            },
            new Table
            {
                Caption = "SHA-256 of the original bytes of every file",
                Columns = [new Column("File", 1, RowHeader: true), new Column("SHA-256", 2)],
                Rows = basis.Sources.Select(s => new[] { Cell.Of(s.File), Cell.Of(s.Sha256) }),
                RowCount = basis.Sources.Count,
            },
        ]),
    ]);

    /// <summary>The same in short, for a document that a patient is handed: a line for each feed. The files and their hashes go with it as a file.</summary>
    /// <param name="basis">What the report rests on.</param>
    /// <param name="log">True when its figures come from the access log.</param>
    public static Section Short(ReportBasis basis, bool log)
    {
        var feeds = basis.Sources.GroupBy(s => s.Feed ?? "not recognized", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return new Section(Title,
        [
            new Paragraph($"{Received(basis)}. Records read = stored + duplicate + rejected. A system that gave no file is not in this document, and cannot be seen here."),
            new Table
            {
                Caption = $"What was received, by feed; times in {basis.Info.Zone}",
                Columns =
                [
                    new Column("Feed", 1.7, RowHeader: true), new Column("Files", 0.6, Align.Right), new Column("Read", 0.8, Align.Right), new Column("Stored", 0.8, Align.Right), new Column("Duplicate", 0.8, Align.Right),
                    new Column("Rejected", 0.8, Align.Right), new Column("Last received", 1.3),
                ],
                Rows = feeds.Select(g => new[]
                {
                    Cell.Of(g.Key), Cell.Number(g.Count()), Cell.Number(g.Sum(s => s.Read)), Cell.Number(g.Sum(s => s.Stored)), Cell.Number(g.Sum(s => s.Duplicate)), Cell.Number(g.Sum(s => s.Rejected)), Cell.Of(Figures.Minute(g.Max(s => s.ReceivedAt))),
                }),
                Counting = "feeds",
                RowCount = feeds.Count,
            },
            .. log ? [new FactList([.. Log(basis)])] : Array.Empty<Block>(),
            new Paragraph("The SHA-256 on the cover names all of these files together. Each of them, with its records and its own SHA-256, is listed in the file sources.csv:"),
            new AttachmentReference("sources.csv"),
        ]);
    }

    private const string Title = "Population and sources";

    private static string Received(ReportBasis basis) => $"{Figures.Counted(basis.Sources.Count, "files")} {(basis.Sources.Count == 1 ? "was" : "were")} received up to the time of this report";

    private static IEnumerable<Fact> Log(ReportBasis basis) =>
    [
        new Fact("Days of the period with an event in the access log", Figures.Share(basis.DaysLogged, basis.Days)),
        .. basis.StaleSince is { } since ? [new Fact("Not judged yet", $"A file was taken in at {Figures.Moment(since)}, after the run of the judge that this report rests on: its events are counted, and not judged")] : Array.Empty<Fact>(),
    ];

    /// <summary>The same files as a file that goes with the report.</summary>
    public static Attachment Attachment(ReportBasis basis) => new("sources.csv", "A file that was taken in.", EvidenceTable.Of(
        "files", basis.Sources.Count,
        ["file", "feed", "received", "by", "state", "read", "stored", "duplicate", "rejected", "first_event", "last_event", "sha256"],
        basis.Sources.Select(s => EvidenceTable.Row(
            s.File, s.Feed, EvidenceTable.Time(s.ReceivedAt), s.ReceivedBy, s.Status, EvidenceTable.Number(s.Read), EvidenceTable.Number(s.Stored), EvidenceTable.Number(s.Duplicate),
            EvidenceTable.Number(s.Rejected), EvidenceTable.Time(s.FirstAt), EvidenceTable.Time(s.LastAt), s.Sha256))));
}
