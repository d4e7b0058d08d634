using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>All explanations of this assembly, found by reflection, in the order of their rank.</summary>
public static class ExplanationCatalog
{
    private const string Until = "until";

    // A day before a visit, or before somebody's work in it, and the day of an emergency are asked of everywhere; no such margin that policy cannot set is longer.
    private const int Week = 7;

    static ExplanationCatalog()
    {
        var direct = Made<Explanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        var learned = Made<LearnedExplanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        All = [.. direct.Values.Select(e => e.Info).Concat(learned.Values.Select(e => e.Info)).OrderBy(i => i.Rank).ThenBy(i => i.Id, StringComparer.Ordinal)];
        Direct = [.. All.Select((info, i) => (info, Number: (byte)(i + 1))).Where(e => direct.ContainsKey(e.info.Id)).Select(e => (direct[e.info.Id], e.Number))];
        Learned = [.. All.Select((info, i) => (info, Number: (byte)(i + 1))).Where(e => learned.ContainsKey(e.info.Id)).Select(e => (learned[e.info.Id], e.Number))];
    }

    /// <summary>What each explanation is, by rank.</summary>
    public static IReadOnlyList<ExplanationInfo> All { get; }

    /// <summary>The explanation of an id, or null when there is none.</summary>
    public static ExplanationInfo? Find(string id) => All.FirstOrDefault(e => e.Id == id);

    /// <summary>The days before a visit, a booking or a piece of work from which on some explanation looks ahead to it.</summary>
    public static int DaysAhead(JudgementPolicy policy) =>
        (int)All.SelectMany(e => e.Thresholds).Where(LooksAhead).Append(NoCareAnywhereRule.Days).Append(BrowsingRule.Near).Max(t => t.In(policy));

    /// <summary>
    /// The days before a visit or a booking from which on it may be a reason for a session, or a tie to the patient, whatever its department; the others of <see cref="DaysAhead"/> wait for the
    /// next visit to the department, or with the person, of the session (<see cref="AwaitsNextVisit"/>).
    /// </summary>
    public static int DaysAheadAnywhere(JudgementPolicy policy) => (int)Math.Max(CareSpan.AheadDays, Furthest(All, policy));

    /// <summary>The days before a visit or a booking from which on it may be a reason for a session of anybody, whatever was found for it.</summary>
    public static int DaysAheadOfAnybody(JudgementPolicy policy) =>
        (int)Math.Max(Week, Math.Max(Furthest(All.Where(e => e.Awaits == AwaitedCare.Any), policy), StrangerAfterStrangerRule.Margin.In(policy)));

    /// <summary>The days before a visit or a booking in which it says of a patient whom somebody opened without a reason whether they were in care.</summary>
    public static int DaysAheadUnexplained(JudgementPolicy policy) => (int)Math.Max(DaysAheadAnywhere(policy), Math.Max(NoCareAnywhereRule.Days.In(policy), BrowsingRule.Near.In(policy)));

    // An explanation's days before its work and those from the work to a visit add up; each office has its own.
    private static double Furthest(IEnumerable<ExplanationInfo> explanations, JudgementPolicy policy) =>
        explanations.Max(e => e.Thresholds.Where(t => LooksAhead(t) && t.Id != Until).GroupBy(t => t.Id.Contains('-', StringComparison.Ordinal)).Select(g => g.Key ? g.Max(t => t.In(policy)) : g.Sum(t => t.In(policy))).DefaultIfEmpty().Max());

    /// <summary>True for an explanation that waits for the next visit to the session's department.</summary>
    public static bool AwaitsNextVisit(ExplanationInfo explanation) => explanation.Thresholds.Any(t => LooksAhead(t) && t.Id == Until);

    /// <summary>True for a threshold that says how far ahead an explanation looks.</summary>
    internal static bool LooksAhead(Threshold threshold) =>
        threshold.Unit == Threshold.Days && (threshold.Id is "before" or Until or "margin" or "care" || threshold.Id.EndsWith("-before", StringComparison.Ordinal));

    internal static (Explanation Explanation, byte Number)[] Direct { get; }

    internal static (LearnedExplanation Explanation, byte Number)[] Learned { get; }

    private static IEnumerable<T> Made<T>() =>
        typeof(ExplanationCatalog).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(T))).Select(t => (T)Activator.CreateInstance(t)!);
}
