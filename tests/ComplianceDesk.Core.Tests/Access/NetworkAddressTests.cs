using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("98.81.216.243", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2001:470:1f0b::17", true)]
    [InlineData("::ffff:98.81.216.243", true)]
    [InlineData("10.20.23.22", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.4.84", false)]
    [InlineData("100.64.3.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.9", false)]
    [InlineData("17", false)]
    [InlineData("WS-0412", false)]
    [InlineData("host.example.org", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Tells_TheInternetFromTheHouse(string? text, bool isOutside) => Assert.Equal(isOutside, NetworkAddress.IsOutside(text));
}
