using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FamilyContactRuleTests
{
    [Fact]
    public void Flags_TheEmergencyContactOfThePatient()
    {
        var ward = new Ward();
        var user = ward.AddUser("Thea", "Rosswell", phone: "312-555-7100");
        var patient = ward.AddPatient();
        ward.AddRelation(patient, "Thea", "Rosswell", "(312) 555-7100");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<FamilyContactRule>());
    }

    [Fact]
    public void Flags_ThePatientWhoIsAContactInTheUsersOwnRecord()
    {
        var ward = new Ward();
        var own = ward.AddPatient();
        var user = ward.AddUser(ownPatient: own);
        ward.AddRelation(own, "Noah", "Fairweather", "312-555-7300");
        var patient = ward.AddPatient("Noah", "Fairweather", phone: "312-555-7300");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<FamilyContactRule>());
    }

    [Fact]
    public void StaysQuiet_OnANameManyBear()
    {
        var ward = new Ward();
        for (var i = 0; i < 10; i++)
        {
            ward.AddPatient("Sam", "Ellis");
        }

        var user = ward.AddUser("Sam", "Ellis");
        var patient = ward.AddPatient();
        ward.AddRelation(patient, "Sam", "Ellis");
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<FamilyContactRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheRelativeLiesOnTheUsersWard()
    {
        var ward = new Ward();
        var user = ward.AddUser("Thea", "Rosswell", phone: "312-555-7100");
        var patient = ward.AddPatient();
        ward.AddRelation(patient, "Thea", "Rosswell", "312-555-7100");
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<FamilyContactRule>());
    }
}
