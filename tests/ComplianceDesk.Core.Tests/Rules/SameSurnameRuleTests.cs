using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class SameSurnameRuleTests
{
    [Fact]
    public void Flags_ARareSurname()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Featherstonehaugh");
        var patient = ward.AddPatient(family: "FEATHERSTONEHAUGH");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<SameSurnameRule>());
    }

    [Fact]
    public void Flags_OneHalfOfADoubleName()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Okonkwo-Vandersteen");
        var patient = ward.AddPatient(family: "Vandersteen");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<SameSurnameRule>());
    }

    [Fact]
    public void StaysQuiet_OnANameManyBear()
    {
        var ward = new Ward();
        for (var i = 0; i < 10; i++)
        {
            ward.AddPatient(family: "Garcia");
        }

        var user = ward.AddUser(family: "Garcia");
        var patient = ward.AddPatient(family: "García");
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<SameSurnameRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheWardsOwnPatient()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Featherstonehaugh");
        var patient = ward.AddPatient(family: "Featherstonehaugh");
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<SameSurnameRule>());
    }
}
