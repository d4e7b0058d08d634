namespace ComplianceDesk.Core.Access;

/// <summary>A span of care: a visit, a stay or a booked visit.</summary>
/// <param name="department">Where, or 0.</param>
/// <param name="practitioner">The attending or booked practitioner's user row id, or 0.</param>
/// <param name="startsAt">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="endsAt">Milliseconds since 1970-01-01 UTC; <see cref="long.MaxValue"/> while a stay is open.</param>
/// <param name="kind">Who knew of it before it began.</param>
public readonly struct CareSpan(int department, int practitioner, long startsAt, long endsAt, CareKind kind)
{
    /// <summary>
    /// How many days ahead of an access a booking counts where any of the past does. What is so asked of a record may change with each new booking,
    /// and judging again must know how far back.
    /// </summary>
    public const int AheadDays = 45;

    /// <summary>
    /// How many days before it begins a visit may say something of what was done: of one that is further off only its booking tells. What a visit of today may so change is the last
    /// weeks, however long the history is.
    /// </summary>
    public const int VisitDays = 14;

    /// <summary>The same of an emergency visit, which is foreseen by nobody: the day on which it arrives is not known to the hour.</summary>
    public const int EmergencyDays = 1;

    /// <summary>Days after a discharge, or a death, in which the record is to be completed: 42 CFR 482.24(c)(4)(viii).</summary>
    public const int CompletionDays = 30;

    /// <summary>How long before an emergency visit begins it may be known of: an ambulance calls, the arrival is written down late.</summary>
    public const long Notice = 2 * SiteCalendar.Hour;

    /// <summary>What a definition says of how long before it a visit gives work.</summary>
    internal static readonly string Work = $"A visit counts from {VisitDays} days before it at most: of one that is further off its booking tells. An emergency visit is foreseen by nobody and counts from {Notice / SiteCalendar.Hour} hours before it.";

    /// <summary>What a definition says of how long before them other things than bookings count.</summary>
    internal static readonly string Unbooked = $"a visit or a place on a care team {VisitDays}, an emergency visit {EmergencyDays}";

    // Millions of spans are held: the kind stands in bits of the department.
    private readonly int place = (department << 2) | (int)kind;

    public int Department => place >> 2;

    public int Practitioner { get; } = practitioner;

    public long StartsAt { get; } = startsAt;

    public long EndsAt { get; } = endsAt;

    public bool Emergency => Kind == CareKind.Emergency;

    /// <summary>True for a visit of some hours, no stay.</summary>
    public bool IsOfHours => EndsAt - StartsAt <= SiteCalendar.Day / 2;

    /// <summary>How long before it begins the span may say something of what was done, in milliseconds.</summary>
    public long Ahead => Kind switch { CareKind.Emergency => EmergencyDays * SiteCalendar.Day, CareKind.Visit => VisitDays * SiteCalendar.Day, _ => long.MaxValue };

    private CareKind Kind => (CareKind)(place & 3);

    /// <summary>True when the span lies before the time, or begins so soon after it that it may say something of it: a booking at most <see cref="AheadDays"/>.</summary>
    public bool IsKnown(long at) => StartsAt <= at + Math.Min(AheadDays * SiteCalendar.Day, Ahead);

    /// <summary>True when the time lies in the span, widened by the given milliseconds before and after.</summary>
    public bool Covers(long at, long before, long after) => at >= StartsAt - before && at - after <= EndsAt;

    /// <summary>
    /// True when the span gives work at the time: as <see cref="Covers"/>, but nobody works long ahead of a visit that is not booked, nor ahead of an emergency; what is done in the hours before
    /// it belongs to its arrival.
    /// </summary>
    public bool Serves(long at, long before, long after) => Covers(at, Math.Min(before, Emergency ? Notice : Ahead), after);

    /// <summary>True when the time lies in one of the spans, widened by the given milliseconds before and after.</summary>
    public static bool Any(ReadOnlySpan<CareSpan> spans, long at, long before, long after)
    {
        foreach (ref readonly var span in spans)
        {
            if (span.Covers(at, Math.Min(before, span.Ahead), after))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Who knew of care before it began.</summary>
public enum CareKind : byte
{
    /// <summary>A booked visit: whoever works on bookings.</summary>
    Booking,

    /// <summary>A visit: whoever prepares it, in the days before.</summary>
    Visit,

    /// <summary>An emergency visit: nobody.</summary>
    Emergency,
}
