namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="ActivityReviewReport"/> that says what the figures rest on.</summary>
internal static class ActivityReviewSources
{
    // Longer periods are drawn by week, so that the drawing and its table stay readable.
    private const int DaysDrawn = 45;

    public static Section Section(ActivityReviewData data) => SourcesSection.Of(data.Basis, log: true,
        new Section("Events in the period",
        [
            new Table
            {
                Caption = "Events by the system that logged them",
                Columns = [new Column("System", 3, RowHeader: true), new Column("Events", 1, Align.Right), new Column("Share", 1, Align.Right)],
                Rows = data.Systems.Select(s => new[] { Cell.Of(s.System), Cell.Number(s.Events), Cell.Percent(s.Events, data.Accesses.Events) }),
            },
            Chart(data),
        ]));

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
            Alt = $"{Figures.Counted(data.Days.Sum(d => d.Events), "events")}; {(most is null ? "no day" : $"most, {Figures.Count(most.Events)}, on {Figures.Day(most.Day)}")}; {Figures.Count(quiet)} of {Figures.Count(data.Days.Count)} days without an event. The figures follow as a table.",
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
