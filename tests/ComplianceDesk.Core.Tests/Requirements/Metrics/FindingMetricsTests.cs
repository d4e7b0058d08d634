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
        FindingEvidence Finding(int number, double? decided, double daysAgo) => new(number, ["neighbourly", rule], decided is { } at ? At(at) : null, At(daysAgo));
        object[] findings = [Finding(1, 1, 2), Finding(2, null, 29), Finding(3, null, 31), Finding(4, 61, 90), Finding(6, 59, 90)];
        Of(id, findings).Shows(5, 4, 2, "3", "6");
        if (id != "alert-disposition-rate") Of(id, [.. findings, new FindingEvidence(5, ["some-other-rule"], null, At(90))]).Shows(5, 4, 2, "3", "6");
    }
}
