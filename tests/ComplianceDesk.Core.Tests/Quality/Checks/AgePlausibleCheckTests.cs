using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AgePlausibleCheckTests
{
    [Fact]
    public void Flags_birth_in_the_future_and_ages_nobody_reaches()
    {
        var result = Checked.By("PLS-01",
            Checked.Patient("A") with { BirthDate = new DateOnly(2026, 6, 16) },
            Checked.Patient("B") with { BirthDate = new DateOnly(1850, 7, 1) },
            Checked.Patient("C") with { BirthDate = new DateOnly(1850, 7, 1), RegisteredAt = null },
            Checked.Patient("D") with { BirthDate = new DateOnly(1726, 7, 1), DeathDate = new DateOnly(2026, 1, 1) },
            Checked.Patient("E"));
        Assert.Equal(["A:birth_date", "B:birth_date", "C:birth_date", "D:birth_date"], result.Booked);
        Assert.Equal(5, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_at_the_edges()
    {
        var result = Checked.By("PLS-01",
            Checked.Patient("A") with { BirthDate = new DateOnly(2026, 6, 15) },
            Checked.Patient("B") with { BirthDate = new DateOnly(1899, 1, 3) });
        Assert.Empty(result.Failures);
        Assert.Equal(2, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_on_old_record_without_late_events() =>
        Assert.Empty(Checked.By("PLS-01", Checked.Patient() with { BirthDate = new DateOnly(1890, 1, 1), RegisteredAt = null, LastVisitOn = new DateOnly(1960, 1, 1) }).Failures);

    [Fact]
    public void StaysQuiet_on_default_date_which_another_check_books() =>
        Assert.Equal(CheckStatus.NotApplicable, Checked.By("PLS-01", Checked.Patient() with { BirthDate = new DateOnly(1900, 1, 1) }).Outcome.Status);

    [Fact]
    public void StaysQuiet_on_a_future_death_which_another_check_books() =>
        Assert.Empty(Checked.By("PLS-01", Checked.Patient() with { DeathDate = new DateOnly(2199, 1, 1) }).Failures);
}
