using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class RelationshipWordsTests
{
    [Theory]
    [InlineData("authorized-proxy", true)]
    [InlineData("Legal Guardian", true)]
    [InlineData("healthcare_power-of-attorney", true)]
    [InlineData("attending", false)]
    [InlineData("primary-care", false)]
    [InlineData(null, false)]
    public void Tells_WhoActsForThePatient(string? relationship, bool proxy) => Assert.Equal(proxy, RelationshipWords.IsProxy(relationship));

    [Theory]
    [InlineData("attending", true)]
    [InlineData("Consulting provider", true)]
    [InlineData("primary-care", false)]
    [InlineData("PCP", false)]
    [InlineData(null, false)]
    public void Tells_WhoTreatsInOneVisit(string? relationship, bool ofVisit) => Assert.Equal(ofVisit, RelationshipWords.IsOfVisit(relationship));
}
