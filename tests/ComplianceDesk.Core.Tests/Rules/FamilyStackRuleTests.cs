using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FamilyStackRuleTests
{
    [Fact]
    public void Flags_ASurnameAndAContact()
    {
        var ward = new Ward();
        var user = ward.AddUser(given: "Rita", family: "Mercer");
        var patient = ward.AddPatient(given: "Sam", family: "Mercer");
        ward.AddRelation(patient, "Rita", "Mercer");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<FamilyStackRule>());
    }

    [Fact]
    public void Flags_ANamesakeAFewDoorsAway_WhereNeitherTieWouldDo()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Mercer", address: "14 Maple Street", postalCode: "60640");
        var patient = ward.AddPatient(family: "Mercer", address: "18 Maple Street", postalCode: "60640");
        foreach (var number in Enumerable.Range(20, 60))
        {
            ward.AddPatient(family: number < 22 ? "Mercer" : null, address: $"{number % 20 + 10} Maple Street Apt {number}", postalCode: "60640");
        }

        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<FamilyStackRule>());
    }

    [Fact]
    public void StaysQuiet_WithOneTie()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Mercer", address: "14 Maple Street", postalCode: "60640");
        ward.Open(user, ward.AddPatient(family: "Mercer"), 10);
        Assert.Empty(ward.Found<FamilyStackRule>());
        Assert.NotEmpty(ward.Found<SameSurnameRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheRelativeLiesOnTheUsersWard()
    {
        var ward = new Ward();
        var user = ward.AddUser(given: "Rita", family: "Mercer");
        var patient = ward.AddPatient(given: "Sam", family: "Mercer");
        ward.AddRelation(patient, "Rita", "Mercer");
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<FamilyStackRule>());
    }
}
