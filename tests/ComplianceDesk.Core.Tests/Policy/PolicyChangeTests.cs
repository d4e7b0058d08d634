using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Policy;

public sealed class PolicyChangeTests
{
    [Fact]
    public void Names_EveryDifference()
    {
        var changes = PolicyChange.Between(JudgementPolicy.Default, Policies.Full);
        Assert.Equal(["vip", "appointment", "cross-cover", "fixation", "off-hours", "allow-list", "allow-list"], changes.Select(c => c.Subject));
        Assert.Contains(new PolicyChange("fixation", "unexplained days, at least", "4 days", "6 days"), changes);
        Assert.Contains(changes, c => c is { Subject: "appointment", Before: "explains", After: "adds weight" });
        Assert.Contains(changes, c => c is { What: "patient record 17", Before: "not there" });
    }

    [Fact]
    public void Names_NothingBetweenEqualPolicies() => Assert.Empty(PolicyChange.Between(Policies.Full, Policies.Full with { Version = 3 }));

    [Fact]
    public void Names_WhatWasTakenBack()
    {
        var changes = PolicyChange.Between(Policies.Full, JudgementPolicy.Default);
        Assert.Contains(changes, c => c is { Subject: "vip", Before: "off", After: "on" });
        Assert.Equal(2, changes.Count(c => c is { Subject: "allow-list", After: "removed" }));
    }
}
