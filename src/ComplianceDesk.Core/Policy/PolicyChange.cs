using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Policy;

/// <summary>One thing that differs between two policies.</summary>
/// <param name="Subject">Id of the rule, explanation, check, measure, score or part of one, or <c>allow-list</c>.</param>
/// <param name="What">What it is about, in words.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
public sealed record PolicyChange(string Subject, string What, string Before, string After)
{
    /// <summary>True when it is about how records are checked or measured, and not about how accesses are judged.</summary>
    public bool IsAboutRecords => CheckCatalog.Find(Subject) is not null || MeasureCatalog.Find(Subject) is not null || MeasuredParts.Find(Subject) is not null || ScoreCatalog.Find(Subject) is not null;

    /// <summary>All differences: rules, explanations, checks and measures, thresholds, allow-list, each in the order of its catalogue.</summary>
    public static IReadOnlyList<PolicyChange> Between(JudgementPolicy before, JudgementPolicy after) =>
    [
        .. RuleCatalog.All.Select(r => r.Info)
            .Where(i => before.RulesOff.Contains(i.Id) != after.RulesOff.Contains(i.Id))
            .Select(i => new PolicyChange(i.Id, $"{i.Title}: rule", Switch(before, i), Switch(after, i))),
        .. ExplanationCatalog.All
            .Where(e => before.ModeOf(e) != after.ModeOf(e))
            .Select(e => new PolicyChange(e.Id, $"{e.Title}: explanation", Words(before.ModeOf(e)), Words(after.ModeOf(e)))),
        .. CheckCatalog.All.Where(c => c.Info.In(before).IsOff != c.Info.In(after).IsOff).Select(c => new PolicyChange(c.Info.Id, "asked at all", Switch(c.Info.In(before).IsOff), Switch(c.Info.In(after).IsOff))),
        .. MeasureCatalog.All.Where(m => m.Info.In(before).IsOff != m.Info.In(after).IsOff).Select(m => new PolicyChange(m.Info.Id, "taken at all", Switch(m.Info.In(before).IsOff), Switch(m.Info.In(after).IsOff))),
        .. ThresholdCatalog.All
            .Where(t => t.In(before) != t.In(after))
            .Select(t => new PolicyChange(t.Key.Split('.')[0], t.Name, t.QuantityIn(before), t.QuantityIn(after))),
        .. before.Allowances.Where(a => !after.Allowances.Any(b => Same(a, b))).Select(a => new PolicyChange("allow-list", Words(a), Detail(a), "removed")),
        .. after.Allowances.Where(a => !before.Allowances.Any(b => Same(a, b))).Select(a => new PolicyChange("allow-list", Words(a), "not there", Detail(a))),
    ];

    /// <summary>A mode in words.</summary>
    public static string Words(ExplanationMode mode) => mode switch
    {
        ExplanationMode.Reason => "explains",
        ExplanationMode.Off => "off",
        ExplanationMode.Flag => "adds weight",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode of an explanation."),
    };

    /// <summary>What an allow-list entry is about, in words.</summary>
    public static string Words(Allowance entry) => entry.Subject == AllowedSubject.Patient ? $"patient record {entry.Id}" : $"{entry.Subject.ToString().ToLowerInvariant()} {entry.Id}";

    private static string Switch(JudgementPolicy policy, RuleInfo info) => Switch(policy.RulesOff.Contains(info.Id));

    private static string Switch(bool off) => off ? "off" : "on";

    private static string Detail(Allowance entry) =>
        $"{(entry.Rules.Count == 0 ? "every rule" : string.Join(", ", entry.Rules))}, {entry.From:yyyy-MM-dd} to {entry.Until:yyyy-MM-dd}, approved by {entry.ApprovedBy}: {entry.Reason}";

    private static bool Same(Allowance a, Allowance b) =>
        (a.Subject, a.Id, a.Reason, a.ApprovedBy, a.From, a.Until) == (b.Subject, b.Id, b.Reason, b.ApprovedBy, b.From, b.Until) && a.Rules.SequenceEqual(b.Rules);
}
