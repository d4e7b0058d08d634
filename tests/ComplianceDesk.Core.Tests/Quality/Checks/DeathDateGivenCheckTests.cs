using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DeathDateGivenCheckTests
{
    [Fact]
    public void Flags_DeathInAVisitWithoutDeathDate()
    {
        var result = Checked.By("CMP-13",
            Checked.Patient("A") with { DiedInVisit = true },
            Checked.Patient("B") with { DiedInVisit = true, DeathDate = new DateOnly(2026, 2, 1) },
            Checked.Patient("C") with { DeathDate = new DateOnly(2026, 2, 1) });
        Assert.Equal(["A:death_date"], result.Booked);
        Assert.Equal(3, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnTheLiving()
    {
        var result = Checked.By("CMP-13", Checked.Patient());
        Assert.Equal(CheckStatus.NotApplicable, result.Outcome.Status);
    }
}
