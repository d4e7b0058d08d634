using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class SupportDepartmentExplanationTests
{
    [Fact]
    public void Explains_TheLaboratoryForAPatientInCare()
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(technician, patient, 10);
        Assert.Equal("support-department", ward.ReasonOf(technician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_TheLaboratoryForAPatientInCareNowhere()
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.AddPatient();
        ward.Open(technician, patient, 10);
        Assert.Null(ward.ReasonOf(technician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AWardThatServesNoOther()
    {
        var ward = new Ward();
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>Pre-admission testing has work on whoever is booked in some weeks, wherever, and none when that is over or nothing is booked.</summary>
    [Theory]
    [InlineData("Pre-Admission Testing", 29, "support-department")]
    [InlineData("Pre-Admission Testing", 31, null)]
    [InlineData("Pre-Admission Testing", -1, null)]
    [InlineData("Infusion", 29, null)]
    public void Explains_PreparationForWhatIsBooked(string name, int ahead, string? expected)
    {
        var ward = new Ward();
        var nurse = ward.AddUser(department: ward.AddDepartment("clinical", name: name));
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, 10 + ahead);
        ward.Open(nurse, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, 10));
    }

    /// <summary>Tests come before a stay that is planned; nobody foresees an emergency.</summary>
    [Theory]
    [InlineData(false, "support-department")]
    [InlineData(true, null)]
    public void Explains_TestsBeforeAVisit_ThatWasForeseen(bool emergency, string? expected)
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Emergency, 12, 12, emergency: emergency);
        ward.Open(technician, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(technician, patient, 10));
    }

    /// <summary>Where a system lets a role into protected records by an override alone, the override is no decision of the person's; where others come in without it, or the reason says nothing, it is.</summary>
    [Theory]
    [InlineData(true, "Covering the house", "support-department")]
    [InlineData(true, ".", null)]
    [InlineData(false, "Covering the house", null)]
    public void Explains_AnOverrideThatIsTheRolesDoor(bool othersOverride, string reason, string? expected)
    {
        var ward = new Ward();
        var supervisors = Enumerable.Range(0, 3).Select(_ => ward.AddUser(role: "House supervisor", department: ward.Laboratory)).ToArray();
        var (said, why) = (ward.AddReason(reason), ward.AddReason("Bed management"));
        for (var i = 0; i < 6; i++)
        {
            var patient = ward.AddPatient(restricted: "part2");
            ward.AddEncounter(patient, ward.Medicine, 8, 12);
            ward.Do(AccessAction.Read, supervisors[i % 2], patient, 10, 8 + i, breakGlass: othersOverride, reason: why);
            ward.Do(AccessAction.Update, supervisors[i % 2], patient, 10, 8 + i, 1);
        }

        var asked = ward.AddPatient(restricted: "part2");
        ward.AddEncounter(asked, ward.Medicine, 8, 12);
        ward.Do(AccessAction.Read, supervisors[2], asked, 10, 9, breakGlass: true, reason: said);
        ward.Do(AccessAction.Read, supervisors[2], asked, 10, 9, 1);
        Assert.Equal(expected, ward.ReasonOf(supervisors[2], asked, 10));
    }
}
