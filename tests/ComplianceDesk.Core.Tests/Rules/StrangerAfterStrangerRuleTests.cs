using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class StrangerAfterStrangerRuleTests
{
    private readonly Ward ward = new();

    [Fact]
    public void Flags_OneStrangerAfterAnother()
    {
        Read(ward.AddPatients(6));
        Assert.Equal([(ward.Nurse, 0)], ward.Found<StrangerAfterStrangerRule>());
    }

    [Fact]
    public void StaysQuiet_OnAFew()
    {
        Read(ward.AddPatients(4));
        Assert.Empty(ward.Found<StrangerAfterStrangerRule>());
    }

    [Fact]
    public void StaysQuiet_WhenPatientsInCareComeBetween()
    {
        var strangers = ward.AddPatients(6);
        Read([.. strangers[..3], ward.PatientsOf(ward.Surgery)[0], .. strangers[3..]]);
        Assert.Empty(ward.Found<StrangerAfterStrangerRule>());
    }

    [Fact]
    public void StaysQuiet_OnAPatientListOfOneDepartment()
    {
        var patients = ward.AddPatients(6);
        foreach (var patient in patients)
        {
            ward.AddEncounter(patient, ward.Office, 19, 21);
        }

        Read(patients);
        Assert.Empty(ward.Found<StrangerAfterStrangerRule>());
    }

    [Fact]
    public void StaysQuiet_WhereStrangersAreEverydayWork()
    {
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            for (var day = 2; day < 18; day++)
            {
                ward.Do(AccessAction.Read, nurse, ward.AddPatient(), day, 15);
                ward.Do(AccessAction.Read, nurse, ward.AddPatient(), day, 17);
            }
        }

        Read(ward.AddPatients(5));
        Assert.Empty(ward.Found<StrangerAfterStrangerRule>());
    }

    private void Read(int[] patients)
    {
        for (var i = 0; i < patients.Length; i++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, patients[i], 20, 13, 4 * i);
        }
    }
}
