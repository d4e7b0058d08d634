using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class AuditOffRuleTests
{
    [Fact]
    public void Flags_AChangeOfTheAuditSettings()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Update, ward.Nurse, 0, 10, kind: ObjectKind.AuditLog);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<AuditOffRule>());
    }

    [Fact]
    public void StaysQuiet_OnReadingTheAuditLog()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Read, ward.Nurse, 0, 10, kind: ObjectKind.AuditLog);
        Assert.Empty(ward.Found<AuditOffRule>());
    }

    [Fact]
    public void StaysQuiet_OnAnAdministratorOfEveryDay()
    {
        var ward = new Ward();
        for (var day = 3; day < 12; day++)
        {
            ward.Do(AccessAction.Update, ward.Nurse, 0, day, kind: ObjectKind.AuditLog);
        }

        Assert.Empty(ward.Found<AuditOffRule>());
    }

    /// <summary>What several administrators do now and then is their work, as long as nobody's record is opened beside it.</summary>
    [Theory]
    [InlineData(3, false, false)]
    [InlineData(3, true, true)]
    [InlineData(1, false, true)]
    public void StaysQuiet_WhereItIsTheRolesWork(int administrators, bool reads, bool isFound)
    {
        var ward = new Ward();
        int[] people = [.. Enumerable.Range(0, administrators).Select(_ => ward.AddUser(role: "Systems analyst", department: ward.Office))];
        foreach (var (turn, administrator) in people.Index())
        {
            ward.Do(AccessAction.Update, administrator, 0, 8 + turn, 9, kind: ObjectKind.AuditLog);
        }

        if (reads)
        {
            ward.Open(people[0], ward.AddPatient(), 8, 9, 30);
        }

        Assert.Equal(isFound, ward.Found<AuditOffRule>().Contains((people[0], 0)));
    }

    /// <summary>Administration often has a log of its own: who changed the settings there stands behind what a system shows, not who was the last to use it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Names_WhoChangedTheSettings_InWhateverLog(int logged)
    {
        var ward = new Ward();
        var administrator = ward.AddUser(role: "Systems analyst", department: ward.Office);
        ward.Do(AccessAction.Update, administrator, 0, 10, 9, kind: ObjectKind.AuditLog, system: logged);
        ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10, 9, 30, system: 1);
        ward.AddAuditOff(10, 10);
        Assert.Contains((administrator, 0), ward.Found<AuditOffRule>());
        Assert.DoesNotContain(ward.Found<AuditOffRule>(), f => f.User != administrator);
    }

    /// <summary>Planned work names its ticket and opens no strangers' records; a number alone covers neither what has none nor what was read meanwhile.</summary>
    [Theory]
    [InlineData("CHG0053313", "CHG0053313", false, false)]
    [InlineData("CHG0053313", null, false, true)]
    [InlineData("CHG0053313", "CHG0053313", true, true)]
    public void StaysQuiet_OnPlannedWork(string first, string? second, bool reads, bool isFound)
    {
        var ward = new Ward();
        foreach (var (hour, reason) in new[] { first, second }.Index())
        {
            ward.Do(AccessAction.Update, ward.Nurse, 0, 10, 9 + hour, kind: ObjectKind.AuditLog, reason: reason is null ? 0 : ward.AddReason(reason));
        }

        if (reads)
        {
            ward.Open(ward.Nurse, ward.AddPatient(), 10, 9, 30);
        }

        Assert.Equal(isFound, ward.Found<AuditOffRule>().Contains((ward.Nurse, 0)));
    }

    /// <summary>What was opened with a ticket belongs to planned work; an override asks for a reason of its own, and the number stands beside it.</summary>
    [Theory]
    [InlineData("INC0048213", false, false)]
    [InlineData("INC0048213", true, false)]
    [InlineData("chart check", false, true)]
    [InlineData("chart check", true, true)]
    public void StaysQuiet_OnRecordsOpenedWithATicket(string reason, bool breaksGlass, bool isFound)
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        ward.Do(AccessAction.Update, ward.Nurse, 0, 10, 9, kind: ObjectKind.AuditLog, reason: ward.AddReason("CHG0053313"));
        ward.Do(AccessAction.Read, ward.Nurse, stranger, 10, 10, breakGlass: breaksGlass, reason: ward.AddReason(breaksGlass ? "Consulting service" : reason));
        ward.Do(AccessAction.Read, ward.Nurse, stranger, 10, 10, 1, reason: ward.AddReason(reason));
        Assert.Equal(isFound, ward.Found<AuditOffRule>().Contains((ward.Nurse, 0)));
    }

    /// <summary>Some logs have a word of their own for a service that is stopped, and say what was done beside. A planned downtime has a change request.</summary>
    [Theory]
    [InlineData("Audit logging disabled", true)]
    [InlineData("switched off", true)]
    [InlineData("Audit logging enabled", false)]
    [InlineData("CHG0053313 planned downtime, stop", false)]
    [InlineData(null, false)]
    public void Flags_AnotherActionWhoseReasonSaysThatItWasSilenced(string? reason, bool isFound)
    {
        var ward = new Ward();
        ward.Do(AccessAction.Other, ward.Nurse, 0, 10, kind: ObjectKind.AuditLog, reason: reason is null ? 0 : ward.AddReason(reason));
        Assert.Equal(isFound ? [(ward.Nurse, 0)] : [], ward.Found<AuditOffRule>());
    }
}
