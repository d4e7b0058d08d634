using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PostalCodeAndStateValidCheckTests
{
    [Fact]
    public void Flags_MalformedPostalCodesAndSpelledOutStates()
    {
        var result = Checked.By("CNF-20",
            Checked.Patient("A") with { PostalCode = "1970" },
            Checked.Patient("B") with { PostalCode = "01970-12" },
            Checked.Patient("C") with { State = "Massachusetts" },
            Checked.Patient("D") with { State = "ZZ", PostalCode = "K1A 0B1" });
        Assert.Equal(["A:postal_code", "B:postal_code", "C:state", "D:postal_code", "D:state"], result.Booked);
        Assert.Equal(8, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnNineDigitsTerritoriesAndLowerCase()
    {
        var result = Checked.By("CNF-20",
            Checked.Patient("A") with { PostalCode = "01970-1234" },
            Checked.Patient("B") with { PostalCode = "019701234", State = "PR" },
            Checked.Patient("C") with { State = "ma" });
        Assert.Empty(result.Failures);
    }

    [Fact]
    public void StaysQuiet_OnWhatWasBookedAlready()
    {
        var result = Checked.By("CNF-20", Checked.Patient("A") with { PostalCode = null }, Checked.Patient("B") with { PostalCode = "00000" });
        Assert.Empty(result.Failures);
        Assert.Equal(2, result.Outcome.Eligible);
    }
}
