using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Policy;

public sealed class PolicyProblemsTests
{
    [Fact]
    public void StaysQuiet_OnASoundPolicy()
    {
        Assert.Empty(PolicyProblems.Of(JudgementPolicy.Default));
        Assert.Empty(PolicyProblems.Of(Policies.Full));
    }

    [Theory]
    [InlineData("fixation.days", 1, "fixation.days (unexplained days, at least) is 1 day; it may be from 2 to 60 days.")]
    [InlineData("fixation.days", 61, "it may be from 2 to 60 days")]
    [InlineData("fixation.days", double.NaN, "it may be from 2 to 60 days")]
    [InlineData("fixation.days", 4.5, "it must be a whole number")]
    [InlineData("fixation.weeks", 3, "There is no threshold \"fixation.weeks\".")]
    [InlineData("co-worker.department", 60, "co-worker.department is fixed at 54 points")]
    public void Rejects_AValue(string key, double value, string expected) =>
        Assert.Contains(expected, Assert.Single(PolicyProblems.Of(new() { Thresholds = new Dictionary<string, double> { [key] = value } })), StringComparison.Ordinal);

    [Fact]
    public void Rejects_IdsThatNobodyBears()
    {
        var policy = new JudgementPolicy { RulesOff = new HashSet<string> { "gone" }, Explanations = new Dictionary<string, ExplanationMode> { ["nowhere"] = ExplanationMode.Off, ["appointment"] = (ExplanationMode)9 } };
        Assert.Equal(["There is no explanation \"nowhere\".", "Explanation appointment: choose reason, off or flag.", "There is no rule \"gone\"."], PolicyProblems.Of(policy));
    }

    [Fact]
    public void Rejects_AnAllowListEntryWithoutReasonApproverOrEnd()
    {
        var entry = Policies.Entry();
        Refused(entry with { Reason = "test patient" }, "at least 20 characters");
        Refused(entry with { ApprovedBy = " " }, "name who approved it");
        Refused(entry with { Until = new(2025, 12, 31) }, "its last day is before its first");
        Refused(entry with { Until = new(2027, 1, 2) }, "366 days at most");
        Refused(entry with { Rules = ["gone"] }, "there is no rule \"gone\"");
        Refused(entry with { Id = "" }, "who or what");
    }

    private static void Refused(Allowance entry, string expected) =>
        Assert.Contains(expected, Assert.Single(PolicyProblems.Of(new() { Allowances = [entry] })), StringComparison.Ordinal);
}
