using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class SelfAccessRuleTests
{
    [Fact]
    public void Flags_TheUsersOwnRecord()
    {
        var ward = new Ward();
        var own = ward.AddPatient();
        var user = ward.AddUser(ownPatient: own);
        ward.Open(user, own, 10);
        Assert.Equal([(user, own)], ward.Found<SelfAccessRule>());
    }

    [Fact]
    public void Flags_TheRecordOfTheSameNameAndAddress_WhereNoFeedLinks()
    {
        var ward = new Ward();
        var user = ward.AddUser("Rita", "Mercer", address: "12 Birch Road", postalCode: "60110");
        var own = ward.AddPatient("Rita", "MERCER", address: "12 Birch Rd.", postalCode: "60110");
        ward.Open(user, own, 10);
        Assert.Equal([(user, own)], ward.Found<SelfAccessRule>());
    }

    [Fact]
    public void StaysQuiet_WithANamesakeElsewhere()
    {
        var ward = new Ward();
        var user = ward.AddUser("Rita", "Mercer", address: "12 Birch Road", postalCode: "60110");
        var namesake = ward.AddPatient("Rita", "Mercer", address: "400 Harbour Street", postalCode: "60977");
        ward.Open(user, namesake, 10);
        Assert.Empty(ward.Found<SelfAccessRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheUserIsTreatedOnTheirOwnWard()
    {
        var ward = new Ward();
        var own = ward.AddPatient();
        var user = ward.AddUser(ownPatient: own);
        ward.AddEncounter(own, ward.Surgery, 8, 12);
        ward.Open(user, own, 10);
        Assert.Empty(ward.Found<SelfAccessRule>());
    }
}
