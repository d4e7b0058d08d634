using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>All explanations of this assembly, found by reflection, in the order of their rank.</summary>
public static class ExplanationCatalog
{
    // A day before a visit, or before somebody's work in it, and the day of an emergency are asked of everywhere; no such margin that policy cannot set is longer.
    private const int Week = 7;

    static ExplanationCatalog()
    {
        var direct = Made<Explanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        var learned = Made<LearnedExplanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        All = [.. direct.Values.Select(e => e.Info).Concat(learned.Values.Select(e => e.Info)).OrderBy(i => i.Rank).ThenBy(i => i.Id, StringComparer.Ordinal)];
        var stated = All.Select((info, i) => (info, Number: (byte)(i + 1))).Where(e => direct.ContainsKey(e.info.Id)).ToLookup(e => e.info.IsLast, e => (direct[e.info.Id], e.Number));
        (Direct, Last) = ([.. stated[false]], [.. stated[true]]);
        Learned = [.. All.Select((info, i) => (info, Number: (byte)(i + 1))).Where(e => learned.ContainsKey(e.info.Id)).Select(e => (learned[e.info.Id], e.Number))];
    }

    /// <summary>What each explanation is, by rank.</summary>
    public static IReadOnlyList<ExplanationInfo> All { get; }

    /// <summary>The explanation of an id, or null when there is none.</summary>
    public static ExplanationInfo? Find(string id) => All.FirstOrDefault(e => e.Id == id);

    /// <summary>Those that may not hold where user and patient stand close (see <see cref="CloseTie"/>): of whole offices and services, of the department's part in the care, and what is learned but for what carries on another reason.</summary>
    public static IEnumerable<ExplanationInfo> OfNobodyClose =>
        All.Where(e => e.IsBroad || e.IsOfDepartment).Union(Learned.Where(e => !e.Explanation.CarriesOn).Select(e => e.Explanation.Info));

    /// <summary>The days before a visit or a booking from which on it may be news of a session.</summary>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="most">The days before it from which on it says anything, see <see cref="CareSpan.Ahead"/>.</param>
    public static int DaysAhead(JudgementPolicy policy, int most = int.MaxValue) => Math.Max(DaysAheadUnexplained(policy, most), All.Max(e => DaysAhead(e, policy, most)));

    /// <summary>The days before a visit, a booking or a piece of work from which on an explanation looks ahead to it.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="most">The days before a visit or booking from which on it says anything; work is the user's own and says what it says.</param>
    public static int DaysAhead(ExplanationInfo explanation, JudgementPolicy policy, int most = int.MaxValue)
    {
        // The days before somebody's work and those from the work to a visit add up; each office has its own.
        var ahead = explanation.Thresholds.Where(LooksAhead).ToLookup(t => t.Id.Contains('-', StringComparison.Ordinal),
            t => explanation.Awaits == AwaitedCare.OwnWork && t.Id != "care" ? t.In(policy) : Math.Min(t.In(policy), most));
        return (int)Math.Max(ahead[true].DefaultIfEmpty().Max(), ahead[false].Sum());
    }

    /// <summary>The days before a piece of work from which on it may be a reason for a session; a booking or visit that the session waits for may be further off.</summary>
    public static int DaysAheadOfWork(JudgementPolicy policy) => Math.Max(CareSpan.AheadDays, All.Where(e => e.Awaits is not (AwaitedCare.OwnVisit or AwaitedCare.OwnPatient)).Max(e => DaysAhead(e, policy)));

    /// <summary>The days before a visit or a booking from which on it may be a reason for a session of anybody, or say of its patient that they were in care, whatever was found for it.</summary>
    public static int DaysAheadOfAnybody(JudgementPolicy policy) => (int)Math.Max(
        new[] { Week, StrangerAfterStrangerRule.Margin.In(policy), ChangesOutOfCareRule.Late.In(policy), BrowsingRule.Near.In(policy) }.Max(), All.Where(e => e.Awaits == AwaitedCare.Any).Max(e => DaysAhead(e, policy)));

    /// <summary>The days before a visit or a booking from which on it may tie the patient to a user who opened the record without a reason.</summary>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="most">The days before it from which on it says anything.</param>
    public static int DaysAheadUnexplained(JudgementPolicy policy, int most = int.MaxValue) => Math.Min(most, Math.Max(CareSpan.AheadDays, DaysAheadUncared(policy)));

    /// <summary>The days before a visit or a booking from which on it may say of a patient whom somebody opened without a reason that they were in care.</summary>
    /// <inheritdoc cref="DaysAheadUnexplained"/>
    public static int DaysAheadUncared(JudgementPolicy policy, int most = int.MaxValue) => Math.Min(most, (int)NoCareAnywhereRule.Days.In(policy));

    /// <summary>True for a threshold that says how far ahead an explanation looks.</summary>
    internal static bool LooksAhead(Threshold threshold) =>
        threshold.Unit == Threshold.Days && (threshold.Id is "before" or "until" or "margin" or "care" || threshold.Id.EndsWith("-before", StringComparison.Ordinal));

    internal static (Explanation Explanation, byte Number)[] Direct { get; }

    internal static (Explanation Explanation, byte Number)[] Last { get; }

    internal static (LearnedExplanation Explanation, byte Number)[] Learned { get; }

    private static IEnumerable<T> Made<T>() =>
        typeof(ExplanationCatalog).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(T))).Select(t => (T)Activator.CreateInstance(t)!);
}
