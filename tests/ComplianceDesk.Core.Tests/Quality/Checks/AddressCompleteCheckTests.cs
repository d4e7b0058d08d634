using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AddressCompleteCheckTests
{
    [Fact]
    public void Flags_IncompleteAddressOnceWithAllItsGaps()
    {
        var result = Checked.By("CMP-09",
            Checked.Patient("A") with { AddressLine = null },
            Checked.Patient("B") with { City = null, State = null },
            Checked.Patient("C") with { PostalCode = null },
            Checked.Patient("D"));
        Assert.Equal(["A:address_line", "B:city;state", "C:postal_code"], result.Booked);
        Assert.Equal(4, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnMalformedPostalCodeWhichAnotherCheckBooks() =>
        Assert.Empty(Checked.By("CMP-09", Checked.Patient() with { PostalCode = "123" }).Failures);
}
