using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Checks.DutyCheckTests;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class OperativeReportFinalCheckTests
{
    [Fact]
    public void Flags_WhatIsLateOrOverdueAndLeavesWhatHasTime()
    {
        var outcome = Checked.By("TML-04", Owed("operative-report-signed", "in-time", -9, -10), Owed("operative-report-signed", "late", -9, -8), Owed("operative-report-signed", "overdue", -9, null), Owed("operative-report-signed", "pending", 3, null), Owed("another", "late", -9, -8)).Outcome;
        Assert.Equal((2, 3), (outcome.Failing, outcome.Eligible));
    }
}
