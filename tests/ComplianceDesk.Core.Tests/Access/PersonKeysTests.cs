using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

/// <summary>Which names, addresses and telephone numbers count as the same.</summary>
public sealed class PersonKeysTests
{
    private readonly PersonKeyTable table = new();

    [Theory]
    [InlineData("O'Brien", "OBRIEN")]
    [InlineData("O'Brien", "O’Brien")]
    [InlineData("Núñez", "nunez")]
    [InlineData("Müller", "MULLER")]
    [InlineData("Müller", "Mu\u0308ller")]
    [InlineData("Nguyễn", "Nguyen")]
    [InlineData("Smith-Jones", "Smith Jones")]
    [InlineData("van der Berg", "VanDerBerg")]
    [InlineData("  Adler ", "Adler")]
    public void Equates_OneNameWrittenTwoWays(string one, string other)
    {
        Assert.NotEqual(0, Named(one).Surname);
        Assert.Equal(Named(one).Surname, Named(other).Surname);
        Assert.Equal(Named(one).FullName, Named(other).FullName);
    }

    [Theory]
    [InlineData("Adler", "Addler")]
    [InlineData("O'Brien", "Brian")]
    [InlineData("Smith-Jones", "Jones-Smith")]
    public void Parts_DifferentNames(string one, string other) => Assert.NotEqual(Named(one).Surname, Named(other).Surname);

    [Theory]
    [InlineData("Smith-Jones", "Jones", true)]
    [InlineData("García-López", "lopez", true)]
    [InlineData("Smith", "Smithson", false)]
    [InlineData("De la Cruz", "De la Rosa", false)]
    [InlineData("Unknown", "UNKNOWN", false)]
    [InlineData("Okonkwo Vandersteen", "Vandersteen-Reyes", true)]
    [InlineData("Smith-Jones", "Jonas", false)]
    [InlineData("van der Berg", "van der Veen", false)]
    public void Shares_AHalfOfADoubleName(string one, string other, bool shared) => Assert.Equal(shared, PersonKeys.SharedSurname(Named(one), Named(other)) != 0);

    [Theory]
    [InlineData("UNKNOWN")]
    [InlineData("Doe")]
    [InlineData("Baby Boy")]
    [InlineData("zz-test")]
    [InlineData("X")]
    [InlineData("???")]
    [InlineData("")]
    [InlineData(null)]
    public void Says_NothingOfAPlaceholderName(string? family) => Assert.Equal((0, 0), (Named(family).Surname, Named(family).FullName));

    [Fact]
    public void Shares_NoSurnameWhereNoneIsGiven() => Assert.Equal(0, PersonKeys.SharedSurname(Named(null), Named(null)));

    [Fact]
    public void Keeps_GivenNamesAndSurnamesApart() => Assert.NotEqual(table.Of("Iris", "Martin", null, null, null, null).FullName, table.Of("Martin", "Iris", null, null, null, null).FullName);

    [Theory]
    [InlineData("14 Maple Street Apt 2", "60640", "14 MAPLE ST #2", "60640-1234")]
    [InlineData("14 Maple Street, Apartment 2B", "60640", "14 maple st. unit 2b", "60640")]
    [InlineData("500 N. Main Avenue, Unit 4B", "02139", "500 North Main Ave Apt 4B", "02139")]
    [InlineData("5B Elm Road", "60601", "5 Elm Rd Apt B", "60601")]
    [InlineData("200 North Lake Avenue", "60210", "200 N Lake Ave", "60210")]
    [InlineData("5 Rue de l'Église", "60210", "5 Rue de l'Eglise", "60210")]
    public void Equates_OneAddressWrittenTwoWays(string one, string postal, string other, string otherPostal)
    {
        Assert.NotEqual(0, Living(one, postal).Address);
        Assert.Equal(Living(one, postal).Address, Living(other, otherPostal).Address);
    }

    [Fact]
    public void Parts_TwoFlatsOfOneBuilding()
    {
        var (one, other) = (Living("14 Maple Street Apt 2", "60640"), Living("14 Maple Street Apt 3", "60640"));
        Assert.NotEqual(one.Address, other.Address);
        Assert.Equal((one.Building, one.Street), (other.Building, other.Street));
    }

    [Fact]
    public void Parts_TwoHousesOfOneStreet()
    {
        var (one, other) = (Living("14 Maple Street", "60640"), Living("18 Maple Street", "60640"));
        Assert.NotEqual(one.Building, other.Building);
        Assert.Equal(one.Street, other.Street);
        Assert.Equal((14, 18), (one.HouseNumber, other.HouseNumber));
    }

    [Fact]
    public void Parts_StreetsOfOneNameInTwoTowns() => Assert.NotEqual(Living("14 Maple Street", "60640").Street, Living("14 Maple Street", "70117").Street);

    [Theory]
    [InlineData("P.O. Box 12", "60640")]
    [InlineData("PO BOX 12", "60640")]
    [InlineData("Homeless", "60640")]
    [InlineData("1 General Delivery", "60640")]
    [InlineData("Unknown", "60640")]
    [InlineData("Address unknown 1", "60640")]
    [InlineData("Maple Street", "60640")]
    [InlineData("14", "60640")]
    [InlineData("14 Maple Street", "")]
    [InlineData("", "60640")]
    public void Says_NothingOfAnAddressThatIsNone(string line, string postal)
    {
        var keys = Living(line, postal);
        Assert.Equal((0, 0, 0), (keys.Address, keys.Building, keys.Street));
    }

    [Fact]
    public void Takes_AnOrdinalForAStreetAndNotForAHouse()
    {
        var keys = Living("12 5th Avenue", "60640");
        Assert.Equal(12, keys.HouseNumber);
        Assert.Equal(keys.Street, Living("40 5TH AVE", "60640").Street);
    }

    [Theory]
    [InlineData("312-555-0147", "(312) 555 0147")]
    [InlineData("312-555-0147", "+1 312.555.0147")]
    public void Equates_OneTelephoneWrittenTwoWays(string one, string other)
    {
        Assert.NotEqual(0, Called(one));
        Assert.Equal(Called(one), Called(other));
    }

    [Theory]
    [InlineData("000-000-0000")]
    [InlineData("999-999-9999")]
    [InlineData("123")]
    [InlineData("none")]
    [InlineData("")]
    [InlineData(null)]
    public void Says_NothingOfATelephoneThatIsNone(string? phone) => Assert.Equal(0, Called(phone));

    [Theory]
    [InlineData("00000")]
    [InlineData("99999")]
    [InlineData("1")]
    public void Says_NothingOfAPostalCodeThatIsNone(string postal) => Assert.Equal(0, Living("14 Maple Street", postal).Postal);

    [Fact]
    public void Takes_TextOfAnyLength()
    {
        var longText = new string('x', 10_000) + " 12 " + new string('é', 10_000);
        Assert.Equal(table.Of(longText, longText, longText, longText, longText, longText), table.Of(longText, longText, longText, longText, longText, longText));
    }

    private PersonKeys Named(string? family) => table.Of("Iris", family, null, null, null, null);

    private PersonKeys Living(string line, string postal) => table.Of(null, null, line, null, postal, null);

    private int Called(string? phone) => table.Of(null, null, null, null, null, phone).Phone;
}
