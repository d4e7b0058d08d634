using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
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

    /// <summary>Being treated is no reason to open one's own record, on one's own ward no more than on one that one covers; policy may permit it.</summary>
    [Theory]
    [InlineData(false, ExplanationMode.Off, 1)]
    [InlineData(true, ExplanationMode.Off, 1)]
    [InlineData(false, ExplanationMode.Reason, 0)]
    [InlineData(true, ExplanationMode.Reason, 0)]
    public void Flags_WhoeverIsTreatedWhereTheyWork_UnlessPolicyPermits(bool covers, ExplanationMode self, int findings)
    {
        var ward = new Ward { Policy = new() { Explanations = new Dictionary<string, ExplanationMode> { ["self"] = self } } };
        var own = ward.AddPatient();
        var user = ward.AddUser(ownPatient: own);
        ward.AddEncounter(own, covers ? ward.Maternity : ward.Surgery, 8, 42);
        foreach (var patient in covers ? ward.PatientsOf(ward.Maternity)[..6] : [])
        {
            ward.Open(user, patient, 40);
        }

        ward.Do(AccessAction.Read, user, own, 40, 15);
        Assert.Equal(findings, ward.Found<SelfAccessRule>().Count);
    }

    /// <summary>Work in a record makes most ties to it innocent; nobody keeps their own.</summary>
    [Fact]
    public void Flags_TheOwnRecordThatThePersonWroteIn()
    {
        var ward = new Ward();
        var own = ward.AddPatient();
        var user = ward.AddUser(ownPatient: own);
        ward.Open(user, own, 10);
        ward.Do(AccessAction.Update, user, own, 10, 14);
        Assert.Equal([(user, own)], ward.Found<SelfAccessRule>());
    }

    /// <summary>Registration keeps its own papers in its own people's records; a note is none of them.</summary>
    [Theory]
    [InlineData(ObjectKind.Demographics, 0)]
    [InlineData(ObjectKind.Note, 1)]
    public void Flags_TheOwnRecordInWhichAnOfficeWroteANote(ObjectKind written, int found)
    {
        var ward = new Ward();
        var own = ward.AddPatient();
        ward.AddEncounter(own, ward.Clinic, 12, 12);
        var user = ward.AddUser(role: "Registration clerk", department: ward.Office, ownPatient: own);
        ward.Do(AccessAction.Read, user, own, 10, kind: ObjectKind.Demographics);
        ward.Do(AccessAction.Update, user, own, 10, 13, 2, kind: written);
        Assert.Equal(found, ward.Found<SelfAccessRule>().Count);
    }
}
