using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Reports;

/// <summary>What <see cref="ChartCompletionReport"/> prints. People are named as the reader may see them.</summary>
public sealed record ChartCompletionData : ReportData
{
    /// <summary>The moment whose state the figures show; null when no measure was taken by the end of the period.</summary>
    public required DateTimeOffset? AsOf { get; init; }

    /// <summary>The quality run; null with <see cref="AsOf"/>.</summary>
    public required int? RunId { get; init; }

    /// <summary>Measures of chart completion and documentation, in their order.</summary>
    public required IReadOnlyList<ChartMeasure> Measures { get; init; }

    /// <summary>Earlier runs of the measures, oldest first, at most one a day.</summary>
    public required IReadOnlyList<ChartTrend> Trend { get; init; }

    /// <summary>The version of the site's policy whose limits were in force; 0 for the catalogue's.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Waivers in force on the day of the report, about what is owed here.</summary>
    public required IReadOnlyList<PrintedWaiver> Waivers { get; init; }

    /// <summary>Everything about charts and documents that is owed now, the oldest due first.</summary>
    public required IReadOnlyList<OwedItem> Owed { get; init; }
}

/// <summary>A measure with its parts.</summary>
/// <param name="Info">The measure.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">Why there is no figure, or what it leaves out.</param>
/// <param name="Whole">The figure.</param>
/// <param name="Parts">By department and by provider, named.</param>
public sealed record ChartMeasure(MeasureInfo Info, MeasureStatus Status, string? Reason, MeasureFigure Whole, IReadOnlyList<(string Name, MeasureFigure Figure)> Parts)
{
    /// <summary>The moment whose state the figure shows; null where the report prints one moment for all.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>True when there is a figure.</summary>
    public bool IsMeasured => Status is MeasureStatus.NoTarget or MeasureStatus.OnTarget or MeasureStatus.OffTarget;

    /// <summary>The state in the words of a report.</summary>
    public (string Text, Mark Mark) InWords => Status switch
    {
        MeasureStatus.OnTarget => ("On target", Mark.Clear),
        MeasureStatus.OffTarget when Info.TargetBasis == MeasureBasis.Law => ("Exception noted", Mark.High),
        MeasureStatus.OffTarget => ("Off target", Mark.Medium),
        MeasureStatus.NoTarget => ("No target set", Mark.None),
        MeasureStatus.NotApplicable => ("Not applicable", Mark.Observation),
        _ => ("Not tested", Mark.Observation),
    };
}

/// <summary>Delinquent and deficient charts in an earlier run.</summary>
/// <param name="Day">Day of the state, in the site's zone.</param>
/// <param name="Delinquent">Delinquent charts.</param>
/// <param name="Deficient">Deficient charts, however old.</param>
public sealed record ChartTrend(DateOnly Day, long Delinquent, long Deficient);

/// <summary>Something owed.</summary>
/// <param name="Measure">Title of the measure.</param>
/// <param name="Owed">What is owed.</param>
/// <param name="Record">Feed and id of the record.</param>
/// <param name="Owner">Who owes it.</param>
/// <param name="DueAt">The last moment, in the site's zone.</param>
/// <param name="DaysLate">Days past it; 0 when there is time yet.</param>
/// <param name="Rule">The rule behind it.</param>
/// <param name="Waiver">Until when it is waived; null when it is not.</param>
public sealed record OwedItem(string Measure, string Owed, string Record, string Owner, DateTimeOffset DueAt, int DaysLate, string Rule, DateOnly? Waiver);
