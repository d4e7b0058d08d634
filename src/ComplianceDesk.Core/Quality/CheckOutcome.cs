namespace ComplianceDesk.Core.Quality;

/// <summary>What a check answers. The first three are outside every score and are shown beside it.</summary>
public enum CheckStatus
{
    /// <summary>The check itself broke.</summary>
    Error,
    /// <summary>A feed it needs is not in the store.</summary>
    NotRun,
    /// <summary>It ran, and nothing was eligible: a zero denominator is never a pass.</summary>
    NotApplicable,
    /// <summary>More failed than the threshold allows.</summary>
    Fail,
    /// <summary>More failed than half of the threshold.</summary>
    Warn,
    /// <summary>Some failed, within half of the threshold.</summary>
    PassWithFailures,
    /// <summary>Nothing failed.</summary>
    Pass,
}

/// <summary>The answer of one check in one run.</summary>
/// <param name="Check">The check that was asked.</param>
/// <param name="Status">The answer.</param>
/// <param name="Failing">Eligible things that failed.</param>
/// <param name="Eligible">Things that could have failed.</param>
/// <param name="Reason">Why there is no measure, or how long things took and what the measure leaves out.</param>
public sealed record CheckOutcome(CheckInfo Check, CheckStatus Status, long Failing, long Eligible, string? Reason)
{
    /// <summary>Below this many eligible things a rate is marked as a small sample.</summary>
    public const int SmallSampleBelow = 30;

    /// <summary>True when the check gave a rate.</summary>
    public bool IsMeasured => Status > CheckStatus.NotApplicable;

    /// <summary>Share failing, 0 to 1; null when nothing was measured.</summary>
    public decimal? Rate => IsMeasured ? (decimal)Failing / Eligible : null;

    /// <summary>95 % interval of <see cref="Rate"/>; null when nothing was measured.</summary>
    public WilsonInterval? Interval => IsMeasured ? WilsonInterval.Of(Failing, Eligible) : null;

    /// <summary>True when the rate rests on few records, so that its interval says more than its value.</summary>
    public bool SmallSample => IsMeasured && Eligible < SmallSampleBelow;

    /// <summary>The answer for a count; the status follows from the check's threshold.</summary>
    public static CheckOutcome Measured(CheckInfo check, long failing, long eligible, string? reason = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(failing, eligible);
        if (eligible == 0)
        {
            return Unmeasured(check, CheckStatus.NotApplicable, reason ?? "Nothing in the store is eligible.");
        }

        var rate = (decimal)failing / eligible;
        var status = failing == 0 ? CheckStatus.Pass
            : rate > check.MaxFailing ? CheckStatus.Fail
            : rate > check.WarnAbove ? CheckStatus.Warn
            : CheckStatus.PassWithFailures;
        return new CheckOutcome(check, status, failing, eligible, reason);
    }

    /// <summary>The answer when there is no count.</summary>
    public static CheckOutcome Unmeasured(CheckInfo check, CheckStatus status, string reason) => new(check, status, 0, 0, reason);
}

/// <summary>The words for statuses, severities and dimensions in files and in the store. Stable: scripts read them.</summary>
public static class CheckWords
{
    /// <summary><c>error</c>, <c>not-run</c>, <c>not-applicable</c>, <c>fail</c>, <c>warn</c>, <c>pass-with-failures</c> or <c>pass</c>.</summary>
    public static string Of(CheckStatus status) => Kebab(status.ToString());

    /// <summary><c>info</c>, <c>minor</c>, <c>major</c> or <c>critical</c>.</summary>
    public static string Of(CheckSeverity severity) => Kebab(severity.ToString());

    /// <summary><c>completeness</c>, <c>conformance</c>, <c>plausibility</c>, <c>timeliness</c> …</summary>
    public static string Of(QualityDimension dimension) => Kebab(dimension.ToString());

    /// <summary>The status that a word names.</summary>
    public static CheckStatus Status(string word) => Enum.GetValues<CheckStatus>().First(status => Of(status) == word);

    /// <summary>Pascal case to kebab case: the rule by which a class names its page.</summary>
    public static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
