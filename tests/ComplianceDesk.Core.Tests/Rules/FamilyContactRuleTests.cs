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

    /// <summary>A name alone, met on an errand of a role whose people open single records all the time.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Flags_ANameAlone_OnlyWhereItIsNoErrand(bool errands, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        foreach (var colleague in Enumerable.Range(0, 3).Select(_ => ward.AddUser(role: "Analyst", department: ward.Office)).ToArray())
        {
            for (var day = 4; errands && day < 20; day += 3)
            {
                ward.Do(Core.Access.AccessAction.Read, colleague, ward.AddPatient(), day);
            }
        }

        var analyst = ward.AddUser("Thea", "Rosswell", role: "Analyst", department: ward.Office);
        var patient = ward.AddPatient();
        ward.AddRelation(patient, "Thea", "Rosswell");
        ward.Do(Core.Access.AccessAction.Read, analyst, patient, 20);
        Assert.Equal(found, ward.Found<FamilyContactRule>().Count);
    }

    /// <summary>The number of a contact with another name altogether may be somebody else's by now: one look is no sign. A second member of the contact's household bears the surname.</summary>
    [Theory]
    [InlineData("Ashdown", 0)]
    [InlineData("Fairweather", 1)]
    public void Flags_ASingleLookAtWhoeverHasAContactsNumber_WhereTheyShareAName(string family, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var own = ward.AddPatient();
        var user = ward.AddUser(ownPatient: own);
        ward.AddRelation(own, "Noah", "Fairweather", "312-555-7300");
        var patient = ward.AddPatient("Larry", family, phone: "312-555-7300");
        ward.AddEncounter(patient, ward.Maternity, 12, 18);
        ward.Do(Core.Access.AccessAction.Read, user, patient, 20);
        Assert.Equal(found, ward.Found<FamilyContactRule>().Count);
    }
}
