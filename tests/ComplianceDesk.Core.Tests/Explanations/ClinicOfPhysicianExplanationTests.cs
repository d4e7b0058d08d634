using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>Physicians of the medical staff, booked to a department of their own, and the clinics in which they see patients.</summary>
public sealed class ClinicOfPhysicianExplanationTests
{
    [Theory]
    [InlineData(4, true, "clinic-of-physician")]
    [InlineData(3, true, null)]
    [InlineData(4, false, null)]
    public void Explains_TheClinicWhereThePhysicianSeesPatients(int seen, bool isOnTheTeam, string? expected)
    {
        var (ward, physician, nurse) = Clinic(seen);
        var patient = ward.AddPatient();
        if (isOnTheTeam)
        {
            ward.AddCareTeam(patient, physician);
        }

        ward.Open(nurse, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, 10));
    }

    [Theory]
    [InlineData(20, "clinic-of-physician")]
    [InlineData(24, null)]
    public void Explains_WhomThePhysicianAttended_ForTwoWeeks(int day, string? expected)
    {
        var (ward, physician, nurse) = Clinic(4);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Medicine, 7, 8, attending: physician);
        ward.Open(nurse, patient, day);
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, day));
    }

    /// <summary>A prescription of the physician and a note of the clinic's nurse on one day, of a patient who was there weeks ago, are one practice's work.</summary>
    [Theory]
    [InlineData(4, "practice-at-work")]
    [InlineData(3, null)]
    public void Explains_ThePracticeOfPhysicianAndNurse(int seen, string? expected)
    {
        var (ward, physician, nurse) = Clinic(seen);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, -40, -40);
        ward.AddEncounter(patient, ward.Maternity, 10, 10);
        ward.Do(AccessAction.Create, physician, patient, 10, 9);
        ward.Do(AccessAction.Create, nurse, patient, 10, 11);
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, 10));
    }

    private static (Ward Ward, int Physician, int Nurse) Clinic(int seen)
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.AddDepartment("clinical", name: "Cardiology Medical Staff"));
        foreach (var patient in ward.AddPatients(seen))
        {
            ward.AddAppointment(patient, ward.Clinic, physician, 6);
            ward.Open(physician, patient, 6);
        }

        return (ward, physician, ward.NursesOf(ward.Clinic)[0]);
    }
}
