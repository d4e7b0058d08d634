using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Checks.DutyCheckTests;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class EntryAuthenticatedCheckTests
{
    [Fact]
    public void Flags_WhatIsLateOrOverdueAndLeavesWhatHasTime()
    {
        var outcome = Checked.By("TML-07", Owed("entry-authentication", "in-time", -9, -10), Owed("entry-authentication", "late", -9, -8), Owed("entry-authentication", "overdue", -9, null), Owed("entry-authentication", "pending", 3, null), Owed("another", "late", -9, -8)).Outcome;
        Assert.Equal((2, 3), (outcome.Failing, outcome.Eligible));
    }
}
