using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// Everything about a check that is wording, number or citation. The logic stands in the check itself. A check holds it as the catalogue has it;
/// <see cref="In"/> gives it as a policy has it, its texts with the numbers in force.
/// </summary>
public sealed record CheckInfo
{
    // Null for the catalogue's: a policy cannot be made before the catalogues are.
    private JudgementPolicy? policy;

    /// <summary>The check's class name in kebab case without its suffix; names its page and its data. Never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Number in the catalogue (<c>CMP-01</c>): what scripts, files and screens call the check.</summary>
    public required string Code { get; init; }

    /// <summary>Raised whenever the logic changes what is counted, so that two runs can be told apart.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What must hold, as a short sentence without a full stop. It names no number that a site may set: it is the same by every policy.</summary>
    public required string Title { get; init; }

    /// <summary>The quality dimension; also the order of the chain missing, malformed, implausible.</summary>
    public required QualityDimension Dimension { get; init; }

    /// <summary>Place in the harmonised terminology of Kahn et al. (eGEMs 2016), verification context.</summary>
    public required KahnCategory Kahn { get; init; }

    /// <summary>Characteristic of the AHIMA Data Quality Management Model.</summary>
    public required AhimaCharacteristic Ahima { get; init; }

    /// <summary>Definition in words: what is looked at and how.</summary>
    public required string Definition { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>What the denominator counts.</summary>
    public required string Eligible { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>What the numerator counts.</summary>
    public required string Failing { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>Feeds whose rows are tested. At least one must be in the store.</summary>
    public required IReadOnlyList<string> Feeds { get; init; }

    /// <summary>Further feeds without which the question has no answer. All must be in the store.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Code tables of the site without which the question has no answer, by short name of the system (<c>ICD-10-CM</c>).</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Highest share that may fail, 0 to 1: above it the check fails. Zero means that any failure fails it; null that it never does.</summary>
    public required decimal? MaxFailing { get; init; }

    /// <summary>How much a failure matters.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>Where the threshold comes from.</summary>
    public required ThresholdBasis Basis { get; init; }

    /// <summary>The source of the definition and of the threshold.</summary>
    public required string Source { get; init; }

    /// <summary>Who mends failing rows: a role of the facility, not a person.</summary>
    public string Owner { get; init; } = "health information management";

    /// <summary>What to do about failing rows.</summary>
    public required string Remedy { get; init; }

    /// <summary>Share of <see cref="MaxFailing"/>, 0 to 1, above which the check warns.</summary>
    public decimal WarnShare { get; init; } = 0.5m;

    /// <summary>Above this share the check warns.</summary>
    public decimal? WarnAbove => MaxFailing * WarnShare;

    /// <summary>Numbers of the check itself that a site may set, beside its limit and weight; its texts and its logic read them.</summary>
    public IReadOnlyList<Threshold> Own { get; init; } = [];

    /// <summary>Everything that a site may set: limit, warning, severity, and <see cref="Own"/>.</summary>
    public IReadOnlyList<Threshold> Thresholds => field ??= CheckLimits.Of(this);

    /// <summary>True when the site does not ask it.</summary>
    public bool IsOff { get; private init; }

    /// <summary>True when the law asks for what must hold, though the threshold is a choice that leaves room for what feeds lack.</summary>
    public bool AskedByLaw { get; init; }

    /// <summary>True when the law sets the threshold or asks for what must hold: it may be made stricter, never looser, and the check cannot be switched off.</summary>
    public bool RestsOnLaw => Basis == ThresholdBasis.Law || AskedByLaw;

    /// <summary>Who set its numbers otherwise than the catalogue has them, and why; null when they are the catalogue's.</summary>
    public PolicyDecision? SetBy { get; private init; }

    /// <summary>Numbers in force that are not the catalogue's, with the value in force.</summary>
    public IReadOnlyList<(Threshold Threshold, double Value)> Set { get; private init; } = [];

    /// <summary>The same as a policy has it.</summary>
    public CheckInfo In(JudgementPolicy policy)
    {
        var off = policy.QualityOff.Contains(Id) && !RestsOnLaw;
        var set = Threshold.SetIn(policy, Thresholds);
        return this with
        {
            policy = policy,
            MaxFailing = CheckLimits.MaxFailing(Thresholds, policy),
            WarnShare = CheckLimits.WarnShare(Thresholds, policy),
            Severity = CheckLimits.Severity(Thresholds, policy),
            IsOff = off,
            Set = set,
            SetBy = off || set.Count > 0 ? policy.Decisions.GetValueOrDefault(Id) : null,
        };
    }
}

/// <summary>Dimension of record quality, in the order in which a row is booked: missing before malformed before implausible.</summary>
public enum QualityDimension
{
    /// <summary>CMP: the value is there and says something.</summary>
    Completeness,
    /// <summary>CNF: the value has the form, the code or the target it must have.</summary>
    Conformance,
    /// <summary>PLS: the value can be true.</summary>
    Plausibility,
    /// <summary>TML: it was recorded, signed or answered when it had to be.</summary>
    Timeliness,
    /// <summary>UNQ: one thing stands once.</summary>
    Uniqueness,
    /// <summary>CNS: records that speak of one thing agree.</summary>
    Consistency,
    /// <summary>ACC: the record agrees with what it stands for.</summary>
    Accuracy,
    /// <summary>ACS: the record can be had when it is asked for.</summary>
    Accessibility,
}

/// <summary>Category and subcategory of Kahn et al., "A Harmonized Data Quality Assessment Terminology and Framework" (eGEMs 2016).</summary>
public enum KahnCategory
{
    Completeness,
    ValueConformance,
    RelationalConformance,
    ComputationalConformance,
    UniquenessPlausibility,
    AtemporalPlausibility,
    TemporalPlausibility,
}

/// <summary>The ten characteristics of the AHIMA Data Quality Management Model.</summary>
public enum AhimaCharacteristic
{
    Accuracy,
    Accessibility,
    Comprehensiveness,
    Consistency,
    Currency,
    Definition,
    Granularity,
    Precision,
    Relevancy,
    Timeliness,
}

/// <summary>How much a failure matters. The number is the check's weight in its score.</summary>
public enum CheckSeverity
{
    /// <summary>Shown, never scored.</summary>
    Info = 0,
    Minor = 1,
    Major = 3,
    /// <summary>Weighs in the score and closes the gate beside it when the check fails.</summary>
    Critical = 5,
}

/// <summary>Where a threshold comes from, so that a facility's choice is never mistaken for a legal duty.</summary>
public enum ThresholdBasis
{
    /// <summary>A statute or regulation.</summary>
    Law,
    /// <summary>A published standard or implementation guide.</summary>
    Standard,
    /// <summary>The facility's choice; what is shipped is a starting point.</summary>
    Policy,
}
