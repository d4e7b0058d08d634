using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class IdentityWorkExplanationTests
{
    [Theory]
    [InlineData("HIM Analyst", ObjectKind.Demographics, "identity-work")]
    [InlineData("HIM Analyst", ObjectKind.Clinical, null)]
    [InlineData("HIM Analyst", ObjectKind.Unknown, null)]
    [InlineData("Registered nurse", ObjectKind.Demographics, null)]
    public void Explains_HealthInformationManagementWithTheFaceSheetOpen(string role, ObjectKind part, string? reason)
    {
        var ward = new Ward();
        Assert.Equal(reason, Open(ward, ward.AddUser(role: role), ward.AddPatient(), part));
    }

    /// <summary>The log alone tells of it: a record that anybody would be curious about takes more.</summary>
    [Fact]
    public void DoesNotExplain_AMarkedRecord()
    {
        var ward = new Ward();
        var own = ward.AddPatient();
        var analyst = ward.AddUser(role: "HIM Analyst", ownPatient: own, address: "12 Birch Road", postalCode: "60110");
        foreach (var marked in new[] { own, ward.AddPatient(vip: true), ward.AddPatient(restricted: "part2"), ward.AddPatient(address: "12 Birch Road", postalCode: "60110") })
        {
            Assert.Null(Open(ward, analyst, marked, ObjectKind.Demographics));
        }
    }

    private static string? Open(Ward ward, int user, int patient, ObjectKind part)
    {
        ward.Do(AccessAction.Query, user, patient, 10);
        ward.Do(AccessAction.Read, user, patient, 10, 13, 1, kind: ObjectKind.Demographics);
        ward.Do(AccessAction.Read, user, patient, 10, 13, 2, kind: part);
        return ward.ReasonOf(user, patient, 10);
    }
}
