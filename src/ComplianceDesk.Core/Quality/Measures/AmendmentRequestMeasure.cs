namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Amendment requests answered in time.</summary>
public sealed class AmendmentRequestMeasure : RequestTurnaround
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "amendment-request",
        Title = "Amendment requests answered in time",
        Group = MeasureGroup.Requests,
        Numerator = "amendment requests answered by their last day",
        Denominator = "amendment requests answered or past it, in the latest 365 days",
        Formula = "Numerator over denominator; calendar days of the site, the day of receipt is day 0. The last day is day {limit}, or 30 days later when the person was told of the one extension by that day.",
        Times = TimeUnit.Days,
        Limit = 60,
        LimitUnit = "days after receipt",
        LimitBasis = MeasureBasis.Law,
        Target = 100,
        TargetBasis = MeasureBasis.Law,
        Citation = "45 CFR 164.526(b)(2)",
        Feeds = ["requests"],
    };

    /// <inheritdoc/>
    protected override string Kind => "amendment";
}
