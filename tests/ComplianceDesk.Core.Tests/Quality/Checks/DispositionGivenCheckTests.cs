using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DispositionGivenCheckTests
{
    [Fact]
    public void Flags_FinishedStayWithoutDisposition()
    {
        var result = Checked.By("CMP-18",
            Checked.Stay("A") with { Disposition = null },
            Checked.Stay("B") with { Disposition = null, Status = null },
            Checked.Stay("C"));
        Assert.Equal(["A:disposition", "B:disposition"], result.Booked);
        Assert.Equal(3, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnOtherClassesAndOpenStays()
    {
        var result = Checked.By("CMP-18",
            Checked.Stay("A") with { Class = "emergency", Disposition = null },
            Checked.Stay("B") with { Status = "in-progress", EndedAt = null, Disposition = null });
        Assert.Equal(CheckStatus.NotApplicable, result.Outcome.Status);
    }
}
