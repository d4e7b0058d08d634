using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class PrivilegeChangeRuleTests
{
    [Fact]
    public void Flags_ReadingAfterAChangeOfRights()
    {
        var ward = Changed(patients: 4);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<PrivilegeChangeRule>());
    }

    [Fact]
    public void StaysQuiet_WithOnePatientOfATicket()
    {
        Assert.Empty(Changed(patients: 1).Found<PrivilegeChangeRule>());
    }

    /// <summary>Systems staff look at a record now and then: between a change of rights and the next, the one without a ticket is no chance.</summary>
    [Theory]
    [InlineData("chart check", 1)]
    [InlineData("INC0048213", 0)]
    public void Flags_OneRecordBetweenTwoChanges_BesideTicketsOfOtherDays(string reason, int found)
    {
        var ward = new Ward();
        var analyst = ward.AddUser(role: "Systems analyst", department: ward.Office);
        var patients = ward.AddPatients(3);
        ward.Open(analyst, patients[0], 4);
        ward.Open(analyst, patients[1], 15);
        ward.Do(AccessAction.Read, analyst, patients[0], 11, 9, reason: ward.AddReason("INC0048999"));
        ward.Do(AccessAction.Update, analyst, 0, 10, 12, kind: ObjectKind.Privileges);
        var given = ward.AddReason(reason);
        ward.Do(AccessAction.Read, analyst, patients[2], 10, 12, 10, reason: given);
        ward.Do(AccessAction.Read, analyst, patients[2], 10, 12, 12, reason: given);
        ward.Do(AccessAction.Update, analyst, 0, 10, 13, kind: ObjectKind.Privileges);
        Assert.Equal(found, ward.Found<PrivilegeChangeRule>().Count);
    }

    /// <summary>A planned change of the same day, which names its ticket, hides nothing between two that name none.</summary>
    [Theory]
    [InlineData(null, 1)]
    [InlineData("REQ0022805", 0)]
    public void Flags_TwoChangesWithoutATicket_BesideAPlannedOne(string? reason, int found)
    {
        var ward = new Ward();
        var analyst = ward.AddUser(role: "Systems analyst", department: ward.Office);
        ward.Do(AccessAction.Update, analyst, 0, 10, 8, kind: ObjectKind.Privileges, reason: ward.AddReason("REQ0022804"));
        var given = reason is null ? 0 : ward.AddReason(reason);
        ward.Do(AccessAction.Update, analyst, 0, 10, 12, kind: ObjectKind.Privileges, reason: given);
        ward.Open(analyst, ward.AddPatient(), 10, 12, 10);
        ward.Do(AccessAction.Update, analyst, 0, 10, 13, kind: ObjectKind.Privileges, reason: given);
        Assert.Equal(found, ward.Found<PrivilegeChangeRule>().Count);
    }

    /// <summary>Where each change and each record opened has its ticket, the day can be looked up.</summary>
    [Theory]
    [InlineData("REQ0022804", 0)]
    [InlineData("as agreed", 1)]
    public void StaysQuiet_WhereEverythingNamesATicket(string reason, int found)
    {
        var ward = new Ward();
        var analyst = ward.AddUser(role: "Systems analyst", department: ward.Office);
        ward.Do(AccessAction.Update, analyst, 0, 10, 12, kind: ObjectKind.Privileges, reason: ward.AddReason(reason));
        foreach (var patient in ward.AddPatients(4))
        {
            ward.Do(AccessAction.Read, analyst, patient, 10, 13, reason: ward.AddReason("INC0048213"));
        }

        Assert.Equal(found, ward.Found<PrivilegeChangeRule>().Count);
    }

    [Fact]
    public void StaysQuiet_OnPatientsInCare()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Update, ward.Nurse, 0, 10, 7, kind: ObjectKind.Privileges);
        Assert.Empty(ward.Found<PrivilegeChangeRule>());
    }

    private static Ward Changed(int patients)
    {
        var ward = new Ward();
        ward.Do(AccessAction.Update, ward.Nurse, 0, 10, 12, kind: ObjectKind.Privileges);
        foreach (var patient in ward.AddPatients(patients))
        {
            ward.Open(ward.Nurse, patient, 10);
        }

        return ward;
    }

    /// <summary>An analyst's rights are widened by another and taken away again: what lies between is looked at, unless the changes or the reading name a ticket, or each is of another's account.</summary>
    [Theory]
    [InlineData("", "", true, 1)]
    [InlineData("REQ0022804", "", true, 0)]
    [InlineData("", "INC0048213", true, 0)]
    [InlineData("", "", false, 0)]
    public void Flags_ReadingBetweenTwoChangesByAnother(string change, string reading, bool isOwnAccount, int found)
    {
        var ward = new Ward();
        var analyst = ward.AddUser(role: "Systems analyst", department: ward.Office);
        var administrator = ward.AddUser(role: "Systems administrator", department: ward.Office);
        var account = isOwnAccount ? analyst : ward.AddUser(role: "Systems analyst", department: ward.Office);
        var (ticket, reason, patient) = (change == "" ? 0 : ward.AddReason(change), reading == "" ? 0 : ward.AddReason(reading), ward.AddPatient());
        ward.Do(AccessAction.Update, administrator, 0, 10, 12, kind: ObjectKind.Privileges, reason: ticket, account: account);
        ward.Do(AccessAction.Read, analyst, patient, 10, 12, 10, reason: reason);
        ward.Do(AccessAction.Read, analyst, patient, 10, 12, 12, reason: reason);
        ward.Do(AccessAction.Update, administrator, 0, 10, 13, kind: ObjectKind.Privileges, reason: ticket, account: account);
        Assert.Equal(found, ward.Found<PrivilegeChangeRule>().Count(f => f.User == analyst));
    }
}
