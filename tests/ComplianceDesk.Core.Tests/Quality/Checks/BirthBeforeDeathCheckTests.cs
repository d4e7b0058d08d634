using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class BirthBeforeDeathCheckTests
{
    [Fact]
    public void Flags_DeathBeforeBirth()
    {
        var result = Checked.By("PLS-02",
            Checked.Patient("A") with { DeathDate = new DateOnly(1980, 5, 3) },
            Checked.Patient("B") with { DeathDate = new DateOnly(1980, 5, 4) },
            Checked.Patient("C"));
        Assert.Equal(["A:death_date;birth_date"], result.Booked);
        Assert.Equal(2, result.Outcome.Eligible);
        Assert.Equal(CheckStatus.Fail, result.Outcome.Status);
    }

    [Fact]
    public void StaysQuiet_WhenBirthWasBookedAlready() =>
        Assert.Equal(
            CheckStatus.NotApplicable,
            Checked.By("PLS-02", Checked.Patient() with { BirthDate = new DateOnly(2030, 1, 1), DeathDate = new DateOnly(2026, 1, 1) }).Outcome.Status);
}
