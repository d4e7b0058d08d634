using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Checks.DutyCheckTests;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AmendmentAnsweredCheckTests
{
    [Fact]
    public void Flags_WhatIsLateOrOverdueAndLeavesWhatHasTime()
    {
        var outcome = Checked.By("TML-14", Owed("amendment-request", "in-time", -9, -10), Owed("amendment-request", "late", -9, -8), Owed("amendment-request", "overdue", -9, null), Owed("amendment-request", "pending", 3, null), Owed("another", "late", -9, -8)).Outcome;
        Assert.Equal((2, 3), (outcome.Failing, outcome.Eligible));
    }
}
