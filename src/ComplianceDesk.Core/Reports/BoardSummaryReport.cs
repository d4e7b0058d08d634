using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Reports;

/// <summary>"Board summary": the state of the records on one page, in plain words.</summary>
public sealed class BoardSummaryReport : Report<BoardSummaryData>
{
    private const int Worst = 5;

    private static readonly string[] Key =
    [
        new ChartCompletionMeasure().Info.Id, new DelinquentChartsMeasure().Info.Id, new DischargeSummaryMeasure().Info.Id,
        new DischargedNotFinalBilledMeasure().Info.Id, new AccessRequestMeasure().Info.Id, new DuplicateRecordsMeasure().Info.Id,
    ];

    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "board-summary",
        Title = "Board summary",
        Subject = "Record quality on one page, in plain words",
        Prefix = "BS",
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector | ReportReaders.Auditor,
    };

    /// <inheritdoc/>
    public override Document Build(BoardSummaryData data) => new()
    {
        Info = data.Info,
        Brief = true,
        Sections = [new Section("Our records", Page(data))],
    };

    private static IEnumerable<Block> Page(BoardSummaryData data)
    {
        var head = $"{data.Info.Organisation}: {Figures.Day(data.Info.From)} to {Figures.Day(data.Info.To)}, {data.Info.Zone}. ";
        var made = $"Made by {data.Info.GeneratedBy} from data set {data.Basis.DataSet[..16]}. This page certifies nothing; the scorecard defines every number.";
        if (data.State is not { } state)
        {
            yield return new Paragraph(head + "Not tested: no record check has run. That is no statement that all is well.");
            yield return new Paragraph(made) { Fine = true };
            yield break;
        }

        var gate = state.GateClosedBy.Count();
        yield return new Paragraph(
            head + (gate == 0 ? "No critical item that was measured is over its limit." : $"{Figures.Count(gate)} critical {(gate == 1 ? "item is" : "items are")} over the limit and should come first.") +
            $" State of {Figures.Day(DateOnly.FromDateTime(state.AsOf.DateTime))}{(state.RanAt - state.AsOf is { TotalDays: >= 1 } lag ? $", measured {Figures.Counted((long)lag.TotalDays, "days")} later" : "")}" + (DateOnly.FromDateTime(state.RanAt.DateTime) > data.Info.To ? ", after the period: nothing was measured in it." : ".") +
            (state.RubricChanged ? " The rules changed since the run before: a change may be theirs." : ""));
        yield return new Table
        {
            Caption = "Four scores of 100: a management indicator, not a legal conclusion",
            Columns = [new Column("Score", 1.5, RowHeader: true), new Column("Points", 0.7, Align.Right), new Column("Change", 1.1, Align.Right), new Column("Weight measured", 1.1, Align.Right), new Column("Critical, over limit", 1.2, Align.Right)],
            Rows = state.Scores.Select(s => new[]
            {
                Cell.Of(s.Now.Info.Title), Cell.Of(QualityWords.Points(s.Now.Value)), Cell.Of(QualityWords.Change(s.Change)),
                Cell.Percent((long)s.Now.Scored.Sum(p => p.Weight), (long)s.Now.Parts.Sum(p => p.Weight)), Cell.Number(s.Now.CriticalExceptions.Count()),
            }),
        };
        yield return new Table
        {
            Caption = "Five checks furthest from where they should be, critical ones first (M: million)",
            Columns = [new Column("What should hold", 4.6, RowHeader: true), new Column("Does not hold for", 1.5, Align.Right), new Column("Limit", 1.3), new Column("Change", 0.6)],
            Rows = state.Worst.Take(Worst).Select(c => new[]
            {
                Cell.Of(c.Now.Check.Title), Cell.Of($"{Short(c.Now.Failing)} of {Short(c.Now.Eligible)} ({Figures.Percent(c.Now.Failing, c.Now.Eligible)})"), Cell.Of($"{QualityWords.Threshold(c.Now.Check.MaxFailing)} ({LimitWords.Basis(c.Now.Check)})"), Cell.Of(c.Change ?? "–"),
            }),
            WhenEmpty = "No check that was measured is over its limit.",
        };
        yield return new Table
        {
            Caption = "How the work stands (M: million)",
            Columns = [new Column("Measure", 3.1, RowHeader: true), new Column("Counts", 1.6, Align.Right), new Column("Figure", 0.8, Align.Right), new Column("Target", 1.9), new Column("State", 1.4)],
            Rows = Key.Select(id => state.Measures.FirstOrDefault(m => m.Info.Id == id)).OfType<ChartMeasure>().Select(m => new[]
            {
                Cell.Of(m.Info.Title), Cell.Of(m.IsMeasured ? Counts(m) : ""), Cell.Of(m.IsMeasured ? m.Whole.Text(m.Info.Unit) : Figures.NoData),
                Cell.Of(m.Info.Target is null ? m.Info.TargetText : $"{m.Info.TargetText} ({LimitWords.TargetBasis(m.Info)})"), Cell.Of(m.InWords.Text, m.InWords.Mark),
            }),
            WhenEmpty = "Not tested: no measure was taken.",
        };
        yield return new Paragraph(
            "Points: the share of records that hold, each part by its weight. Weight measured: how much of that had data. Delinquency: charts open over 30 days after discharge, per average month's discharges. " +
            "DNFB: charges of ended stays not yet billed, in days of average charges. Duplicate rate: records that may be another record's person, of all records. " +
            $"Not in these figures: {Figures.Count(state.NotMeasured.Count())} of {Figures.Count(state.Checks.Count)} checks and {Figures.Count(state.Measures.Count(m => !m.IsMeasured))} of {Figures.Count(state.Measures.Count)} measures without one; systems that sent nothing; whether values are true; State law. " +
            (state.Waivers.Count == 0 ? "" : $"Waivers in force, which hide nothing: {Figures.Count(state.Waivers.Count)}. ") +
            (state.PolicyVersion == 0 ? "" : $"Limits: {QualityWords.Policy(state.PolicyVersion)}. ") +
            made) { Fine = true };
    }

    // Days are an amount over what comes on a day.
    private static string Counts(ChartMeasure measure) => measure.Info.Unit == MeasureUnit.Days
        ? $"{Short(measure.Whole.Numerator)} at {Short(measure.Whole.Denominator)} a day"
        : $"{Short(measure.Whole.Numerator)} of {Short(measure.Whole.Denominator)}";

    // One page: what goes into the thousands needs no decimals to be understood, what goes into the millions one.
    private static string Short(double count) => count >= 1_000_000
        ? (count / 1_000_000).ToString("#,0.0", System.Globalization.CultureInfo.InvariantCulture) + " M"
        : MeasureFigure.Number(count >= 1_000 ? Math.Round(count) : count);
}
