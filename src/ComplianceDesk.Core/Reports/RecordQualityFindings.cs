using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Reports;

/// <summary>The parts of <see cref="RecordQualityReport"/> that say by what the records were measured, and what is to be mended.</summary>
internal static class RecordQualityFindings
{
    /// <summary>What was tested, and whose thresholds the checks are held against.</summary>
    public static IReadOnlyList<Block> Scope(RecordQualityData data, RecordQuality state) =>
    [
        new Paragraph(
            $"Every record that the store of {data.Info.Organisation} holds from the feeds listed under \"Method\" was tested; nothing was sampled by the desk. The period on the cover chooses the run, the run shows all records of its state and not only those of the period."),
        new Table
        {
            Caption = "Whose thresholds the checks are held against",
            Columns = [new Column("Threshold from", 2.4, RowHeader: true), new Column("Checks", 0.8, Align.Right), new Column("With a rate", 0.8, Align.Right), new Column("Over the threshold", 1, Align.Right)],
            Rows = state.Checks.GroupBy(c => c.Now.Check.MaxFailing is null ? null : LimitWords.Basis(c.Now.Check)).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new[]
            {
                Cell.Of(g.Key is null ? "None: shown only" : Figures.Capital(g.Key)), Cell.Number(g.Count()), Cell.Number(g.Count(c => c.Now.IsMeasured)), Cell.Number(g.Count(c => c.Now.Status == CheckStatus.Fail)),
            }),
        },
    ];

    /// <summary>A finding for every check over its threshold.</summary>
    public static Section Findings(RecordQuality state)
    {
        var worst = state.Worst.ToList();
        var compared = state.ComparedWith is not null;
        return new Section("Findings: checks over their threshold",
        [
            new Paragraph("Critical ones first, then by the share that does not hold. The owner is the role that the catalog names; a facility that has another answers by its own list. The failing records stand by their keys in failing-rows.csv. A cause is for the owner to find."),
            new Table
            {
                Columns =
                [
                    new Column("Check", 0.7, RowHeader: true), new Column("Condition", 2.1), new Column("Criteria", 2.2), new Column("Effect", 0.8), new Column("Recommendation", 2.2), new Column("Owner", 1.1), .. compared ? new[] { new Column("Since the run before", 0.9) } : [], new Column("Waived to", 0.8),
                ],
                Rows = worst.Select(IReadOnlyList<Cell> (c) =>
                [
                    Cell.Of(c.Now.Check.Code), Cell.Of($"{c.Now.Check.Title}: does not hold for {Figures.Share(c.Now.Failing, c.Now.Eligible)}."),
                    Cell.Of($"{QualityWords.Threshold(c.Now.Check.MaxFailing)} ({LimitWords.Basis(c.Now.Check)}). {c.Now.Check.Source}"), Effect(c.Now.Check.Severity), Cell.Of(c.Now.Check.Remedy), Cell.Of(Figures.Capital(c.Now.Check.Owner)),
                    .. compared ? new[] { Cell.Of(c.Change ?? "no comparison") } : [], Cell.Of(state.WaivedUntil(c.Now.Check.Code) is { } day ? Figures.Day(day) : ""),
                ]),
                Counting = "findings",
                RowCount = worst.Count,
                WhenEmpty = "No check that was measured is over its threshold.",
            },
        ]) { Landscape = true };
    }

    private static Cell Effect(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Critical => Cell.Of("Critical: closes the gate", Mark.High),
        CheckSeverity.Info => Cell.Of("Shown only"),
        _ => Cell.Of($"{severity}: lowers its score by weight {(int)severity}", Mark.Medium),
    };
}
