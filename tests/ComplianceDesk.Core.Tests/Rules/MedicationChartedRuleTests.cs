using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>A nurse of the surgical ward at the record of somebody whom the medical ward has in care.</summary>
public sealed class MedicationChartedRuleTests
{
    private readonly Ward ward = new() { Policy = Ward.Without("unexplained-look") };
    private readonly int patient;

    public MedicationChartedRuleTests()
    {
        patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Medicine, 18, 24);
        ward.Do(AccessAction.Create, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 5, kind: ObjectKind.Medication, part: 1);
        ward.Do(AccessAction.Update, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 5, kind: ObjectKind.Medication, part: 1);
    }

    [Theory]
    [InlineData(AccessAction.Create, ObjectKind.Medication, 20, true)]
    [InlineData(AccessAction.Update, ObjectKind.Medication, 20, true)]
    [InlineData(AccessAction.Read, ObjectKind.Medication, 20, false)]
    [InlineData(AccessAction.Create, ObjectKind.Clinical, 20, false)]
    [InlineData(AccessAction.Create, ObjectKind.Medication, 27, false)]
    public void Flags_AnEntryForAnotherUnitsPatient(AccessAction action, ObjectKind kind, int day, bool isFound)
    {
        ward.Do(AccessAction.Read, ward.Nurse, patient, day, kind: ObjectKind.Medication, part: 1);
        ward.Do(action, ward.Nurse, patient, day, 13, 1, kind: kind, part: 1);
        Assert.Equal(isFound, Found(ward.Nurse));
    }

    /// <summary>Whoever covers on the unit charts more than doses, and for more than one patient.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void StaysQuiet_OnWhoeverWorksThere(bool otherCharting, bool otherPatient)
    {
        ward.Do(AccessAction.Create, ward.Nurse, patient, 20, kind: ObjectKind.Medication, part: 1);
        if (otherCharting)
        {
            ward.Do(AccessAction.Create, ward.Nurse, patient, 20, 13, 1, kind: ObjectKind.Clinical, part: 2);
        }

        if (otherPatient)
        {
            ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Medicine)[0], 20, kind: ObjectKind.Clinical, part: 2);
        }

        Assert.False(Found(ward.Nurse));
    }

    /// <summary>Doses charted for two patients of the unit, and nothing else, cover nobody.</summary>
    [Fact]
    public void Flags_TwoPatientsOfTheUnit()
    {
        int[] both = [patient, ward.PatientsOf(ward.Medicine)[0]];
        foreach (var one in both)
        {
            ward.Do(AccessAction.Read, ward.Nurse, one, 20, 13, one % 7, kind: ObjectKind.Medication, part: 1);
            ward.Do(AccessAction.Create, ward.Nurse, one, 20, 14, one % 7, kind: ObjectKind.Medication, part: 1);
        }

        Assert.Equal(both.Order(), ward.Found<MedicationChartedRule>().Where(f => f.User == ward.Nurse).Select(f => f.Patient).Order());
    }

    [Fact]
    public void StaysQuiet_OnTheOwnUnit()
    {
        var nurse = ward.NursesOf(ward.Medicine)[0];
        ward.Do(AccessAction.Create, nurse, patient, 20, kind: ObjectKind.Medication, part: 1);
        Assert.False(Found(nurse));
    }

    [Theory]
    [InlineData("Pharmacist", true)]
    [InlineData("Registered nurse", false)]
    public void StaysQuiet_OnServices(string role, bool isService)
    {
        var user = ward.AddUser(role: role, department: isService ? ward.Laboratory : ward.Surgery);
        ward.Do(AccessAction.Read, user, patient, 20, kind: ObjectKind.Medication, part: 1);
        ward.Do(AccessAction.Create, user, patient, 20, 13, 1, kind: ObjectKind.Medication, part: 1);
        Assert.Equal(!isService, Found(user));
    }

    private bool Found(int user) => ward.Found<MedicationChartedRule>().Contains((user, patient));
}
