using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class BirthDateGivenCheckTests
{
    [Fact]
    public void Flags_MissingBirthDate() =>
        Assert.Equal(["A:birth_date"], Checked.By("CMP-03", Checked.Patient("A") with { BirthDate = null }, Checked.Patient("B")).Booked);

    [Fact]
    public void StaysQuiet_OnDefaultDateWhichAnotherCheckBooks()
    {
        var patient = Checked.Patient("A") with { BirthDate = new DateOnly(1900, 1, 1) };
        Assert.Empty(Checked.By("CMP-03", patient).Failures);
        Assert.Equal(["A:birth_date"], Checked.By("CMP-15", patient).Booked);
    }
}
