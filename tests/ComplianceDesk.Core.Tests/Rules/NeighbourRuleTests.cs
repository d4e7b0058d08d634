using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class NeighbourRuleTests
{
    [Fact]
    public void Flags_AFewDoorsAway()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640");
        var patient = ward.AddPatient(address: "18 Maple Street", postalCode: "60640");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<NeighbourRule>());
    }

    [Fact]
    public void Flags_ANeighbourWhoseRecordNamesTheCityOnly()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640", city: "Westville");
        var patient = ward.AddPatient(address: "18 Maple St", city: "WESTVILLE");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<NeighbourRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheStreetHasTwoPostalCodesInThatCity()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640", city: "Westville");
        ward.AddPatient(address: "900 Maple Street", postalCode: "60641", city: "Westville");
        ward.Open(user, ward.AddPatient(address: "18 Maple St", city: "Westville"), 10);
        Assert.Empty(ward.Found<NeighbourRule>());
    }

    [Fact]
    public void StaysQuiet_AtTheOtherEndOfTheStreet()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640");
        var patient = ward.AddPatient(address: "914 Maple Street", postalCode: "60640");
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<NeighbourRule>());
    }

    [Fact]
    public void StaysQuiet_InTheStreetOfTheSameNameElsewhere()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640");
        var patient = ward.AddPatient(address: "18 Maple Street", postalCode: "70117");
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<NeighbourRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheNeighbourLiesOnTheUsersWard()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640");
        var patient = ward.AddPatient(address: "18 Maple Street", postalCode: "60640");
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<NeighbourRule>());
    }
}
