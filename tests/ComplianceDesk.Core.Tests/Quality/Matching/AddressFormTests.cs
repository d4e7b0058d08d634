using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class AddressFormTests
{
    [Theory]
    [InlineData("12 North Main Street", "12", "NMAINST")]
    [InlineData("12 N. Main St.", "12", "NMAINST")]
    [InlineData("12 N Main St Apt 4", "12", "NMAINST")]
    [InlineData("12 N Main St #4B", "12", "NMAINST")]
    [InlineData("12 N Main St 4", "12", "NMAINST")]
    [InlineData("0012 N Main St", "12", "NMAINST")]
    [InlineData("12B Fifth Avenue", "12B", "5THAVE")]
    [InlineData("1 5th Ave", "1", "5THAVE")]
    [InlineData("Elm Road", "", "ELMRD")]
    [InlineData("PO Box 99", "", "POBOX99")]
    [InlineData("HOMELESS", "", "")]
    [InlineData("No fixed address", "", "")]
    [InlineData(null, "", "")]
    public void Reads_OneStreetHoweverItIsWritten(string? line, string number, string street)
    {
        var address = AddressForm.Of(line, null, null);
        Assert.Equal((number, street), (address.Number, address.Street));
    }

    [Theory]
    [InlineData("02139-1234", "02139")]
    [InlineData("02139", "02139")]
    [InlineData("021391234", "02139")]
    [InlineData("00000", "")]
    [InlineData("K1A 0B1", "K1A0B1")]
    public void Reads_ThePostalCode(string written, string code) => Assert.Equal(code, AddressForm.Of(null, null, written).PostalCode);
}
