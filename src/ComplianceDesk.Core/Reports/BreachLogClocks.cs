using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="BreachLogReport"/> that reads the clocks of notices.</summary>
internal static class BreachLogClocks
{
    /// <summary>A word of a clock.</summary>
    public const string InTime = "Sent by the last day", Running = "Running", SentLate = "Sent after the last day", Past = "Past the last day, none recorded";

    private static readonly (string State, Mark Mark)[] Words = [(InTime, Mark.Clear), (Running, Mark.Observation), (SentLate, Mark.High), (Past, Mark.High)];

    /// <summary>Every notice that is due, one line each.</summary>
    public static Section Section(BreachLogData data)
    {
        var notices = All(data);
        return new Section("Notices and their clocks",
        [
            new Table
            {
                Caption = $"Read on {Figures.Day(data.Today)}",
                Columns =
                [
                    new Column("Incident", 1, RowHeader: true), new Column("Notice", 1.9), new Column("Discovered", 0.95), new Column("Hold until", 0.95), new Column("Last day", 0.95), new Column("Sent", 0.95), new Column("Days", 0.6, Align.Right), new Column("Clock", 1.5),
                ],
                Rows = notices.Select(n => new[]
                {
                    Cell.Of(n.Incident.IncidentId), Cell.Of(n.Name), Cell.Of(Figures.Day(n.Incident.DiscoveredOn)), Cell.Of(n.Incident.HeldUntil is { } hold ? Figures.Day(hold) : ""), Cell.Of(Figures.Day(n.By)),
                    Cell.Of(n.Sent is { } sent ? Figures.Day(sent) : ""), Cell.Number((n.Sent ?? data.Today).DayNumber - n.Incident.DiscoveredOn.DayNumber), State(n, data.Today),
                }),
                WhenEmpty = "No notice is presumed due.",
                Counting = "notices",
                RowCount = notices.Count,
            },
            new Paragraph("Days counts from discovery to the notice, or to the day on which the clock was read."),
        ]);
    }

    /// <summary>Notices by the word of their clock.</summary>
    public static Dictionary<string, int> States(BreachLogData data) => Words.ToDictionary(w => w.State, w => All(data).Count(n => Word(n, data.Today) == w.State), StringComparer.Ordinal);

    /// <summary>How many clocks stand where.</summary>
    public static Table Count(BreachLogData data)
    {
        var states = States(data);
        return new Table
        {
            Caption = "Clocks of notices",
            Columns = [new Column("Clock", 3, RowHeader: true), new Column("Notices", 0.9, Align.Right), new Column("Share", 0.9, Align.Right)],
            Rows = Words.Select(w => new[] { Cell.Of(w.State, w.Mark), Cell.Number(states[w.State]), Cell.Percent(states[w.State], states.Values.Sum()) })
                .Append([Cell.Of("All"), Cell.Number(states.Values.Sum()), Cell.Percent(states.Values.Sum(), states.Values.Sum())]),
        };
    }

    /// <summary>What is reported to HHS once a year.</summary>
    public static Section Annual(BreachLogData data)
    {
        var small = BreachLogReport.Due(data).Where(i => i.Patients < 500).ToList();
        return new Section("For the yearly report to HHS",
        [
            new Paragraph($"Incidents that affect fewer than 500 individuals and were discovered in {data.Info.From.Year}: to be reported by {Figures.Day(BreachNotice.HhsByYearEnd(data.Info.From.Year))}, the sixtieth day after the year (1 March, or 29 February when the year of filing is a leap year; 45 CFR 164.408(c))."),
            new Table
            {
                Columns = [new Column("Incident", 1.2, RowHeader: true), new Column("Discovered", 1), new Column("Individuals", 0.9, Align.Right), new Column("Kind", 2.4), new Column("Reported", 1)],
                Rows = small.Select(i => new[] { Cell.Of(i.IncidentId), Cell.Of(Figures.Day(i.DiscoveredOn)), Cell.Number(i.Patients!.Value), Cell.Of(i.Kind ?? "not given"), Cell.Of(i.HhsNotifiedOn is { } on ? Figures.Day(on) : "not yet") }),
                WhenEmpty = "None.",
                Counting = "incidents",
                RowCount = small.Count,
            },
        ]);
    }

    /// <summary>Incidents of earlier years that are not closed, with their notices.</summary>
    public static Section Earlier(BreachLogData data) => new("Not closed from earlier years",
    [
        new Table
        {
            Columns =
            [
                new Column("Incident", 1, RowHeader: true), new Column("Discovered", 0.95), new Column("Kind", 2), new Column("Individuals", 0.85, Align.Right), new Column("Notice", 1), new Column("Individuals told", 1), new Column("HHS told", 1), new Column("Media told", 1),
            ],
            Rows = data.Earlier.Select(l => l.Incident).Select(i => new[]
            {
                Cell.Of(i.IncidentId), Cell.Of(Figures.Day(i.DiscoveredOn)), Cell.Of(i.Kind ?? "not given"), i.Patients is { } n ? Cell.Number(n) : Cell.Of("not given"),
                Cell.Of(i.NoticeDue ? "Presumed due" : i.UnsecuredPhi is null ? "Cannot be told" : "Not presumed due"), Day(i.IndividualsNotifiedOn), Day(i.HhsNotifiedOn), Day(i.MediaNotifiedOn),
            }),
            WhenEmpty = "The register calls every earlier incident closed, or holds none.",
            Counting = "incidents",
            RowCount = data.Earlier.Count,
        },
    ]);

    private static Cell Day(DateOnly? day) => Cell.Of(day is { } on ? Figures.Day(on) : "not recorded");

    private static List<Notice> All(BreachLogData data) =>
        [.. BreachLogReport.Due(data).SelectMany(i => BreachNotice.Of(i).Select(n => new Notice(i, n.Name, n.By, n.Sent)))];

    private static Cell State(Notice notice, DateOnly today)
    {
        var word = Word(notice, today);
        var left = notice.By.DayNumber - today.DayNumber;
        return Cell.Of(word == Running ? $"Running: {Figures.Count(left)} {Figures.Unit(left, "days")} left" : word, Words.First(s => s.State == word).Mark);
    }

    private static string Word(Notice notice, DateOnly today) =>
        notice.Sent is { } sent ? (sent <= notice.By ? InTime : SentLate) : notice.By >= today ? Running : Past;

    private sealed record Notice(IncidentEvidence Incident, string Name, DateOnly By, DateOnly? Sent);
}
