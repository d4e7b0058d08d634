using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Core.Requirements.Metrics;
using ComplianceDesk.Core.Rules;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

public sealed class FindingMetricsTests
{
    [Fact]
    public void Names_OnlyRulesThatExist()
    {
        var known = RuleCatalog.All.Select(r => r.Info.Id).ToHashSet();
        var metrics = MetricCatalog.Create().OfType<ReviewedFindingsMetric>().ToList();
        Assert.NotEmpty(metrics);
        Assert.All(metrics, m => Assert.Subset(known, (m.Rules ?? []).ToHashSet()));
        Assert.Contains(RoleScopeViolationsMetric.Rule, known);
    }

    [Fact]
    public void Tells_AccountsBeyondTheirRole()
    {
        AccountEvidence Account(string id, string? role) => new() { UserId = id, Listed = true, Role = role };
        FindingEvidence Beyond(string user, double daysAgo, bool decided = false) => new(1, ["vip", RoleScopeViolationsMetric.Rule], decided ? At(1) : null, At(daysAgo), user);
        string[] coders = ["open", "waiting", "decided", "quiet", "both"];
        object[] judged = [.. coders.Append("lone").Append("no role").Select(u => new ExplanationEvidence(u, 5, 5, 0, 0))];
        object[] accounts = [.. coders.Select(u => Account(u, "coder")), Account("lone", "chaplain"), Account("no role", null), Account("never seen", "coder")];
        FindingEvidence[] findings = [Beyond("open", 31), Beyond("waiting", 30), Beyond("decided", 90, decided: true), Beyond("both", 90), Beyond("both", 1), Beyond("quiet", 90) with { Rules = ["vip"] }];
        Of("role-scope-violations", [.. accounts, .. judged, .. findings]).Shows(6, 4, 2, "open", "both");
        // Nothing judged: no finding, and no answer.
        Assert.Equal(MetricStatus.NoData, Of("role-scope-violations", accounts).Outcome.Status);
    }

    [Theory]
    [InlineData("alert-disposition-rate", "off-hours")]
    [InlineData("login-failure-bursts", "failed-logins")]
    [InlineData("bulk-access-outliers", "bulk-export")]
    [InlineData("self-family-coworker-access", "same-surname")]
    [InlineData("sensitive-record-access", "vip")]
    [InlineData("remote-access-events", "strange-place")]
    [InlineData("shared-account-indicator", "account-takeover")]
    public void Counts_DecidedAndOverdueFindingsOfItsRules(string id, string rule)
    {
        Assert.Contains(RuleCatalog.All, r => r.Info.Id == rule);
        FindingEvidence Finding(int number, double? decided, double daysAgo) => new(number, ["neighbourly", rule], decided is { } at ? At(at) : null, At(daysAgo), "u1");
        object[] findings = [Finding(1, 1, 2), Finding(2, null, 29), Finding(3, null, 31), Finding(4, 61, 90), Finding(6, 59, 90)];
        Of(id, findings).Shows(5, 4, 2, "3", "6");
        if (id != "alert-disposition-rate") Of(id, [.. findings, new FindingEvidence(5, ["some-other-rule"], null, At(90), "u1")]).Shows(5, 4, 2, "3", "6");
    }
}
