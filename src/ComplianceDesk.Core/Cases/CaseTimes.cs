namespace ComplianceDesk.Core.Cases;

/// <summary>The moments of a case from which its times are counted, UTC; null for what has not happened or was not recorded.</summary>
/// <param name="FirstAccess">The first access of its findings.</param>
/// <param name="Found">When the judge found the first of them.</param>
/// <param name="FirstOpened">When a person who may decide opened the first of them.</param>
/// <param name="Determined">When it was determined whether the access was permitted.</param>
/// <param name="Closed">When the second person closed it.</param>
public sealed record CaseTimes(DateTime? FirstAccess, DateTime? Found, DateTime? FirstOpened, DateTime? Determined, DateTime? Closed)
{
    /// <summary>Each time with what it counts; null while it runs.</summary>
    public IReadOnlyList<(string Name, string Definition, TimeSpan? Span)> Lines =>
    [
        ("Time to detect", "From the first access to the first finding.", Between(FirstAccess, Found)),
        ("Time to triage", "From the first finding to the first opening by a person who may decide.", Between(Found, FirstOpened)),
        ("Time to determine", "From the first finding to the determination.", Between(Found, Determined)),
        ("Time to close", "From the first finding to the second person's sign-off.", Between(Found, Closed)),
    ];

    /// <summary>The middle of some times; of an even number the mean of the two in the middle; null of none.</summary>
    public static TimeSpan? Median(IEnumerable<TimeSpan> spans)
    {
        var ordered = spans.Order().ToList();
        return ordered.Count == 0 ? null : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }

    // A finding that grew backwards, or a clock set back, gives no time rather than a negative one.
    private static TimeSpan? Between(DateTime? from, DateTime? to) => to - from is { } span && span >= TimeSpan.Zero ? span : null;
}
