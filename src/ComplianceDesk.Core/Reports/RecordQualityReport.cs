using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;

namespace ComplianceDesk.Core.Reports;

/// <summary>
/// "Record quality scorecard": the four scores with weights, coverage, gate and interval; every check and HIM measure with numerator, denominator,
/// threshold and definition; what was not tested; and the keys of the failing records.
/// </summary>
public sealed class RecordQualityReport : Report<RecordQualityData>
{
    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "record-quality",
        Title = "Record quality scorecard",
        Subject = "Scores, checks and HIM measures of the records and scope stated, in support of 42 CFR 482.24",
        Prefix = "RQ",
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector | ReportReaders.Auditor,
        Identified = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector,
        Provisions = ["cop-482-24-b", "cop-482-24-c", "cop-482-24-c-1", "cop-482-24-c-2", "cop-482-24-c-4-i-a", "cop-482-24-c-4-vii", "cop-482-24-c-4-viii"],
    };

    /// <inheritdoc/>
    public override Document Build(RecordQualityData data) => new()
    {
        Info = data.Info,
        Cover =
        [
            .. ReportCover.Facts(data.Basis),
            new Fact("Measured", data.State is { } s ? $"State of {Figures.Moment(s.AsOf)}, quality run {Figures.Count(s.RunId)} of {Figures.Moment(s.RanAt)}, {QualityWords.Policy(s.PolicyVersion)}" : "No record check has run"),
            .. data.State is { } run ? new Fact[] { new("Rubric (SHA-256)", run.RubricHash), new("Input (SHA-256)", run.InputHash) } : [],
        ],
        CoverNotes = ReportCover.Notes,
        Sections = new ReportFrame(data.Basis)
        {
            Summary = data.State is { } summed ? Summary(data, summed) : new Section("Summary", [new Paragraph("Not tested: no record check has run. That is no statement that all is well.")]),
            Scope = data.State is { } covered ? RecordQualityFindings.Scope(data, covered) : [],
            LeftOut = "standards of accreditation; records on paper; systems that gave no file; the checks under \"What was not tested, and why\"; whether values are true of the person.",
            Method = data.State is { } by ? RecordQualityAppendices.Method(by) : [],
            Results = data.State is { } state
                ? [Moves(state), Parts(state), Checks(state), Measures(state), RecordQualityFindings.Findings(state), SiteDecisions.Of(state.PolicyVersion, state.Checks.Select(c => c.Now.Check), state.Measures.Select(m => m.Info), state.Waivers), RecordQualityAppendices.NotTested(state)]
                : [],
            Findings = data.State is { } found ? [new Paragraph($"Checks over their threshold: {Figures.Count(found.Worst.Count())} of {Figures.Count(found.Checks.Count(c => c.Now.IsMeasured))} with a rate. Each stands with criteria, condition, effect, recommendation and owner under \"Findings: checks over their threshold\".")] : [],
            Prior = data.State is { } moved ? [new Paragraph(moved.ComparedWith is null ? "No run of the record checks came before." : "What moved since the run before stands under \"What moved, and what left its habit\".")] : [],
            Limits = RecordQualityAppendices.Limits(data),
            Appendices = data.State is { } defined ? [.. RecordQualityAppendices.Definitions(defined)] : [],
        }.Sections,
        Attachments = [SourcesSection.Attachment(data.Basis), .. RecordQualityAppendices.Attachments(data)],
    };

    private static Section Summary(RecordQualityData data, RecordQuality state)
    {
        var gate = state.GateClosedBy.ToList();
        return new Section("Summary",
        [
            new Paragraph(
                $"{Figures.Count(state.Checks.Count(c => c.Now.IsMeasured))} of {Figures.Count(state.Checks.Count)} checks have a rate; over their threshold: {Figures.Count(state.Worst.Count())}. " +
                $"{Figures.Count(state.Measures.Count(m => m.IsMeasured))} of {Figures.Count(state.Measures.Count)} HIM measures have a figure; off their target: {Figures.Count(state.Measures.Count(m => m.Status == MeasureStatus.OffTarget))}. " +
                When(data, state)),
            .. state.RubricChanged ? [new Note("Other rules", "The run before was scored by another rubric: a change may come from the rules and not from the records.")] : Array.Empty<Block>(),
            RecordQualityScores.Scores(state),
            RecordQualityScores.Dimensions(state),
            new Paragraph("Weight scored is the share of all weight that was measured. What was not run, does not apply or broke is in no score and counts for nothing. Small samples are scored parts with fewer than 30 things counted: read their interval, not their rate. A band is a choice of the site, or the desk's starting point: under it a score is low, from its upper end on it is on target. Where an interval lies on both sides of an end, the standing may be chance."),
            new Section("Gate",
            [
                new Paragraph(gate.Count == 0
                    ? "Open: no critical part that was measured is over its threshold. Parts not measured say nothing."
                    : $"Closed by {Figures.Count(gate.Count)} critical {(gate.Count == 1 ? "part" : "parts")}, whatever the scores."),
                new Table
                {
                    Columns = [new Column("Part", 0.9, RowHeader: true), new Column("What must hold", 3), new Column("Other than good", 1, Align.Right), new Column("Of", 0.8, Align.Right), new Column("Share", 0.7, Align.Right), new Column("Threshold", 1)],
                    Rows = gate.Select(p => new[] { Cell.Of(p.Info.Id), Cell.Of(p.Info.Title), Cell.Number(p.Counted - p.Good), Cell.Number(p.Counted), Cell.Percent(p.Counted - p.Good, p.Counted), Cell.Of(QualityWords.Threshold(p.Info.MaxBad)) }),
                    RowCount = gate.Count,
                },
            ]),
        ]);
    }

    private static string When(RecordQualityData data, RecordQuality state) =>
        $"The run shows the state of {Figures.Moment(state.AsOf)}{QualityWords.Lag(state.RanAt - state.AsOf)}. " + (DateOnly.FromDateTime(state.RanAt.DateTime) <= data.Info.To ? "The newest run by the end of the period is shown." : "Nothing was measured by the end of the period: the newest run after it is shown.") +
        (state.ComparedWith is { } before ? $" Changes are since the run that shows the state of {Figures.Moment(before)}." : " There is no run before it to compare with.");

    private static Section Moves(RecordQuality state)
    {
        var compared = state.Scores.Where(s => s.Change is not null).ToList();
        return new Section("What moved, and what left its habit",
        [
            new Paragraph(compared.Count == 0
                ? "There is no run before with a score to compare with."
                : "The points of each table add up to the change of its score exactly. A part that both runs scored moves it by its weight in the later run times the change of its rate; the rest comes of parts measured in one run only, and of weights."),
            .. compared.Select(s =>
            {
                var moves = ScoreMove.Of(s.Before!, s.Now);
                return new Table
                {
                    Caption = $"{s.Now.Info.Title}: {QualityWords.Points(s.Before!.Value)} to {QualityWords.Points(s.Now.Value)}",
                    Columns = [new Column("Part", 0.9, RowHeader: true), new Column("Measured", 3.4), new Column("Rate before", 0.9, Align.Right), new Column("Rate now", 0.9, Align.Right), new Column("Points", 0.8, Align.Right)],
                    Rows = moves.Select(m => new[]
                    {
                        Cell.Of(m.Part?.Id ?? "Rest"), Cell.Of(m.Part?.Title ?? "Parts measured in one run only, and weights"), Rate(s.Before!, m.Part), Rate(s.Now, m.Part), Cell.Of(QualityWords.Signed(m.Points)),
                    }).Append([Cell.Of("Sum"), Cell.Of("Change of the score"), Cell.Of(""), Cell.Of(""), Cell.Of(QualityWords.Signed(s.Change!.Value))]),
                };
            }),
            new Table
            {
                Caption = "Figures outside the median of their eight latest earlier runs by more than four median absolute deviations",
                Columns = [new Column("Figure", 2.6, RowHeader: true), new Column("Now", 0.9, Align.Right), new Column("Band", 2)],
                Rows = (state.Drifts ?? []).Select(d => new[] { Cell.Of(d.About), Cell.Of(d.Value), Cell.Of(d.Band) }),
                RowCount = state.Drifts?.Count ?? 0,
                Counting = "figures",
                WhenEmpty = state.Drifts is null ? "The store keeps them for the two newest runs only." : "None. A figure is not asked before it has eight earlier runs.",
            },
        ]);

        static Cell Rate(Score score, ScorePartInfo? part) => part is null ? Cell.Of("") : score.Scored.First(p => p.Info.Id == part.Id) is var scored ? Cell.Percent(scored.Good, scored.Counted) : Cell.Of("");
    }

    private static Section Parts(RecordQuality state) => new("Parts of the scores",
    [
        new Paragraph("A score is the mean of its parts' rates, each by its weight: critical 5, major 3, minor 1. The points lost add up to 100 less the score."),
        .. state.Scores.Select(s => new Section(s.Now.Info.Title,
        [
            new Paragraph(s.Now.Info.Definition),
            new Table
            {
                Columns = [new Column("Part", 1, RowHeader: true), new Column("Measured", 2.6), new Column("Weight", 0.7, Align.Right), new Column("Good", 0.9, Align.Right), new Column("Of", 0.9, Align.Right), new Column("Rate", 0.8, Align.Right), new Column("Points lost", 0.7, Align.Right), new Column("Sample", 0.7)],
                Rows = s.Now.Scored.OrderByDescending(s.Now.Loss).Select(p => new[]
                {
                    Cell.Of(p.Info.Id), Cell.Of(p.Info.Title), Cell.Number((long)p.Weight), Cell.Number(p.Good), Cell.Number(p.Counted), Cell.Percent(p.Good, p.Counted),
                    Cell.Of(QualityWords.Lost(s.Now.Loss(p))), Cell.Of(p.SmallSample ? "small" : ""),
                }),
                Counting = "scored parts",
                RowCount = s.Now.Scored.Count(),
                WhenEmpty = "Not tested.",
            },
        ])),
    ]);

    private static Section Checks(RecordQuality state)
    {
        var measured = state.Checks.Where(c => c.Now.IsMeasured).ToList();
        var compared = state.ComparedWith is not null;
        return new Section("Checks",
        [
            new Table
            {
                Caption = "Every check with a rate",
                Columns =
                [
                    new Column("Check", 0.8, RowHeader: true), new Column("What must hold", 2.8), new Column("Severity", 0.8), new Column("Failing", 0.8, Align.Right), new Column("Eligible", 0.9, Align.Right), new Column("Rate", 0.7, Align.Right),
                    new Column("95 % interval, %", 1.1, Align.Right), new Column("Threshold", 1.1), new Column("From", 0.8), new Column("State", 1.4),
                    .. compared ? new Column[] { new("Before", 0.7, Align.Right), new("Change", 0.8) } : [],
                ],
                Rows = measured.Select(IReadOnlyList<Cell> (c) =>
                [
                    Cell.Of(c.Now.Check.Code), Cell.Of(c.Now.Check.Title), Cell.Of(c.Now.Check.Severity.ToString()), Cell.Number(c.Now.Failing), Cell.Number(c.Now.Eligible), Cell.Percent(c.Now.Failing, c.Now.Eligible),
                    Cell.Of(QualityWords.Interval(c.Now.Interval)), Cell.Of(QualityWords.Threshold(c.Now.Check.MaxFailing)), Cell.Of(QualityWords.Basis(c.Now.Check)),
                    QualityWords.State(c.Now, state.WaivedUntil(c.Now.Check.Code)),
                    .. compared ? new[] { c.Before is { IsMeasured: true } before ? Cell.Percent(before.Failing, before.Eligible) : Cell.Of(""), Cell.Of(c.Change) } : [],
                ]),
                Counting = "checks",
                RowCount = measured.Count,
            },
        ]) { Landscape = true };
    }

    private static Section Measures(RecordQuality state) => new("HIM measures",
    [
        new Table
        {
            Columns =
            [
                new Column("Measure", 2.2, RowHeader: true), new Column("Numerator", 1, Align.Right), new Column("Denominator", 1.1, Align.Right), new Column("Figure", 1, Align.Right), new Column("Target", 1.2), new Column("From", 0.9),
                new Column("Waiting", 0.8, Align.Right), new Column("State", 1.2), new Column("Remark", 2.4),
            ],
            Rows = state.Measures.Select(m => new[]
            {
                Cell.Of(m.Info.Title), Cell.Of(m.IsMeasured ? MeasureFigure.Number(m.Whole.Numerator) : ""), Cell.Of(m.IsMeasured ? MeasureFigure.Number(m.Whole.Denominator) : ""),
                Cell.Of(m.IsMeasured ? m.Whole.Text(m.Info.Unit) : Figures.NoData), Cell.Of(m.Info.TargetText), Cell.Of(m.Info.Target is null ? "" : Figures.Capital(LimitWords.TargetBasis(m.Info))), Cell.Number(m.Whole.Pending),
                Cell.Of(m.InWords.Text, m.InWords.Mark), Cell.Of(m.Reason),
            }),
            Counting = "measures",
            RowCount = state.Measures.Count,
            WhenEmpty = "Not tested: no measure was taken in this run.",
        },
    ]) { Landscape = true };
}
