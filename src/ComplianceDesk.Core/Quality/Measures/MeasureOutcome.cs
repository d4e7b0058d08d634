using System.Globalization;

namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>What a measure answers in one run.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Status">Whether there is a figure, and how it stands to its target.</param>
/// <param name="Reason">Why there is none, or what it leaves out.</param>
/// <param name="Figures">The whole first, then by facility, department and provider; none when it did not run.</param>
public sealed record MeasureOutcome(MeasureInfo Measure, MeasureStatus Status, string? Reason, IReadOnlyList<MeasureFigure> Figures)
{
    /// <summary>The moment whose state the figures show, UTC.</summary>
    public DateTime AsOf { get; init; }

    /// <summary>The figure of the whole; null when nothing was measured.</summary>
    public MeasureFigure? Whole => Status is MeasureStatus.OnTarget or MeasureStatus.OffTarget or MeasureStatus.NoTarget ? Figures[0] : null;
}

/// <summary>How a measure stands. The first three are no figure. Stored as its number: never renumber.</summary>
public enum MeasureStatus : byte
{
    /// <summary>The measure itself broke.</summary>
    Error = 0,
    /// <summary>What it needs is not in the store.</summary>
    NotRun = 1,
    /// <summary>The denominator is zero: never on target.</summary>
    NotApplicable = 2,
    /// <summary>A figure, and nobody sets a target.</summary>
    NoTarget = 3,
    /// <summary>Not where it should be.</summary>
    OffTarget = 4,
    /// <summary>Where it should be.</summary>
    OnTarget = 5,
}

/// <summary>What a figure is broken down by. Stored as its number: never renumber.</summary>
public enum MeasureBy : byte
{
    /// <summary>Nothing: the whole.</summary>
    All = 0,
    Facility = 1,
    Department = 2,
    Provider = 3,
}

/// <summary>Numerator and denominator of the whole or of one part, with times taken and what waits.</summary>
public sealed record MeasureFigure
{
    /// <summary>What it is a part of.</summary>
    public required MeasureBy By { get; init; }

    /// <summary>Id of the facility, department or provider; empty for the whole, and for what names none.</summary>
    public required string Key { get; init; }

    public required double Numerator { get; init; }

    public required double Denominator { get; init; }

    /// <summary>Finished things with a time taken.</summary>
    public long Finished { get; init; }

    /// <summary>Median of the times taken: minutes where the measure counts hours, else days.</summary>
    public double? Median { get; init; }

    /// <summary>The time that nine in ten do not exceed, in the same unit.</summary>
    public int? P90 { get; init; }

    /// <summary>Things that wait, however old: the backlog.</summary>
    public long Pending { get; init; }

    /// <summary>Median age of what waits, in days.</summary>
    public double? PendingMedian { get; init; }

    /// <summary>Age of the oldest, in days.</summary>
    public int? PendingOldest { get; init; }

    /// <summary>What waits by age.</summary>
    public AgeBands Ages { get; init; } = new(0, 0, 0, 0);

    /// <summary>Percent or days; null when the denominator is zero.</summary>
    public double? Value(MeasureUnit unit) => Denominator == 0 ? null : Numerator / Denominator * (unit == MeasureUnit.Percent ? 100 : 1);

    /// <summary>The value for people: one decimal, never 0 or 100 % falsely; a dash without a denominator.</summary>
    public string Text(MeasureUnit unit) => Value(unit) switch
    {
        null => "–",
        { } days when unit == MeasureUnit.Days => days.ToString("0.0", CultureInfo.InvariantCulture) + " days",
        > 100 and { } over => over.ToString("0.0", CultureInfo.InvariantCulture) + " %",
        { } percent => RateText.Of((decimal)percent),
    };

    /// <summary>The numerator for people.</summary>
    public string NumeratorText => Number(Numerator);

    /// <summary>The denominator for people.</summary>
    public string DenominatorText => Number(Denominator);

    /// <summary>Numerator and denominator for people: <c>12 of 340</c>.</summary>
    public string Counts => $"{NumeratorText} of {DenominatorText}";

    /// <summary>A time taken for people: hours with one decimal, or whole days.</summary>
    public static string TimeText(double? time, TimeUnit? unit) => time is not { } t || unit is null ? "–"
        : unit == TimeUnit.Hours ? (t / 60).ToString("0.0", CultureInfo.InvariantCulture) + " h"
        : t.ToString("0.#", CultureInfo.InvariantCulture) + " d";

    /// <summary>A count or an amount for people: whole, or one decimal.</summary>
    public static string Number(double value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);
}

/// <summary>Waiting things by age in days.</summary>
/// <param name="Week">0 to 7.</param>
/// <param name="Fortnight">8 to 15.</param>
/// <param name="Month">16 to 29.</param>
/// <param name="Older">30 and more. Day 30 itself is the last day of the 30 that the law gives.</param>
public sealed record AgeBands(long Week, long Fortnight, long Month, long Older);
