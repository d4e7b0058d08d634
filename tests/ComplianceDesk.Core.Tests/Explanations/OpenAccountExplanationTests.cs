using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class OpenAccountExplanationTests
{
    private const OfficeWork Account = OfficeWork.Coding | OfficeWork.Billing;

    [Theory]
    [InlineData("Coder", 5, null, true)]
    [InlineData("Billing specialist", -60, -15, true)]
    [InlineData("Billing specialist", -60, -30, false)]
    [InlineData("Coder", 11, null, false)]
    [InlineData("Release of information specialist", 5, null, false)]
    [InlineData("Registered nurse", 5, null, false)]
    public void Explains_CodingAndBillingOfAVisit(string role, int from, int? done, bool expected)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: role, department: ward.Office);
        var patient = ward.AddPatient();
        ward.AddTask(patient, Account, from, done);
        ward.Open(clerk, patient, 10);
        Assert.Equal(expected ? "open-account" : null, ward.ReasonOf(clerk, patient, 10));
    }

    /// <summary>Whoever bills reads the care of a protected record with a bill open; without one it is no billing. Coding reads notes.</summary>
    [Theory]
    [InlineData("Billing specialist", ObjectKind.Clinical, "restricted", false)]
    [InlineData("Billing specialist", ObjectKind.Billing, "restricted", true)]
    [InlineData("Billing specialist", ObjectKind.Clinical, null, true)]
    [InlineData("Coder", ObjectKind.Clinical, "restricted", true)]
    public void DoesNotExplain_TheCareOfAProtectedRecord_WithNoBillOpen(string role, ObjectKind first, string? restricted, bool expected)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: role, department: ward.Office);
        var patient = ward.AddPatient(restricted: restricted);
        ward.AddTask(patient, Account, 5);
        ward.Do(AccessAction.Read, clerk, patient, 10, 13, 0, kind: first);
        ward.Do(AccessAction.Read, clerk, patient, 10, 13, 1, kind: ObjectKind.Clinical);
        ward.Do(AccessAction.Read, clerk, patient, 10, 13, 2, kind: ObjectKind.Clinical);
        Assert.Equal(expected ? "open-account" : null, ward.ReasonOf(clerk, patient, 10));
    }

    /// <summary>Every visit has an account: it is no reason for the chart of somebody at home; a query that a coder was sent is.</summary>
    [Theory]
    [InlineData(Account, 2, null)]
    [InlineData(Account, 1, null)]
    [InlineData(OfficeWork.Coding, 2, "work-list")]
    public void DoesNotExplain_TheChartOfSomebodyAtHome(OfficeWork task, int accesses, string? expected)
    {
        var ward = new Ward();
        var coder = ward.AddUser(family: "Quill", role: "Coder", department: ward.Office, address: "1 Elm Street", postalCode: "62500");
        var patient = ward.AddPatient(family: "Quill", address: "1 Elm Street", postalCode: "62500");
        ward.AddTask(patient, task, 0);
        for (var access = 0; access < accesses; access++)
        {
            ward.Do(AccessAction.Read, coder, patient, 20, 13, access);
        }

        Assert.Equal(expected, ward.ReasonOf(coder, patient, 20));
    }
}
