using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class CrossCoverExplanationTests
{
    [Fact]
    public void Explains_ADayOnAnotherWard()
    {
        var ward = new Ward();
        var floating = ward.NursesOf(ward.Medicine)[0];
        var patients = ward.PatientsOf(ward.Maternity)[..6];
        foreach (var patient in patients)
        {
            ward.Open(floating, patient, 40);
        }

        Assert.Equal("cross-cover", ward.ReasonOf(floating, patients[0], 40));
    }

    [Fact]
    public void DoesNotExplain_OnePatientOfAnotherWard()
    {
        var ward = new Ward();
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ADayOfPeopleWhoAreInCareNowhere()
    {
        var ward = new Ward();
        var patients = ward.AddPatients(6);
        foreach (var patient in patients)
        {
            ward.Open(ward.Nurse, patient, 40);
        }

        Assert.Null(ward.ReasonOf(ward.Nurse, patients[0], 40));
    }

    [Fact]
    public void DoesNotExplain_ADayOfAnOfficeWorker()
    {
        var ward = new Ward();
        var cook = ward.AddUser(role: "Kitchen porter", department: ward.Office);
        var patients = ward.PatientsOf(ward.Maternity)[..6];
        foreach (var patient in patients)
        {
            ward.Open(cook, patient, 40);
        }

        Assert.Null(ward.ReasonOf(cook, patients[0], 40));
    }
}
