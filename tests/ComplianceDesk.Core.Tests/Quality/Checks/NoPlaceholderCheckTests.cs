using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoPlaceholderCheckTests
{
    [Theory]
    [InlineData("TEST")]
    [InlineData("Baby Boy")]
    [InlineData("BABY GIRL 2")]
    [InlineData("Babyboy")]
    [InlineData("ZZTEST")]
    [InlineData("Unknown")]
    [InlineData("null")]
    [InlineData("DO NOT USE")]
    [InlineData(".")]
    public void Flags_GivenNamesOfNobody(string name) =>
        Assert.Equal(["A:given_name"], Checked.By("CMP-15", Checked.Patient("A") with { GivenName = name }).Booked);

    [Theory]
    [InlineData("ZZTEST")]
    [InlineData("Testpatient")]
    [InlineData("UNKNOWN")]
    public void Flags_FamilyNamesOfNobody(string name) =>
        Assert.Equal(["A:family_name"], Checked.By("CMP-15", Checked.Patient("A") with { FamilyName = name }).Booked);

    [Fact]
    public void Flags_DefaultDatesAndNumbers()
    {
        var result = Checked.By("CMP-15",
            Checked.Patient("A") with { BirthDate = new DateOnly(1900, 1, 1) },
            Checked.Patient("B") with { Ssn = "999-99-9999" },
            Checked.Patient("C") with { Ssn = "123456789" },
            Checked.Patient("D") with { PostalCode = "00000" },
            Checked.Patient("E") with { Phone = "(555) 555-5555" });
        Assert.Equal(["A:birth_date", "B:ssn", "C:ssn", "D:postal_code", "E:phone"], result.Booked);
        Assert.Equal(5 * 6, result.Outcome.Eligible);
    }

    [Theory]
    [InlineData("Anna", "Test")]
    [InlineData("Jennifer", "Null")]
    [InlineData("John", "Doe")]
    [InlineData("Baby", "Varghese")]
    [InlineData("Na", "Na")]
    [InlineData("Boy", "George")]
    [InlineData("Nguyễn", "O'Brien")]
    public void StaysQuiet_OnNamesPeopleHave(string given, string family) =>
        Assert.Empty(Checked.By("CMP-15", Checked.Patient() with { GivenName = given, FamilyName = family }).Failures);

    [Theory]
    [InlineData("44444")]
    [InlineData("55555")]
    [InlineData("12345")]
    public void StaysQuiet_OnPostalCodesOfRealPlaces(string code) =>
        Assert.Empty(Checked.By("CMP-15", Checked.Patient() with { PostalCode = code }).Failures);

    [Fact]
    public void StaysQuiet_OnNewYearsBirth() =>
        Assert.Empty(Checked.By("CMP-15", Checked.Patient() with { BirthDate = new DateOnly(1970, 1, 1) }).Failures);
}
