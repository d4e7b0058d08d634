using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class PairComparisonTests
{
    private static readonly PatientIdentity Ann = new()
    {
        GivenName = "Elizabeth", MiddleName = "Rose", FamilyName = "Okafor", BirthDate = new(1970, 5, 6), Sex = "F", Ssn = "219-44-1023",
        AddressLine = "12 North Main Street", City = "Boston", PostalCode = "02139", Phone = "(617) 555-0134", Email = "liz@mail.example",
    };

    [Theory]
    [InlineData("Elizabeth", Agreement.Same)]
    [InlineData("ELIZABETH", Agreement.Same)]
    [InlineData("Elisabeth", Agreement.Close)]
    [InlineData("Liz", Agreement.Close)]
    [InlineData("E", Agreement.Similar)]
    [InlineData("Rose", Agreement.Similar)]
    [InlineData("Martin", Agreement.Different)]
    [InlineData("M", Agreement.Different)]
    [InlineData("BABY GIRL", Agreement.Missing)]
    [InlineData(null, Agreement.Missing)]
    public void Compares_GivenNames(string? other, Agreement expected) => Holds(Ann with { GivenName = other }, IdentityField.GivenName, expected);

    [Theory]
    [InlineData("okafor", Agreement.Same)]
    [InlineData("Okafar", Agreement.Close)]
    [InlineData("Okafor-Lund", Agreement.Close)]
    [InlineData("Lund-Okafor", Agreement.Similar)]
    [InlineData("Lund", Agreement.Different)]
    public void Compares_FamilyNames(string? other, Agreement expected) => Holds(Ann with { FamilyName = other }, IdentityField.FamilyName, expected);

    [Fact]
    public void Compares_ExchangedNames()
    {
        var exchanged = Ann with { GivenName = "Okafor", FamilyName = "Elisabeth" };
        Holds(exchanged, IdentityField.GivenName, Agreement.Close);
        Holds(exchanged, IdentityField.FamilyName, Agreement.Close);
    }

    [Theory]
    [InlineData("rose", Agreement.Same)]
    [InlineData("R.", Agreement.Similar)]
    [InlineData("Rosa", Agreement.Close)]
    [InlineData("May", Agreement.Different)]
    public void Compares_MiddleNames(string? other, Agreement expected) => Holds(Ann with { MiddleName = other }, IdentityField.MiddleName, expected);

    [Theory]
    [InlineData(1970, 5, 6, Agreement.Same)]
    [InlineData(1970, 6, 5, Agreement.Close)] // day and month exchanged
    [InlineData(1970, 5, 16, Agreement.Close)] // one digit
    [InlineData(1907, 5, 6, Agreement.Close)] // neighbours exchanged
    [InlineData(1969, 5, 6, Agreement.Close)] // year before
    [InlineData(1970, 5, 28, Agreement.Similar)]
    [InlineData(1984, 5, 6, Agreement.Similar)]
    [InlineData(1978, 11, 23, Agreement.Distant)]
    [InlineData(1998, 11, 23, Agreement.Different)]
    [InlineData(1900, 1, 1, Agreement.Missing)]
    public void Compares_BirthDates(int year, int month, int day, Agreement expected) => Holds(Ann with { BirthDate = new(year, month, day) }, IdentityField.BirthDate, expected);

    [Theory]
    [InlineData("219441023", Agreement.Same)]
    [InlineData("219-44-1032", Agreement.Close)]
    [InlineData("219-44-102", Agreement.Close)]
    [InlineData("1023", Agreement.Similar)]
    [InlineData("xxx-xx-1023", Agreement.Similar)]
    [InlineData("500-12-1023", Agreement.Distant)]
    [InlineData("500-12-9988", Agreement.Different)]
    [InlineData("9988", Agreement.Different)]
    [InlineData("999-99-9999", Agreement.Missing)]
    [InlineData("", Agreement.Missing)]
    public void Compares_Ssns(string? other, Agreement expected) => Holds(Ann with { Ssn = other }, IdentityField.Ssn, expected);

    [Fact]
    public void Compares_SsnsThatLostTheirZeros()
    {
        Assert.Equal(Agreement.Same, Compare(Ann with { Ssn = "012-44-1023" }, Ann with { Ssn = "12441023" })[IdentityField.Ssn]);
    }

    [Theory]
    [InlineData("12 N Main St", "Boston", "02139", Agreement.Same)]
    [InlineData("12 N Main St Apt 3", null, "02139-0001", Agreement.Same)]
    [InlineData("12 N Main St", "Bostn", null, Agreement.Close)] // town mistyped
    [InlineData("12 N Maine St", "Boston", "02139", Agreement.Close)]
    [InlineData("21 N Main St", "Boston", "02139", Agreement.Close)]
    [InlineData("N Main St", "Boston", "02139", Agreement.Close)]
    [InlineData("740 N Main St", "Boston", "02139", Agreement.Similar)]
    [InlineData("740 N Main St", "Salem", "01970", Agreement.Similar)]
    [InlineData("740 Elm Rd", "Boston", "02139", Agreement.Distant)]
    [InlineData(null, "Boston", "02139", Agreement.Distant)]
    [InlineData("740 Elm Rd", "Salem", "01970", Agreement.Different)]
    [InlineData(null, "Salem", null, Agreement.Different)]
    [InlineData(null, null, null, Agreement.Missing)]
    [InlineData("HOMELESS", null, "00000", Agreement.Missing)]
    public void Compares_WholeAddresses(string? line, string? city, string? code, Agreement expected) =>
        Holds(Ann with { AddressLine = line, City = city, PostalCode = code }, IdentityField.Address, expected);

    [Theory]
    [InlineData("617-555-0134", Agreement.Same)]
    [InlineData("+1 617 555 0134", Agreement.Same)]
    [InlineData("617-555-0143", Agreement.Close)]
    [InlineData("508-555-0134", Agreement.Similar)]
    [InlineData("508-422-9071", Agreement.Different)]
    [InlineData("000-000-0000", Agreement.Missing)]
    public void Compares_Phones(string? other, Agreement expected) => Holds(Ann with { Phone = other }, IdentityField.Phone, expected);

    [Theory]
    [InlineData("LIZ@mail.example", Agreement.Same)]
    [InlineData("liz@post.example", Agreement.Close)]
    [InlineData("ann@mail.example", Agreement.Different)]
    [InlineData("none@mail.example", Agreement.Missing)]
    [InlineData("not an address", Agreement.Missing)]
    public void Compares_Emails(string? other, Agreement expected) => Holds(Ann with { Email = other }, IdentityField.Email, expected);

    [Theory]
    [InlineData("female", Agreement.Same)]
    [InlineData("M", Agreement.Different)]
    [InlineData("unknown", Agreement.Missing)]
    public void Compares_Sexes(string? other, Agreement expected) => Holds(Ann with { Sex = other }, IdentityField.Sex, expected);

    [Fact]
    public void Compares_BothWaysAlike()
    {
        var table = IdentityTable.Of(MadeUpPeople.Make(new(150, 150, 60, 30, 30), 4).Select(p => p.Record));
        for (var a = 0; a < table.Count; a++)
        {
            for (var b = a; b < table.Count; b++)
            {
                Assert.Equal(PairComparison.Compare(table, a, b), PairComparison.Compare(table, b, a));
            }
        }
    }

    private static void Holds(PatientIdentity other, IdentityField field, Agreement expected) => Assert.Equal(expected, Compare(Ann, other)[field]);

    private static AgreementPattern Compare(PatientIdentity a, PatientIdentity b) => PairComparison.Compare(IdentityTable.Of([a, b]), 0, 1);
}
