using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality;

/// <summary>The numbers of a check, or of another part of a score, that a site may set: the share that may fail, the share of it above which it warns, and the severity, which is its weight.</summary>
public static class CheckLimits
{
    /// <summary>Id of the threshold above which a check fails. 100 % where the catalogue sets none.</summary>
    public const string Fail = "fail";

    /// <summary>Id of the share of the limit above which a check warns.</summary>
    public const string Warn = "warn";

    /// <summary>Id of the severity.</summary>
    public const string Weight = "severity";

    // A limit of 100 % can never be passed over: who wants none switches the check off, and it says so.
    private const double Highest = 99;

    private static readonly IReadOnlyList<(double, string)> Severities = [.. Enum.GetValues<CheckSeverity>().Select(s => ((double)(int)s, CheckWords.Of(s)))];

    internal static IReadOnlyList<Threshold> Of(CheckInfo check)
    {
        var law = check.RestsOnLaw;
        return
        [
            FailAbove(check.MaxFailing, law),
            new(Warn, "warns above this share of the limit", 50, Threshold.Percent, 0, law ? 50 : 100) { IsLaw = law },
            WeightOf(check.Severity, law),
            .. check.Own,
        ];
    }

    internal static IReadOnlyList<Threshold> Of(ScorePartInfo part) =>
        part.Evidence == PartEvidence.CheckFailures ? [] : [FailAbove(part.MaxBad, part.RestsOnLaw), WeightOf(part.Severity, part.RestsOnLaw), .. part.Own];

    internal static decimal? MaxFailing(IReadOnlyList<Threshold> thresholds, JudgementPolicy policy) =>
        Value(thresholds, Fail, policy) is var percent && percent == 100 ? null : percent / 100;

    internal static decimal WarnShare(IReadOnlyList<Threshold> thresholds, JudgementPolicy policy) => Value(thresholds, Warn, policy) / 100;

    internal static CheckSeverity Severity(IReadOnlyList<Threshold> thresholds, JudgementPolicy policy) => (CheckSeverity)(int)Value(thresholds, Weight, policy);

    private static Threshold FailAbove(decimal? most, bool law)
    {
        var limit = (double)(100 * (most ?? 1));
        return new(Fail, "share that may fail", limit, Threshold.Percent, 0, law || most is null ? limit : Highest) { IsLaw = law };
    }

    private static Threshold WeightOf(CheckSeverity severity, bool law) =>
        new(Weight, "severity", (int)severity, "severity", law ? (int)severity : 0, (int)CheckSeverity.Critical) { IsLaw = law, Choices = Severities };

    private static decimal Value(IReadOnlyList<Threshold> thresholds, string id, JudgementPolicy policy) => (decimal)thresholds.First(t => t.Id == id).In(policy);
}
