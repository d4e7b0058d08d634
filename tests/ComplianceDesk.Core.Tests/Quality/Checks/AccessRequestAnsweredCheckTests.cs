using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Checks.DutyCheckTests;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AccessRequestAnsweredCheckTests
{
    [Fact]
    public void Flags_WhatIsLateOrOverdueAndLeavesWhatHasTime()
    {
        var outcome = Checked.By("TML-13", Owed("access-request", "in-time", -9, -10), Owed("access-request", "late", -9, -8), Owed("access-request", "overdue", -9, null), Owed("access-request", "pending", 3, null), Owed("another", "late", -9, -8)).Outcome;
        Assert.Equal((2, 3), (outcome.Failing, outcome.Eligible));
    }
}
