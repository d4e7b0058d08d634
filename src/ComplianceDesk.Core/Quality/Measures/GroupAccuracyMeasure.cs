namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Reviewed cases whose group the reviewer kept.</summary>
public sealed class GroupAccuracyMeasure : HimMeasure, IMeasures<AuditedCase>
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "group-accuracy",
        Title = "DRG accuracy",
        Group = MeasureGroup.Coding,
        Numerator = "of these, cases whose group the reviewer kept",
        Denominator = "cases reviewed in the latest 365 days with a group before and after (MS-DRG, APR-DRG or APC)",
        Formula = "Numerator over denominator, times 100: what a wrong code changed in payment. Cases without both groups are left out.",
        Target = 95,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "AHIMA 2009 method, case over case by group; 95 % is quoted by all and defined by none",
        Feeds = ["coding_audits"],
        Provider = "coder",
    };

    /// <inheritdoc/>
    public void Take(AuditedCase record, MeasureTally tally)
    {
        if (record.IsGrouped && tally.Scope.Within(record.ReviewedAt, MeasureScope.Window))
        {
            tally.Count(record.Place, record.KeepsGroup);
        }
    }
}
