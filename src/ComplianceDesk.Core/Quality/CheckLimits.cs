using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality;

/// <summary>The numbers of a check that a site may set: the share that may fail, the share of it above which it warns, and the severity, which is its weight.</summary>
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
        var limit = (double)(100 * (check.MaxFailing ?? 1));
        return
        [
            new(Fail, "share that may fail", limit, Threshold.Percent, 0, law || check.MaxFailing is null ? limit : Highest) { IsLaw = law },
            new(Warn, "warns above this share of the limit", 50, Threshold.Percent, 0, law ? 50 : 100) { IsLaw = law },
            new(Weight, "severity", (int)check.Severity, "severity", law ? (int)check.Severity : 0, (int)CheckSeverity.Critical) { IsLaw = law, Choices = Severities },
            .. check.Own,
        ];
    }

    internal static decimal? MaxFailing(CheckInfo check, JudgementPolicy policy) =>
        Value(check, Fail, policy) is var percent && percent == 100 ? null : percent / 100;

    internal static decimal WarnShare(CheckInfo check, JudgementPolicy policy) => Value(check, Warn, policy) / 100;

    internal static CheckSeverity Severity(CheckInfo check, JudgementPolicy policy) => (CheckSeverity)(int)Value(check, Weight, policy);

    private static decimal Value(CheckInfo check, string id, JudgementPolicy policy) => (decimal)check.Thresholds.First(t => t.Id == id).In(policy);
}
