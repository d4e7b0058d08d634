using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>All explanations of this assembly, found by reflection, in the order of their rank.</summary>
public static class ExplanationCatalog
{
    // A day before a visit, or before somebody's work in it, and the day of an emergency are asked of everywhere; no such margin that policy cannot set is longer.
    private const int Week = 7;

    private static readonly Type[] kinds;

    static ExplanationCatalog()
    {
        var direct = Made<Explanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        var learned = Made<LearnedExplanation>().ToDictionary(e => e.Info.Id, StringComparer.Ordinal);
        All = [.. direct.Values.Select(e => e.Info).Concat(learned.Values.Select(e => e.Info)).OrderBy(i => i.Rank).ThenBy(i => i.Id, StringComparer.Ordinal)];
        kinds = [.. All.Select(i => direct.TryGetValue(i.Id, out var one) ? one.GetType() : learned[i.Id].GetType())];
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
    public static int DaysAhead(JudgementPolicy policy, int most = int.MaxValue) => Math.Max(DaysAheadUnexplained(policy, most), All.Max(e => e.Outlooks.Select(o => DaysAhead(e, o, policy, most)).DefaultIfEmpty().Max()));

    /// <summary>The days before a visit or a booking from which on an explanation looks ahead to it.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="outlook">One of its outlooks.</param>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="most">The days before a visit or booking from which on it says anything; work is the user's own and says what it says.</param>
    public static int DaysAhead(ExplanationInfo explanation, Outlook outlook, JudgementPolicy policy, int most = int.MaxValue) =>
        // The days before somebody's work and those from the work to a visit add up.
        (int)((outlook.Whose == AwaitedCare.OwnWork ? explanation.AroundWork!.Value.Before.In(policy) : 0) + Math.Min(outlook.Days.Max(t => t.In(policy)), most));

    /// <summary>The days before a piece of work from which on it may be news of a session.</summary>
    public static int DaysAheadOfWork(JudgementPolicy policy) => Math.Max(CareSpan.AheadDays, (int)All.Max(e => e.AroundWork?.Before.In(policy) ?? 0));

    /// <summary>The days before a visit or a booking from which on it may be a reason for a session of anybody, or say of its patient that they were in care, whatever was found for it.</summary>
    public static int DaysAheadOfAnybody(JudgementPolicy policy) => (int)Math.Max(
        new[] { Week, StrangerAfterStrangerRule.Margin.In(policy), ChangesOutOfCareRule.Late.In(policy), BrowsingRule.Near.In(policy) }.Max(),
        All.Max(e => e.Outlooks.Where(o => o.Whose == AwaitedCare.Any).Select(o => DaysAhead(e, o, policy)).DefaultIfEmpty().Max()));

    /// <summary>True for an explanation that asks of a session what else its user, or others, did that day or in earlier weeks.</summary>
    public static bool IsLearned(ExplanationInfo explanation) => Learned.Any(e => e.Explanation.Info == explanation);

    /// <summary>The days before a visit or a booking from which on it may tie the patient to a user who opened the record without a reason.</summary>
    /// <param name="policy">What the organisation has decided.</param>
    /// <param name="most">The days before it from which on it says anything.</param>
    public static int DaysAheadUnexplained(JudgementPolicy policy, int most = int.MaxValue) => Math.Min(most, Math.Max(CareSpan.AheadDays, DaysAheadUncared(policy)));

    /// <summary>The days before a visit or a booking from which on it may say of a patient whom somebody opened without a reason that they were in care.</summary>
    /// <inheritdoc cref="DaysAheadUnexplained"/>
    public static int DaysAheadUncared(JudgementPolicy policy, int most = int.MaxValue) => Math.Min(most, (int)NoCareAnywhereRule.Days.In(policy));

    internal static (Explanation Explanation, byte Number)[] Direct { get; }

    internal static (Explanation Explanation, byte Number)[] Last { get; }

    internal static (LearnedExplanation Explanation, byte Number)[] Learned { get; }

    /// <summary>The explanation of a kind.</summary>
    public static ExplanationInfo Of<T>() => All[Array.IndexOf(kinds, typeof(T))];

    /// <summary>True when a number, from 1 on, is that of an explanation of a kind.</summary>
    internal static bool Is<T>(byte number) => kinds[number - 1] == typeof(T);

    private static IEnumerable<T> Made<T>() =>
        typeof(ExplanationCatalog).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(T))).Select(t => (T)Activator.CreateInstance(t)!);
}
