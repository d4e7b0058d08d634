using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>The moment and place of a run of the measures.</summary>
/// <param name="AsOf">The moment, UTC. What the feeds say of later times is not yet so.</param>
/// <param name="Zone">The site's time zone: days are counted in it.</param>
/// <param name="Feeds">Feeds that are in the store.</param>
public sealed record MeasureScope(DateTime AsOf, TimeZoneInfo Zone, IReadOnlySet<string> Feeds)
{
    /// <summary>Days over which a rate looks back. What is open is counted however old it is.</summary>
    public const int Window = 365;

    /// <summary>Days before its due time from which an open item is on the work list.</summary>
    public const int SoonDays = 7;

    /// <summary>What the organisation has decided.</summary>
    public JudgementPolicy Policy { get; init; } = JudgementPolicy.Default;

    /// <summary>Moments that the feeds show; null when <see cref="AsOf"/> holds for all.</summary>
    public DataMoments? Moments { get; init; }

    /// <summary>The scope of a measure: as of the oldest of the newest snapshots of the feeds it reads.</summary>
    public MeasureScope Of(HimMeasure measure) => Moments is { } moments ? this with { AsOf = moments.Of(measure.Info.Feeds) } : this;

    /// <summary>The earliest time the documents feed states; a stay that began before cannot be expected to have documents. Null without documents.</summary>
    public DateTime? FirstDocumentAt { get; init; }

    /// <summary>The latest search for duplicates; null before the first.</summary>
    public DuplicateFacts? Duplicates { get; init; }

    /// <summary>Facilities that the encounters name.</summary>
    public int Facilities { get; init; }

    /// <summary>The day in the site's zone at an instant in UTC.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>The last millisecond of a day of the site, UTC: a day is 23, 24 or 25 hours long.</summary>
    public DateTime EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, Zone).AddMilliseconds(-1);
    }

    /// <summary>The end of the day that is some calendar days after the day of an instant.</summary>
    public DateTime EndOfDayAfter(DateTime utc, int days) => EndOf(DayOf(utc).AddDays(days));

    /// <summary>Calendar days from one instant to another.</summary>
    public int DaysBetween(DateTime from, DateTime to) => DayOf(to).DayNumber - DayOf(from).DayNumber;

    /// <summary>The time, unless it is still to come.</summary>
    public DateTime? Happened(DateTime? at) => at <= AsOf ? at : null;

    /// <summary>True for a time within the last so many days.</summary>
    public bool Within(DateTime at, int days) => at <= AsOf && at > AsOf.AddDays(-days);
}

/// <summary>What a search for duplicates has left.</summary>
/// <param name="Decided">Pairs that a person has decided.</param>
/// <param name="Undecided">Pairs that wait for a decision.</param>
public sealed record DuplicateFacts(int Decided, int Undecided);
