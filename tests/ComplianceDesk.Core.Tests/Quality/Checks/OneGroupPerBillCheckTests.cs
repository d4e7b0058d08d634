using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class OneGroupPerBillCheckTests
{
    private static BillingRecord Bill(string id, string? drg, EncounterRecord? visit = null) => new() { RecordId = id, Drg = drg, FinalBilledAt = Checked.Now.AddDays(-60), Encounter = visit ?? Checked.Stay(id) };

    [Fact]
    public void Flags_BilledStaysWithoutOneGroup()
    {
        var bills = Checked.By(
            "CNS-07", Bill("A", null), Bill("B", "193; 194"), Bill("C", "193"), Bill("D", null, Checked.Stay("D") with { Class = "outpatient" }), Bill("E", null) with { FinalBilledAt = null });
        Assert.Equal(["A:drg", "B:drg"], bills.Booked);
        Assert.Equal((2, 3), (bills.Outcome.Failing, bills.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WhileNoBillHasAGroup()
    {
        var outcome = Checked.By("CNS-07", new HashSet<string> { "encounters", "billing" }, Bill("A", null)).Outcome;
        Assert.Equal((CheckStatus.NotRun, "No row of the billing feed has a group (drg)."), (outcome.Status, outcome.Reason));
    }
}
