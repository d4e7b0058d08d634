using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PhoneGivenCheckTests
{
    [Fact]
    public void Flags_MissingPhone() =>
        Assert.Equal(["A:phone"], Checked.By("CMP-10", Checked.Patient("A") with { Phone = null }, Checked.Patient("B")).Booked);

    [Fact]
    public void StaysQuiet_WithoutEmail() => Assert.Empty(Checked.By("CMP-10", Checked.Patient() with { Email = null }).Failures);
}
