using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Checks.DutyCheckTests;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class HistoryUpdatedCheckTests
{
    [Fact]
    public void Flags_WhatIsLateOrOverdueAndLeavesWhatHasTime()
    {
        var outcome = Checked.By("TML-02", Owed("history-update", "in-time", -9, -10), Owed("history-update", "late", -9, -8), Owed("history-update", "overdue", -9, null), Owed("history-update", "pending", 3, null), Owed("another", "late", -9, -8)).Outcome;
        Assert.Equal((2, 3), (outcome.Failing, outcome.Eligible));
    }
}
