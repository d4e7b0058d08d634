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

    /// <summary>One record opened on an errand, by a role whose people open single records all the time, may be a neighbor's.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Flags_ASingleLook_OnlyWhereItIsNoErrand(bool errands, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        foreach (var colleague in Enumerable.Range(0, 3).Select(_ => ward.AddUser(role: "Analyst", department: ward.Office)).ToArray())
        {
            for (var day = 4; errands && day < 20; day += 3)
            {
                ward.Do(Core.Access.AccessAction.Read, colleague, ward.AddPatient(), day);
            }
        }

        var analyst = ward.AddUser(role: "Analyst", department: ward.Office, address: "14 Maple Street", postalCode: "60640");
        ward.Do(Core.Access.AccessAction.Read, analyst, ward.AddPatient(address: "18 Maple Street", postalCode: "60640"), 20);
        Assert.Equal(found, ward.Found<NeighbourRule>().Count);
    }

    /// <summary>A wrong chart hits anybody; the base rate says how seldom it is a neighbour's.</summary>
    [Fact]
    public void Flags_ASingleLookLeftForThePatientNextInLine()
    {
        var ward = new Ward();
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640");
        var patient = ward.AddPatient(address: "18 Maple Street", postalCode: "60640");
        ward.Do(Core.Access.AccessAction.Read, user, patient, 10, 18);
        ward.Do(Core.Access.AccessAction.Read, user, ward.PatientsOf(ward.Surgery)[0], 10, 18, 1);
        Assert.Equal([(user, patient)], ward.Found<NeighbourRule>());
    }
}
