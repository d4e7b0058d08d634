using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Policy;

internal static class Policies
{
    /// <summary>Something of everything that a policy can decide.</summary>
    public static JudgementPolicy Full { get; } = new()
    {
        Explanations = new Dictionary<string, ExplanationMode> { ["appointment"] = ExplanationMode.Flag, ["cross-cover"] = ExplanationMode.Off },
        RulesOff = new HashSet<string> { "vip" },
        Thresholds = new Dictionary<string, double> { ["fixation.days"] = 6, ["off-hours.usual"] = 1.5 },
        Allowances = [Entry(), Entry() with { Subject = AllowedSubject.Patient, Id = "17", Rules = [] }],
    };

    public static Allowance Entry(int number = 0) => new()
    {
        Subject = AllowedSubject.User, Id = "IFACE01", Rules = ["same-surname"], Reason = "Interface account of the laboratory system.", ApprovedBy = "Privacy board",
        From = new(2026, 1, 1), Until = new(2026, 12, 31), Numbers = number == 0 ? new HashSet<int>() : new HashSet<int> { number },
    };
}
