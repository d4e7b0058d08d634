namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="ActivityReviewReport"/> that says what the figures rest on.</summary>
internal static class ActivityReviewSources
{
    // Longer periods are drawn by week, so that the drawing and its table stay readable.
    private const int DaysDrawn = 45;

    public static Section Section(ActivityReviewData data) => new("Population and sources",
    [
        new Paragraph($"{Figures.Count(data.Sources.Count)} files were taken in up to the time of this report. For every file, records read = stored + duplicate + rejected; a rejected record is kept with its line and can be mended and taken in again."),
        new Table
        {
            Caption = $"Files; times in {data.Info.Zone}",
            Columns =
            [
                new Column("File", 2, RowHeader: true), new Column("Feed", 1.1), new Column("Read", 0.8, Align.Right), new Column("Stored", 0.8, Align.Right),
                new Column("Duplicate", 0.8, Align.Right), new Column("Rejected", 0.8, Align.Right), new Column("First event", 1.25), new Column("Last event", 1.25),
            ],
            Rows = data.Sources.Select(s => new[]
            {
                Cell.Of(s.File), Cell.Of(s.Feed ?? "not recognised"), Cell.Number(s.Read), Cell.Number(s.Stored), Cell.Number(s.Duplicate), Cell.Number(s.Rejected),
                Cell.Of(s.FirstAt is { } first ? Figures.Minute(first) : ""), Cell.Of(s.LastAt is { } last ? Figures.Minute(last) : ""),
            }),
            Counting = "files",
            RowCount = data.Sources.Count,
        },
        new FactList(
        [
            new Fact("Records read", Figures.Count(data.Sources.Sum(s => s.Read))),
            new Fact("Stored", Figures.Share(data.Sources.Sum(s => s.Stored), data.Sources.Sum(s => s.Read))),
            new Fact("Duplicate", Figures.Share(data.Sources.Sum(s => s.Duplicate), data.Sources.Sum(s => s.Read))),
            new Fact("Rejected", Figures.Share(data.Sources.Sum(s => s.Rejected), data.Sources.Sum(s => s.Read))),
        ]),
        new Section("Events in the period",
        [
            new Table
            {
                Caption = "Events by the system that logged them",
                Columns = [new Column("System", 3, RowHeader: true), new Column("Events", 1, Align.Right), new Column("Share", 1, Align.Right)],
                Rows = data.Systems.Select(s => new[] { Cell.Of(s.System), Cell.Number(s.Events), Cell.Percent(s.Events, data.Accesses.Events) }),
            },
            Chart(data),
        ]),
        new Section("Files in detail",
        [
            new Table
            {
                Caption = $"Receipt of every file; times in {data.Info.Zone}",
                Columns = [new Column("File", 1.5, RowHeader: true), new Column("Received", 1.15), new Column("By", 0.8), new Column("State", 0.7), new Column("Remarks", 1.95)],
                Rows = data.Sources.Select(s => new[] { Cell.Of(s.File), Cell.Of(Figures.Minute(s.ReceivedAt)), Cell.Of(s.ReceivedBy), Cell.Of(s.Status), Cell.Of(s.Remarks) }),
                Counting = "files",
                RowCount = data.Sources.Count,
            },
            new Table
            {
                Caption = "SHA-256 of the original bytes of every file",
                Columns = [new Column("File", 1, RowHeader: true), new Column("SHA-256", 2)],
                Rows = data.Sources.Select(s => new[] { Cell.Of(s.File), Cell.Of(s.Sha256) }),
                RowCount = data.Sources.Count,
            },
        ]),
    ]);

    private static LineChart Chart(ActivityReviewData data)
    {
        var byDay = data.Days.Count <= DaysDrawn;
        var steps = data.Days.GroupBy(d => byDay ? d.Day : d.Day.AddDays(-(((int)d.Day.DayOfWeek + 6) % 7)))
            .Select(g => (First: byDay || g.Key > data.Info.From ? g.Key : data.Info.From, Events: g.Sum(d => d.Events), Judged: g.Sum(d => d.Judged), Unexplained: g.Sum(d => d.Unexplained)))
            .ToList();
        var most = data.Days.MaxBy(d => d.Events);
        var quiet = data.Days.Count(d => d.Events == 0);
        return new LineChart
        {
            Title = byDay ? "Events by day" : "Events by week",
            Alt = $"{Figures.Count(data.Days.Sum(d => d.Events))} events; {(most is null ? "no day" : $"most, {Figures.Count(most.Events)}, on {Figures.Day(most.Day)}")}; {Figures.Count(quiet)} of {Figures.Count(data.Days.Count)} days without an event. The figures follow as a table.",
            Unit = "events",
            Step = byDay ? "Day" : "Week from",
            Steps = [.. steps.Select(s => Figures.Day(s.First))],
            Series =
            [
                new Series("All events", [.. steps.Select(s => s.Events)]),
                new Series("Judged accesses to patients", [.. steps.Select(s => s.Judged)]),
                new Series("No documented reason", [.. steps.Select(s => s.Unexplained)]),
            ],
        };
    }
}
