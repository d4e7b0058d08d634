using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NameWithoutDigitsCheckTests
{
    [Theory]
    [InlineData("Jackie93")]
    [InlineData("Ana\u0007")]
    [InlineData("Jos\uFFFD")]
    [InlineData("٣ana")]
    public void Flags_DigitsAndLostCharacters(string name) => Assert.Equal(["A:given_name"], Checked.By("CNF-23", Checked.Patient("A") with { GivenName = name }).Booked);

    [Theory]
    [InlineData("O'Brien")]
    [InlineData("Nguyễn")]
    [InlineData("José-María")]
    [InlineData("van der Berg")]
    [InlineData("St. John")]
    [InlineData("Müller-Lüdenscheidt")]
    [InlineData("李")]
    public void StaysQuiet_OnNamesOfEveryScript(string name)
    {
        var result = Checked.By("CNF-23", Checked.Patient() with { FamilyName = name });
        Assert.Empty(result.Failures);
        Assert.Equal(2, result.Outcome.Eligible);
    }

    [Fact]
    public void StaysQuiet_OnPlaceholderWithNumber() => Assert.Empty(Checked.By("CNF-23", Checked.Patient() with { GivenName = "Baby Boy 2" }).Failures);
}
