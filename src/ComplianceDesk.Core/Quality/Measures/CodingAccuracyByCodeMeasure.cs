namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Coding accuracy, code over code: of the reviewer's codes, those assigned the same.</summary>
public sealed class CodingAccuracyByCodeMeasure : HimMeasure, IMeasures<AuditedCase>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "coding-accuracy-by-code",
        Version = 2,
        Title = "Coding accuracy, code over code",
        Group = MeasureGroup.Coding,
        Numerator = "of these, codes that the coder had assigned the same",
        Denominator = "codes of the reviewer, of reviews in the latest 365 days",
        Formula = "Code-over-code: correct codes over the reviewer's codes, times 100. A code the reviewer took out is in neither. The method is printed because the two give different figures.",
        Target = 95,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "AHIMA 2009 method; 95 % is quoted by all and defined by none",
        Feeds = ["coding_audits"],
        Provider = "coder",
    };

    /// <inheritdoc/>
    public void Take(AuditedCase record, MeasureTally tally)
    {
        if (!tally.Scope.Within(record.ReviewedAt, MeasureScope.Window))
        {
            return;
        }

        foreach (var code in record.Codes)
        {
            if (code.Reviewed is not null)
            {
                tally.Count(record.Place, code.Agrees);
            }
        }
    }
}
