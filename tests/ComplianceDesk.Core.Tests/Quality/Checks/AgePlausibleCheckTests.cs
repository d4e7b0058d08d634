using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AgePlausibleCheckTests
{
    [Fact]
    public void Flags_BirthInTheFutureAndAgesNobodyReaches()
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
    public void StaysQuiet_AtTheEdges()
    {
        var result = Checked.By("PLS-01",
            Checked.Patient("A") with { BirthDate = new DateOnly(2026, 6, 15) },
            Checked.Patient("B") with { BirthDate = new DateOnly(1899, 1, 3) });
        Assert.Empty(result.Failures);
        Assert.Equal(2, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnOldRecordWithoutLateEvents() =>
        Assert.Empty(Checked.By("PLS-01", Checked.Patient() with { BirthDate = new DateOnly(1890, 1, 1), RegisteredAt = null, LastVisitOn = new DateOnly(1960, 1, 1) }).Failures);

    [Fact]
    public void StaysQuiet_OnDefaultDateWhichAnotherCheckBooks() =>
        Assert.Equal(CheckStatus.NotApplicable, Checked.By("PLS-01", Checked.Patient() with { BirthDate = new DateOnly(1900, 1, 1) }).Outcome.Status);

    [Fact]
    public void StaysQuiet_OnAFutureDeathWhichAnotherCheckBooks() =>
        Assert.Empty(Checked.By("PLS-01", Checked.Patient() with { DeathDate = new DateOnly(2199, 1, 1) }).Failures);
}
