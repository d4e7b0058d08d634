using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AddressCompleteCheckTests
{
    [Fact]
    public void Flags_incomplete_address_once_with_all_its_gaps()
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
    public void StaysQuiet_on_malformed_postal_code_which_another_check_books() =>
        Assert.Empty(Checked.By("CMP-09", Checked.Patient() with { PostalCode = "123" }).Failures);
}
