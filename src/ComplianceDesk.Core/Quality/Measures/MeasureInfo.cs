using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>
/// Everything about a measure that is wording, number or citation. A measure holds it as the catalogue has it; <see cref="In"/> gives it as a policy has
/// it, its texts with the numbers in force.
/// </summary>
public sealed record MeasureInfo
{
    // Null for the catalogue's: a policy cannot be made before the catalogues are.
    private JudgementPolicy? policy;

    /// <summary>The measure's class name in kebab case without its suffix. Never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Raised whenever the logic changes what is counted.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Under which heading it stands.</summary>
    public required MeasureGroup Group { get; init; }

    /// <summary>What the numerator counts; <c>{limit}</c> in it stands for the limit in force, as in the other texts.</summary>
    public required string Numerator { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>What the denominator counts.</summary>
    public required string Denominator { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>What is done with the two, and what is left out, in words.</summary>
    public required string Formula { get => Threshold.Fill(field, Thresholds, policy); init; }

    /// <summary>What the figure is.</summary>
    public MeasureUnit Unit { get; init; } = MeasureUnit.Percent;

    /// <summary>True when the denominator is the average of a flow, so that its rows are more than it says.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Unit of the times taken, when the measure has them.</summary>
    public TimeUnit? Times { get; init; }

    /// <summary>A time limit that the measure applies, in <see cref="LimitUnit"/>; null when it has none.</summary>
    public int? Limit { get; init; }

    /// <summary><c>hours</c> or <c>days</c>.</summary>
    public string? LimitUnit { get; init; }

    /// <summary>Where the limit comes from.</summary>
    public MeasureBasis LimitBasis { get; init; } = MeasureBasis.Policy;

    /// <summary>The figure to reach or to stay under; null when nobody sets one.</summary>
    public decimal? Target { get; init; }

    /// <summary>True when the figure should be at least the target, false when at most.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>Where the target comes from.</summary>
    public MeasureBasis TargetBasis { get; init; } = MeasureBasis.Policy;

    /// <summary>The rule or publication behind the measure.</summary>
    public required string Citation { get; init; }

    /// <summary>Feeds without which there is no figure.</summary>
    public required IReadOnlyList<string> Feeds { get; init; }

    /// <summary>What "provider" means in its breakdown.</summary>
    public string Provider { get; init; } = "attending";

    /// <summary>The time limit as a number that a site may set; null when the measure applies none.</summary>
    public Threshold? TimeLimit => Thresholds.FirstOrDefault(t => t.Id == MeasureLimits.Time);

    /// <summary>What a site may set: the time limit and the target, where there are such.</summary>
    public IReadOnlyList<Threshold> Thresholds => field ??= MeasureLimits.Of(this);

    /// <summary>True when the site does not take it.</summary>
    public bool IsOff { get; private init; }

    /// <summary>True when its time limit or its target is law: it may be made stricter, never looser, and the measure cannot be switched off.</summary>
    public bool RestsOnLaw => (Limit is not null && LimitBasis == MeasureBasis.Law) || (Target is not null && TargetBasis == MeasureBasis.Law);

    /// <summary>Who set its numbers otherwise than the catalogue has them, and why; null when they are the catalogue's.</summary>
    public PolicyDecision? SetBy { get; private init; }

    /// <summary>The limit with its unit, or null.</summary>
    public string? LimitText => Limit is { } limit ? $"{limit.ToString(System.Globalization.CultureInfo.InvariantCulture)} {LimitUnit}" : null;

    /// <summary>The target in words: <c>at most 5 %</c>; all and none stand alone.</summary>
    public string TargetText => Target is not { } target ? "none set"
        : $"{((Unit == MeasureUnit.Percent && HigherIsBetter && target == 100) || (!HigherIsBetter && target == 0) ? "" : HigherIsBetter ? "at least " : "at most ")}{target.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)}{(Unit == MeasureUnit.Percent ? " %" : " days")}";

    /// <summary>How a figure with a denominator stands to the target.</summary>
    public MeasureStatus StatusOf(MeasureFigure figure) =>
        figure.Value(Unit) is not { } value ? MeasureStatus.NotApplicable
        : Target is not { } target ? MeasureStatus.NoTarget
        : (HigherIsBetter ? value >= (double)target : value <= (double)target) ? MeasureStatus.OnTarget : MeasureStatus.OffTarget;

    /// <summary>Numbers in force that are not the catalogue's, with the value in force.</summary>
    public IReadOnlyList<(Threshold Threshold, double Value)> Set { get; private init; } = [];

    /// <summary>The same as a policy has it.</summary>
    public MeasureInfo In(JudgementPolicy policy)
    {
        var off = policy.QualityOff.Contains(Id) && !RestsOnLaw;
        var set = Threshold.SetIn(policy, Thresholds);
        return this with
        {
            policy = policy,
            Limit = (int?)TimeLimit?.In(policy),
            Target = (decimal?)Thresholds.FirstOrDefault(t => t.Id == MeasureLimits.Target)?.In(policy),
            IsOff = off,
            Set = set,
            SetBy = off || set.Count > 0 ? policy.Decisions.GetValueOrDefault(Id) : null,
        };
    }
}

/// <summary>Headings of the list of measures, in its order.</summary>
public enum MeasureGroup
{
    /// <summary>Records complete after discharge.</summary>
    ChartCompletion,
    /// <summary>Documents written and signed in time.</summary>
    Documentation,
    /// <summary>Codes and what they rest on.</summary>
    Coding,
    /// <summary>From discharge to the final bill.</summary>
    Billing,
    /// <summary>What people and other parties ask for.</summary>
    Requests,
    /// <summary>One person, one record.</summary>
    Identity,
}

/// <summary>What a figure is.</summary>
public enum MeasureUnit
{
    /// <summary>Numerator over denominator, times 100.</summary>
    Percent,
    /// <summary>Numerator over denominator: days of average work or revenue.</summary>
    Days,
}

/// <summary>How times taken are counted.</summary>
public enum TimeUnit
{
    /// <summary>Elapsed time, kept in minutes.</summary>
    Hours,
    /// <summary>Calendar days of the site; the first day is day 0.</summary>
    Days,
}

/// <summary>Where a limit or a target comes from, so that a habit is never mistaken for a duty.</summary>
public enum MeasureBasis
{
    /// <summary>A statute or regulation.</summary>
    Law,
    /// <summary>The facility's choice; what is shipped is a starting point.</summary>
    Policy,
    /// <summary>What others are said to reach.</summary>
    Benchmark,
}
