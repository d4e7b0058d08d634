namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Coding accuracy, case over case: of the cases reviewed, those wholly correct.</summary>
public sealed class CodingAccuracyByCaseMeasure : HimMeasure, IMeasures<AuditedCase>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "coding-accuracy-by-case",
        Version = 2,
        Title = "Coding accuracy, case over case",
        Group = MeasureGroup.Coding,
        Numerator = "of these, cases in which no code was missed, wrong or too many and the group was kept",
        Denominator = "cases reviewed in the latest 365 days: one visit reviewed by one reviewer",
        Formula = "Case-over-case: cases wholly correct over cases reviewed, times 100. The method is printed because the two give different figures.",
        Target = 95,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "AHIMA 2009 method; 95 % is quoted by all and defined by none",
        Feeds = ["coding_audits"],
        Provider = "coder",
    };

    /// <inheritdoc/>
    public void Take(AuditedCase record, MeasureTally tally)
    {
        if (tally.Scope.Within(record.ReviewedAt, MeasureScope.Window))
        {
            tally.Count(record.Place, record.IsCorrect);
        }
    }
}
