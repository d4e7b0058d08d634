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
        FindingEvidence Finding(int number, bool decided, double daysAgo) => new(number, ["neighbourly", rule], decided, At(daysAgo));
        object[] findings = [Finding(1, true, 2), Finding(2, false, 29), Finding(3, false, 31), Finding(4, true, 90)];
        Of(id, findings).Shows(4, 3, 2, "3");
        if (id != "alert-disposition-rate") Of(id, [.. findings, new FindingEvidence(5, ["some-other-rule"], false, At(90))]).Shows(4, 3, 2, "3");
    }
}
