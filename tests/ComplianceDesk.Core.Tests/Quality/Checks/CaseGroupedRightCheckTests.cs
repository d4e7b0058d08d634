using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class CaseGroupedRightCheckTests
{
    [Fact]
    public void Flags_CasesWhoseGroupChanged()
    {
        var audit = Checked.By(
            "ACC-02", Checked.Case("A", "193", "194", ("J18.9", "J18.9")), Checked.Case("B", "291", "291", ("I50.9", "I50.23")), Checked.Case("C", "0291", "291"), Checked.Case("D", null, "291"));
        Assert.Equal(["A:drg_assigned"], audit.Booked);
        Assert.Equal((1, 3), (audit.Outcome.Failing, audit.Outcome.Eligible));
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() => Assert.Equal(CheckStatus.NotRun, Checked.By("ACC-02", new HashSet<string> { "patients", "billing" }).Outcome.Status);
}
