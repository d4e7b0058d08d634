namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Access requests answered in time.</summary>
public sealed class AccessRequestMeasure : RequestTurnaround
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "access-request",
        Title = "Access requests answered in time",
        Group = MeasureGroup.Requests,
        Numerator = "access requests answered by their last day",
        Denominator = "access requests answered or past it, in the latest 365 days",
        Formula = "Numerator over denominator; calendar days of the site, the day of receipt is day 0. The last day is day {limit}, or 30 days later when the person was told of the one extension by that day. The feed does not carry the written reason that an extension needs.",
        Times = TimeUnit.Days,
        Limit = 30,
        LimitUnit = "days after receipt",
        LimitBasis = MeasureBasis.Law,
        Target = 100,
        TargetBasis = MeasureBasis.Law,
        Citation = "45 CFR 164.524(b)(2); State law may be shorter",
        Feeds = ["requests"],
    };

    /// <inheritdoc/>
    protected override string Kind => "access";
}
