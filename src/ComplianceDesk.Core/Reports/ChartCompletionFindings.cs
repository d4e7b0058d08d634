using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="ChartCompletionReport"/> that puts each measure off its target in the form of a finding, law before policy.</summary>
internal static class ChartCompletionFindings
{
    public static IEnumerable<FindingForm> Of(ChartCompletionData data) =>
        data.Measures.Where(m => m.Status == MeasureStatus.OffTarget).OrderByDescending(IsLaw).Select(m => Form(m));

    private static bool IsLaw(ChartMeasure measure) => measure.Info.TargetBasis == MeasureBasis.Law;

    private static FindingForm Form(ChartMeasure measure)
    {
        var (info, whole) = (measure.Info, measure.Whole);
        return new FindingForm
        {
            Title = info.Title,
            Severity = measure.InWords.Mark,
            SeverityNote = IsLaw(measure) ? "; the target is law" : "; the target is no law: orders the work, no legal weight",
            Criteria = $"{info.Citation}\nTarget: {info.TargetText} ({LimitWords.TargetBasis(info)})",
            Condition = $"{MeasureFigure.Number(whole.Numerator)} of {MeasureFigure.Number(whole.Denominator)}: {whole.Text(info.Unit)}. Numerator: {info.Numerator}. Denominator: {info.Denominator}." +
                (whole.Pending > 0 ? $" Waiting now: {Figures.Count(whole.Pending)}{(whole.PendingOldest is { } oldest ? $", the oldest {Figures.Counted(oldest, "days")}" : "")}." : ""),
            Effect = IsLaw(measure) ? "A potential non-conformity, for management to evaluate." : "Below what the site has set for itself, or takes from practice.",
            Recommendation = whole.Pending > 0 ? "Work the list under \"What is owed\" with its owners, the oldest first, and find out what holds the work up." : "Find out what held the work up.",
            Status = whole.Pending > 0 ? "Open." : "Nothing waits: what was late is done.",
        };
    }
}
