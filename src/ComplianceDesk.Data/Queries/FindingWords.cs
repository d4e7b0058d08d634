using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// The words and codes of a finding's severity and status, the same on pages, in addresses and in files.
/// None of them says that a person is guilty: a finding is an access with no documented relationship found.
/// </summary>
public static class FindingWords
{
    /// <summary>The code of a severity: <c>observation</c>, <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public static string Code(FindingSeverity severity) => Kebab(severity.ToString());

    /// <summary>The code of a status, for example <c>under-review</c>.</summary>
    public static string Code(FindingStatus status) => Kebab(status.ToString());

    /// <summary>The status in words.</summary>
    public static string Text(FindingStatus status) => status switch
    {
        FindingStatus.New => "New",
        FindingStatus.UnderReview => "Under review",
        FindingStatus.Appropriate => "Appropriate",
        FindingStatus.PolicyPermitted => "Permitted by policy",
        FindingStatus.FalsePositive => "False positive",
        FindingStatus.Violation => "Policy violation",
        FindingStatus.Withdrawn => "Withdrawn",
        FindingStatus.Duplicate => "Duplicate",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a finding status."),
    };

    /// <summary>What the status means for the person who chooses it.</summary>
    public static string Meaning(FindingStatus status) => status switch
    {
        FindingStatus.New => "Nobody has looked at it yet.",
        FindingStatus.UnderReview => "A person is looking at it; disposition pending.",
        FindingStatus.Appropriate => "The access was part of the person's work; the record of it was missing or late.",
        FindingStatus.PolicyPermitted => "Not treatment, payment or operations, but allowed by your written policy.",
        FindingStatus.FalsePositive => "The rule or the data was wrong: there was nothing to explain.",
        FindingStatus.Violation => "Against policy: an incident for risk assessment under 45 CFR 164.402.",
        FindingStatus.Withdrawn => "A later feed explained it; the reason is kept.",
        FindingStatus.Duplicate => "Another finding is about the same thing.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a finding status."),
    };

    /// <summary>True for the statuses that end a review by a person's decision.</summary>
    public static bool IsOutcome(FindingStatus status) =>
        status is FindingStatus.Appropriate or FindingStatus.PolicyPermitted or FindingStatus.FalsePositive or FindingStatus.Violation or FindingStatus.Duplicate;

    /// <summary>The status that an outcome leads to.</summary>
    public static FindingStatus StatusOf(FindingOutcome outcome) => outcome switch
    {
        FindingOutcome.Appropriate => FindingStatus.Appropriate,
        FindingOutcome.PolicyPermitted => FindingStatus.PolicyPermitted,
        FindingOutcome.FalsePositiveRule or FindingOutcome.FalsePositiveData => FindingStatus.FalsePositive,
        FindingOutcome.Duplicate => FindingStatus.Duplicate,
        FindingOutcome.ViolationNoBreach or FindingOutcome.ViolationBreachAssessment => FindingStatus.Violation,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of a review."),
    };

    /// <summary>The code of an outcome, for example <c>false-positive-data</c>.</summary>
    public static string Code(FindingOutcome outcome) => Kebab(outcome.ToString());

    /// <summary>The outcome in words.</summary>
    public static string Text(FindingOutcome outcome) => outcome switch
    {
        FindingOutcome.Appropriate => "Appropriate",
        FindingOutcome.PolicyPermitted => "Permitted by policy",
        FindingOutcome.FalsePositiveRule => "False positive: the rule",
        FindingOutcome.FalsePositiveData => "False positive: the data",
        FindingOutcome.Duplicate => "Duplicate",
        FindingOutcome.ViolationNoBreach => "Policy violation, no breach",
        FindingOutcome.ViolationBreachAssessment => "Policy violation, assess for breach",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of a review."),
    };

    /// <summary>What the outcome means for the person who chooses it.</summary>
    public static string Meaning(FindingOutcome outcome) => outcome switch
    {
        FindingOutcome.Appropriate => "Part of the person's work; the record of it was missing or late.",
        FindingOutcome.PolicyPermitted => "Own record, family or education: not care, payment or operations, but allowed by your written policy.",
        FindingOutcome.FalsePositiveRule => "The data is right and the rule should not have fired.",
        FindingOutcome.FalsePositiveData => "A feed was wrong: a namesake, an old address, a wrong department.",
        FindingOutcome.Duplicate => "Another finding is about the same thing; name it in the note.",
        FindingOutcome.ViolationNoBreach => "Against policy, and an exception of 45 CFR 164.402(1) applies or a documented assessment showed a low probability of compromise.",
        FindingOutcome.ViolationBreachAssessment => "Against policy: an incident for risk assessment under 45 CFR 164.402. It goes into a case, whose 60 days run from discovery.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of a review."),
    };
    /// <summary>True while the finding waits for a person.</summary>
    public static bool IsOpen(FindingStatus status) => status is FindingStatus.New or FindingStatus.UnderReview;

    /// <summary>An enumeration's code in kebab case: <c>UnderReview</c> is <c>under-review</c>.</summary>
    internal static string Kebab(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>Reads a code written by <see cref="Kebab"/>; null when it names no value.</summary>
    internal static T? Parse<T>(string? code) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Kebab(value.ToString()), code, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }
        return null;
    }
}
