using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

/// <summary>Which names, addresses and telephone numbers count as the same.</summary>
public sealed class PersonKeysTests
{
    private readonly PersonKeyTable table = new();

    [Theory]
    [InlineData("Nájera", "NAJERA")]
    [InlineData("O'Brien", "Obrien")]
    [InlineData("García-López", "lopez")]
    [InlineData("Müller", "Mu\u0308ller")]
    public void Finds_TheSameSurname(string a, string b) => Assert.NotEqual(0, Shared(a, b));

    [Theory]
    [InlineData("Unknown", "UNKNOWN")]
    [InlineData("Smith", "Smithson")]
    [InlineData("De la Cruz", "De la Rosa")]
    [InlineData("", "")]
    public void StaysQuiet_OnOtherSurnames(string a, string b) => Assert.Equal(0, Shared(a, b));

    [Theory]
    [InlineData("12 Oak Street", "60601", "12 OAK ST.", "60601-1234")]
    [InlineData("12 Oak St Apt 3", "60601", "12 Oak Street #3", "60601")]
    [InlineData("500 N. Main Avenue, Unit 4B", "02139", "500 North Main Ave Apt 4B", "02139")]
    [InlineData("5B Elm Road", "60601", "5 Elm Rd Apt B", "60601")]
    public void Finds_TheSameAddress(string a, string postalA, string b, string postalB)
    {
        Assert.NotEqual(0, Address(a, postalA).Address);
        Assert.Equal(Address(a, postalA).Address, Address(b, postalB).Address);
    }

    [Theory]
    [InlineData("P.O. Box 12")]
    [InlineData("PO BOX 12")]
    [InlineData("UNKNOWN")]
    [InlineData("Address unknown 1")]
    [InlineData("Homeless")]
    [InlineData("Oak Street")]
    [InlineData("")]
    public void Leaves_OutAnAddressThatSaysNothing(string line) => Assert.Equal(0, Address(line, "60601").Address);

    [Fact]
    public void Tells_FlatsOfOneBuildingApart()
    {
        var (a, b) = (Address("12 Oak St Apt 3", "60601"), Address("12 Oak St Apt 4", "60601"));
        Assert.NotEqual(a.Address, b.Address);
        Assert.Equal(a.Building, b.Building);
        Assert.Equal(a.Street, Address("40 Oak Street", "60601").Street);
        Assert.NotEqual(a.Street, Address("12 Oak Street", "60602").Street);
    }

    [Theory]
    [InlineData("(312) 555-0101", "+1 312 555 0101", true)]
    [InlineData("000-000-0000", "0000000000", false)]
    [InlineData("911", "911", false)]
    public void Compares_Telephones(string a, string b, bool same)
    {
        var (keyA, keyB) = (table.Of(null, null, null, null, null, a).Phone, table.Of(null, null, null, null, null, b).Phone);
        Assert.Equal(same, keyA != 0 && keyA == keyB);
    }

    [Fact]
    public void Takes_TextOfAnyLength()
    {
        var longText = new string('x', 10_000) + " 12 " + new string('é', 10_000);
        _ = table.Of(longText, longText, longText, longText, longText, longText);
    }

    private int Shared(string a, string b) => PersonKeys.SharedSurname(table.Of(null, a, null, null, null, null), table.Of(null, b, null, null, null, null));

    private PersonKeys Address(string line, string postal) => table.Of(null, null, line, null, postal, null);
}
