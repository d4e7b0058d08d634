using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class SsnPossibleCheckTests
{
    [Theory]
    [InlineData("000-12-3456")]
    [InlineData("666-12-3456")]
    [InlineData("999-17-5017")]
    [InlineData("219-00-1234")]
    [InlineData("219-44-0000")]
    [InlineData("219-441-234")]
    [InlineData("21944123")]
    [InlineData("219-44 1234")]
    [InlineData("XXX-XX-0000")]
    public void Flags_ImpossibleNumbers(string ssn) => Assert.Equal(["A:ssn"], Checked.By("CNF-21", Checked.Patient("A") with { Ssn = ssn }).Booked);

    [Theory]
    [InlineData("219-44-1234")]
    [InlineData("219441234")]
    [InlineData("219 44 1234")]
    [InlineData("1234")]
    [InlineData("***-**-1234")]
    public void StaysQuiet_OnPossibleNumbers(string ssn)
    {
        var result = Checked.By("CNF-21", Checked.Patient() with { Ssn = ssn });
        Assert.Empty(result.Failures);
        Assert.Equal(1, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnPlaceholderAndOnNothing() =>
        Assert.Equal(
            CheckStatus.NotApplicable,
            Checked.By("CNF-21", Checked.Patient("A") with { Ssn = "999-99-9999" }, Checked.Patient("B") with { Ssn = null }).Outcome.Status);
}
