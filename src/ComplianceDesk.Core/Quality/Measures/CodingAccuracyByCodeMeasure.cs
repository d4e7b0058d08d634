namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Coding accuracy, code over code. No feed carries a reviewer's codes yet, so it never runs; it is listed so that its absence is seen.</summary>
public sealed class CodingAccuracyByCodeMeasure : HimMeasure
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "coding-accuracy-by-code",
        Title = "Coding accuracy, code over code",
        Group = MeasureGroup.Coding,
        Numerator = "codes that a reviewer found correct",
        Denominator = "codes that a reviewer looked at",
        Formula = "Code-over-code: correct codes over the reviewer's codes, times 100. The method is printed because the two give different figures.",
        Target = 95,
        TargetBasis = MeasureBasis.Benchmark,
        Citation = "AHIMA 2009 method; 95 % is quoted by all and defined by none",
        Feeds = ["diagnoses"],
    };

    /// <inheritdoc/>
    public override string NotRunBecause(MeasureScope scope) => "No feed carries the codes of a reviewer: accuracy needs a second coder's result beside the first.";
}
