using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Tests;

/// <summary>Documents for the tests.</summary>
internal static class Sample
{
    public static readonly DocumentInfo Info = new()
    {
        Title = "Sample of every block",
        Subject = "What the renderers are tested with",
        Organisation = "Example Hospital",
        ReportId = "SAMPLE-0001",
        GeneratedAt = new DateTimeOffset(2026, 4, 2, 9, 30, 0, TimeSpan.FromHours(-4)),
        Zone = "America/New_York",
        GeneratedBy = "auditor",
        From = new DateOnly(2026, 3, 1),
        To = new DateOnly(2026, 3, 31),
    };

    /// <summary>A document of one section.</summary>
    public static Document Of(params Block[] blocks) => new() { Info = Info, Sections = [new Section("Section", blocks)] };

    /// <summary>A table of so many rows, each with its number in it.</summary>
    public static Table Rows(int count) => new()
    {
        Caption = "Rows",
        Columns = [new Column("Row", 1, RowHeader: true), new Column("Text", 3), new Column("Count", 1, Align.Right)],
        Rows = Enumerable.Range(1, count).Select(i => new[] { Cell.Of($"row-{i:00000}"), Cell.Of($"Text of row {i} that is long enough to take more than one line in its column"), Cell.Number(i) }),
        Counting = "rows",
        RowCount = count,
    };

    /// <summary>One of every block.</summary>
    public static Document EveryBlock() => new()
    {
        Info = Info,
        Cover = [new Fact("Organisation", "Example Hospital"), new Fact("Period", "2026-03-01 to 2026-03-31")],
        CoverNotes = [new Paragraph("Federal scope only.")],
        Sections =
        [
            new Section("First", [
                new Paragraph([new Run("Plain, "), new Run("bold", Bold: true), new Run(", and "), new Run("High", Mark: Mark.High), new Run(". See "), new Run("the rule", Link: new Uri("https://www.ecfr.gov/current/title-45/section-164.308")), new Run(".")]),
                new BulletList([new Paragraph("One"), new Paragraph("Two")]),
                new FactList([new Fact("Name", "Value"), new Fact("Other name", "Other value")]),
                new Section("Deeper", [new Note("Read this", "A note of one sentence."), new Section("Deepest", [new Paragraph("Text.")])]),
            ]),
            new Section("Charts", [
                new BarChart { Title = "Findings by severity", Alt = "Most are low.", Unit = "findings", Category = "Severity", Bars = [new Bar("High", 3, Mark.High), new Bar("Medium", 14, Mark.Medium), new Bar("Low", 44, Mark.Low), new Bar("Observation", 0, Mark.Observation)] },
                new LineChart
                {
                    Title = "Accesses by day", Alt = "Weekends are quieter.", Unit = "accesses", Step = "Day",
                    Steps = [.. Enumerable.Range(1, 31).Select(d => $"2026-03-{d:00}")],
                    Series = [new Series("All", [.. Enumerable.Range(1, 31).Select(d => d % 7 < 2 ? 4000L + (d * 31) : 15000 + (d * 97))]), new Series("Unexplained", [.. Enumerable.Range(1, 31).Select(d => 300L + (d * d))])],
                },
            ]),
            new Section("Table", [Rows(80)]),
            new Section("Sign-off", [new SignOff([new Signatory("Prepared by", "I prepared this report.", "auditor"), new Signatory("Reviewed by", "I reviewed this report.")], "The reviewer is not the preparer.")]),
        ],
    };
}
