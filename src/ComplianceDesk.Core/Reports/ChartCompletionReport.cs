using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Reports;

/// <summary>
/// "Chart completion", 42 CFR 482.24(c): records complete after discharge, documents written and signed in time, what is owed, by whom, and how every
/// number is defined. It states no legal conclusion.
/// </summary>
public sealed class ChartCompletionReport : Report<ChartCompletionData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "chart-completion",
        Title = "Chart completion",
        Subject = "Assessed against 42 CFR 482.24(c) for the records and scope stated",
        Prefix = "CC",
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector | ReportReaders.Auditor,
        Identified = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector,
        Provisions = ["cop-482-24-b", "cop-482-24-c", "cop-482-24-c-1", "cop-482-24-c-2", "cop-482-24-c-4-i-a", "cop-482-24-c-4-i-b", "cop-482-24-c-4-v", "cop-482-24-c-4-vii", "cop-482-24-c-4-viii"],
    };

    /// <inheritdoc/>
    public override Document Build(ChartCompletionData data) => new()
    {
        Info = data.Info,
        Cover = [.. ReportCover.Facts(data.Basis), new Fact("Measured", data.AsOf is { } at ? $"State of {Figures.Moment(at)}, quality run {Figures.Count(data.RunId!.Value)}, {QualityWords.Policy(data.PolicyVersion)}" : "No measure was taken by the end of the period")],
        CoverNotes = ReportCover.Notes,
        Sections = new ReportFrame(data.Basis)
        {
            Summary = Summary(data),
            Scope = Scope(data),
            LeftOut = "bylaws of the medical staff other than the limits set by the site; standards of accreditation; charts on paper; whether what a document says is true or enough.",
            Method = [new Paragraph("Each measure compares times and signatures of documents with the limits printed beside it; \"How every number is defined\" gives numerator, denominator and formula of each, and whether its limit is law or policy.")],
            Results = [Backlog(data), Parts(data, MeasureBy.Facility, "By facility", "Facility"), Parts(data, MeasureBy.Department, "By department", "Department"), Parts(data, MeasureBy.Provider, "By author or attending", "Person"), Owed(data), SiteDecisions.Of(data.PolicyVersion, [], data.Measures.Select(m => m.Info), data.Waivers)],
            Findings = [.. ChartCompletionFindings.Of(data).Select((f, i) => f.Print(EvidenceTable.Number(i + 1)))],
            Limits = Limits,
            Appendices = [Definitions(data)],
        }.Sections,
        Attachments = [SourcesSection.Attachment(data.Basis), Attachment(data)],
    };

    private static Section Summary(ChartCompletionData data) => new("Summary",
    [
        new Paragraph(data.AsOf is null
            ? "Nothing was measured by the end of the period. That is no statement that all is well."
            : $"{Figures.Count(data.Measures.Count(m => m.IsMeasured))} of {Figures.Count(data.Measures.Count)} measures have a figure; off their target: {Figures.Count(data.Measures.Count(m => m.Status == MeasureStatus.OffTarget))}. " +
              $"Items late: {Figures.Count(data.Owed.Count(o => o.DaysLate > 0))}; due today or within seven days: {Figures.Count(data.Owed.Count(o => o.DaysLate == 0))}. Median and nine in ten are times of what is finished; what waits stands beside it with the age of the oldest. The rate of charts done in time and the backlog of charts not done are two things: both are shown."),
        new Table
        {
            Caption = "Measures",
            Columns =
            [
                new Column("Measure", 2, RowHeader: true), new Column("Numerator", 0.9, Align.Right), new Column("Denominator", 0.9, Align.Right), new Column("Figure", 0.8, Align.Right),
                new Column("Target", 1.1), new Column("Target from", 0.8), new Column("Median", 0.8, Align.Right), new Column("9 in 10", 0.8, Align.Right), new Column("Waiting", 0.7, Align.Right), new Column("Oldest, days", 0.7, Align.Right), new Column("State", 1.1),
            ],
            Rows = data.Measures.Select(m => new[]
            {
                Cell.Of(m.Info.Title), Amount(m, m.Whole.Numerator), Amount(m, m.Whole.Denominator), Cell.Of(m.IsMeasured ? m.Whole.Text(m.Info.Unit) : Figures.NoData), Cell.Of(m.Info.TargetText),
                Cell.Of(m.Info.Target is null ? "" : Figures.Capital(LimitWords.TargetBasis(m.Info))), Cell.Of(MeasureFigure.TimeText(m.Whole.Median, m.Info.Times)), Cell.Of(MeasureFigure.TimeText(m.Whole.P90, m.Info.Times)),
                Cell.Number(m.Whole.Pending), Cell.Of(m.Whole.PendingOldest is { } oldest ? Figures.Count(oldest) : ""), Cell.Of(m.InWords.Text, m.InWords.Mark),
            }),
            Counting = "measures",
            RowCount = data.Measures.Count,
        },
        new BulletList([.. data.Measures.Where(m => m.Reason is not null).Select(m => new Paragraph($"{m.Info.Title}: {m.Reason}"))]),
    ]) { Landscape = true };

    private static Block[] Scope(ChartCompletionData data) =>
    [
        new Paragraph($"Every visit and every document that the store of {data.Info.Organisation} holds was looked at; nothing was sampled. The period on the cover chooses the run; the run shows all charts of its state, and not only those of the period."),
        new Table
        {
            Caption = "Criteria, and what they are held against",
            Columns = [new Column("Measure", 1.6, RowHeader: true), new Column("Criterion", 3), new Column("Limit", 1.6), new Column("Limit from", 0.8)],
            Rows = data.Measures.Select(m => new[] { Cell.Of(m.Info.Title), Cell.Of(m.Info.Citation), Cell.Of(m.Info.LimitText ?? "none"), Cell.Of(m.Info.LimitText is null ? "" : Figures.Capital(LimitWords.LimitBasis(m.Info))) }),
            RowCount = data.Measures.Count,
            WhenEmpty = "No measure was taken.",
        },
    ];

    private static Section Backlog(ChartCompletionData data)
    {
        var deficient = data.Measures.FirstOrDefault(m => m.Info.Id == "deficient-charts" && m.IsMeasured);
        List<Block> blocks = deficient is not { Whole: var whole } ? [new Paragraph("Deficient charts were not measured.")] :
        [
            new BarChart
            {
                Title = "Deficient charts by days since discharge",
                Alt = $"{Figures.Counted(whole.Pending, "deficient charts")}, the oldest {Figures.Counted(whole.PendingOldest ?? 0, "days")} after discharge.",
                Unit = "charts",
                Category = "Days since discharge",
                Bars = [new("0–7", whole.Ages.Week), new("8–15", whole.Ages.Fortnight), new("16–29", whole.Ages.Month), new("30 and more", whole.Ages.Older, Mark.High)],
            },
        ];
        if (data.Trend.Count > 1)
        {
            blocks.Add(new LineChart
            {
                Title = "Charts in earlier runs",
                Alt = $"Delinquent charts went from {Figures.Count(data.Trend[0].Delinquent)} to {Figures.Count(data.Trend[^1].Delinquent)}, deficient ones from {Figures.Count(data.Trend[0].Deficient)} to {Figures.Count(data.Trend[^1].Deficient)}.",
                Unit = "charts",
                Step = "Day",
                Steps = [.. data.Trend.Select(t => Figures.Day(t.Day))],
                Series = [new("Delinquent", [.. data.Trend.Select(t => t.Delinquent)]), new("Deficient", [.. data.Trend.Select(t => t.Deficient)])],
            });
        }

        return new Section("Backlog", blocks);
    }

    private static Section Parts(ChartCompletionData data, MeasureBy by, string title, string head)
    {
        var rows = data.Measures.Where(m => m.IsMeasured)
            .SelectMany(m => m.Parts.Where(p => p.Figure.By == by && (p.Figure.Denominator > 0 || p.Figure.Pending > 0)).Select(p => (Measure: m, p.Name, p.Figure))).ToList();
        return new Section(title,
        [
            new Table
            {
                Columns =
                [
                    new Column("Measure", 1.8, RowHeader: true), new Column(head, 1.4), new Column("Numerator", 0.8, Align.Right), new Column("Denominator", 0.9, Align.Right),
                    new Column("Figure", 0.8, Align.Right), new Column("Median", 0.7, Align.Right), new Column("Waiting", 0.7, Align.Right), new Column("Oldest, days", 0.8, Align.Right),
                ],
                Rows = rows.Select(r => new[]
                {
                    Cell.Of(r.Measure.Info.Title), Cell.Of(r.Name), Cell.Of(MeasureFigure.Number(r.Figure.Numerator)), Cell.Of(MeasureFigure.Number(r.Figure.Denominator)), Cell.Of(r.Figure.Text(r.Measure.Info.Unit)),
                    Cell.Of(MeasureFigure.TimeText(r.Figure.Median, r.Measure.Info.Times)), Cell.Number(r.Figure.Pending), r.Figure.PendingOldest is { } oldest ? Cell.Number(oldest) : Cell.Of(""),
                }),
                Counting = "rows",
                RowCount = rows.Count,
            },
        ]);
    }

    private static Section Owed(ChartCompletionData data) => new("What is owed",
    [
        new Paragraph("Everything late, and everything due within seven days of the measured state. Days late are counted to that state, not to today: what was done since is in no feed yet. A waived item has a reason on record, stays in every figure, and comes back on its day."),
        new Table
        {
            Columns = [new Column("Owed", 2, RowHeader: true), new Column("Record", 1.3), new Column("Owner", 1.2), new Column("Due", 1.1), new Column("Days late", 0.6, Align.Right), new Column("Rule", 2), new Column("Waived until", 0.8)],
            Rows = data.Owed.Select(o => new[]
            {
                Cell.Of(o.Owed), Cell.Of(o.Record), Cell.Of(o.Owner), Cell.Of(Figures.Minute(o.DueAt)), Cell.Number(o.DaysLate), Cell.Of(o.Rule), Cell.Of(o.Waiver is { } day ? Figures.Day(day) : ""),
            }),
            Counting = "items",
            RowCount = data.Owed.Count,
            WhenEmpty = "Nothing is owed in the data tested.",
        },
    ]);

    private static Section Definitions(ChartCompletionData data) => new("Method: how every number is defined",
    [
        new Paragraph("Days are calendar days of the site, the first day being day 0; hours are elapsed hours. The median is the middle value, or the mean of the two in the middle; nine in ten is the nearest-rank 90th percentile. A denominator of zero is never on target."),
        .. data.Measures.Select(m => new Section(m.Info.Title,
        [
            new FactList(
            [
                new Fact("Measure", $"{m.Info.Id}, version {Figures.Count(m.Info.Version)}"),
                new Fact("Numerator", m.Info.Numerator),
                new Fact("Denominator", m.Info.Denominator),
                new Fact("Formula", m.Info.Formula),
                new Fact("Limit", m.Info.LimitText is { } limit ? $"{limit} ({LimitWords.LimitBasis(m.Info)})" : "None"),
                new Fact("Target", $"{Figures.Capital(m.Info.TargetText)}{(m.Info.Target is null ? "" : $" ({LimitWords.TargetBasis(m.Info)})")}"),
                new Fact("Source", m.Info.Citation),
                .. LimitWords.Provenance(m.Info) is { } set ? [new Fact("Set by", Figures.Capital(set))] : Array.Empty<Fact>(),
                .. m.AsOf is { } at ? [new Fact("As of", Figures.Moment(at))] : Array.Empty<Fact>(),
            ]),
        ])),
    ]);

    private static Paragraph[] Limits =>
    [
        new("The figures are limited to the feeds, the period and the tests listed. A document that a feed leaves out looks missing here."),
        new("The feeds carry no time of incision, so that the first operative report stands for surgery, and no type for the update of a history."),
        new("A policy number is a choice of the site and never printed as a legal duty."),
        new("A figure is a management indicator."),
    ];

    private static Attachment Attachment(ChartCompletionData data) => new("work-items.csv", "An item that is owed.", EvidenceTable.Of(
        "items", data.Owed.Count, ["measure", "owed", "record", "owner", "due", "days_late", "rule", "waived_until"],
        data.Owed.Select(o => EvidenceTable.Row(o.Measure, o.Owed, o.Record, o.Owner, EvidenceTable.Time(o.DueAt), EvidenceTable.Number(o.DaysLate), o.Rule, EvidenceTable.Day(o.Waiver)))));

    private static Cell Amount(ChartMeasure measure, double value) => Cell.Of(measure.IsMeasured ? MeasureFigure.Number(value) : "");
}
