namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Release of information in time.</summary>
public sealed class ReleaseOfInformationMeasure : RequestTurnaround
{
    /// <inheritdoc/>
    public override MeasureInfo Info { get; } = new()
    {
        Id = "release-of-information",
        Title = "Release of information in time",
        Group = MeasureGroup.Requests,
        Numerator = "requests of third parties for release of information answered by their last day",
        Denominator = "requests of third parties for release of information answered or past it, in the latest 365 days",
        Formula = "Numerator over denominator; calendar days of the site, the day of receipt is day 0. The last day is day {limit} and nothing extends it: requests of other parties have no federal limit, the one for the person's own access is taken as policy.",
        Times = TimeUnit.Days,
        Limit = 30,
        LimitUnit = "days after receipt",
        LimitBasis = MeasureBasis.Policy,
        Target = 95,
        TargetBasis = MeasureBasis.Policy,
        Citation = "Policy, after 45 CFR 164.524(b)(2); about 3 days on average is called good",
        Feeds = ["requests"],
    };

    /// <inheritdoc/>
    protected override string Kind => "release-of-information";

    /// <inheritdoc/>
    protected override bool Extends => false;
}
