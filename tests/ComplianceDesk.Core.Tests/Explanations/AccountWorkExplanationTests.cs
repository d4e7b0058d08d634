using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class AccountWorkExplanationTests
{
    [Theory]
    [InlineData("Biller", ObjectKind.Billing, "account-work")]
    [InlineData("Biller", ObjectKind.Clinical, null)]
    [InlineData("Registered nurse", ObjectKind.Billing, null)]
    public void Explains_BillingWithTheAccountOpen(string role, ObjectKind part, string? reason)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        Assert.Equal(reason, Open(ward, ward.AddUser(role: role), patient, part));
    }

    /// <summary>The log alone tells of it: a record that anybody would be curious about takes more.</summary>
    [Fact]
    public void DoesNotExplain_AMarkedRecord()
    {
        var ward = new Ward();
        var manager = ward.AddUser();
        var own = ward.AddPatient();
        var biller = ward.AddUser(role: "Biller", family: "Mercer", ownPatient: own, manager: manager, address: "12 Birch Road", postalCode: "60110", phone: "555-010-2000");
        foreach (var marked in new[]
        {
            own, ward.AddPatient(employee: manager), ward.AddPatient(vip: true), ward.AddPatient(restricted: "part2"),
            ward.AddPatient(address: "12 Birch Road", postalCode: "60110"), ward.AddPatient(phone: "555-010-2000"),
        })
        {
            Assert.Null(Open(ward, biller, marked, ObjectKind.Billing));
        }

        Assert.Equal("account-work", Open(ward, biller, ward.AddPatient(family: "Mercer", address: "16 Birch Road", postalCode: "60110"), ObjectKind.Billing));
    }

    private static string? Open(Ward ward, int user, int patient, ObjectKind part)
    {
        ward.Do(AccessAction.Read, user, patient, 10, kind: part);
        ward.Do(AccessAction.Read, user, patient, 10, 13, 2, kind: ObjectKind.Clinical);
        return ward.ReasonOf(user, patient, 10);
    }
}
