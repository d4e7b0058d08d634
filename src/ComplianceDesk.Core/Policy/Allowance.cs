using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Policy;

/// <summary>
/// An entry of an allow-list: what some rules would say about somebody or some record is expected, for a stated reason and until a stated day.
/// It holds for accesses of its own days, whenever they are judged.
/// </summary>
public sealed record Allowance
{
    /// <summary>The shortest reason, in characters.</summary>
    public const int ShortestReason = 20;

    /// <summary>The longest time from the first to the last day: what is still right is looked at again once a year.</summary>
    public const int MostDays = 366;

    public required AllowedSubject Subject { get; init; }

    /// <summary>The user's id, the role, the department's id as the feeds write them, or the store's number of the patient's record.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of the rules that are left out; empty = every rule.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Why: a test record, an interface account, a study with its protocol.</summary>
    public required string Reason { get; init; }

    /// <summary>The person or board that approved it.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>The first day, in the site's zone.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, in the site's zone.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The store's numbers of the users (of the patient's record, when it is about one) it stands for; filled when a policy is read for judging.</summary>
    public IReadOnlySet<int> Numbers { get; init; } = new HashSet<int>();

    /// <summary>True when a rule's evidence of these days is left out.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="user">The user's number.</param>
    /// <param name="patient">The patient's number, 0 for an episode.</param>
    /// <param name="firstDay">Day of the first access it rests on.</param>
    /// <param name="lastDay">Day of the last access it rests on.</param>
    public bool Covers(string rule, int user, int patient, int firstDay, int lastDay) =>
        Numbers.Contains(Subject == AllowedSubject.Patient ? patient : user)
        && (Rules.Count == 0 || Rules.Contains(rule))
        && firstDay >= SiteCalendar.Number(From) && lastDay <= SiteCalendar.Number(Until);
}

/// <summary>What an allow-list entry is about. Names are kept in policies: never rename.</summary>
public enum AllowedSubject : byte
{
    User = 0,
    Role = 1,
    Department = 2,
    Patient = 3,
}
