using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class ChangesOutOfCareRuleTests
{
    private readonly Ward ward = new();

    [Fact]
    public void Flags_ARowOfChangesToStrangers()
    {
        Change(ward.Nurse, ward.AddPatients(6), AccessAction.Update);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<ChangesOutOfCareRule>());
    }

    /// <summary>A log that tells of deletions and of no changes.</summary>
    [Fact]
    public void Flags_ARowOfDeletionsWhereNothingIsChanged()
    {
        var elsewhere = new Ward("accesses.update");
        foreach (var patient in elsewhere.AddPatients(6))
        {
            elsewhere.Do(AccessAction.Delete, elsewhere.Nurse, patient, 20);
        }

        Assert.Equal([(elsewhere.Nurse, 0)], elsewhere.Found<ChangesOutOfCareRule>());
    }

    [Fact]
    public void StaysQuiet_OnAFew()
    {
        Change(ward.Nurse, ward.AddPatients(3), AccessAction.Update);
        Assert.Empty(ward.Found<ChangesOutOfCareRule>());
    }

    /// <summary>Charting made good for patients of the ward who left it: weeks later it is looked at, on the day after not; nor is what the user was named for.</summary>
    [Theory]
    [InlineData(12, false, true)]
    [InlineData(19, false, false)]
    [InlineData(12, true, false)]
    public void Flags_ChartingLongAfterTheStay(int discharged, bool ofTheCareTeam, bool flagged)
    {
        var patients = ward.AddPatients(6);
        foreach (var patient in patients)
        {
            ward.AddEncounter(patient, ward.Surgery, 8, discharged);
            if (ofTheCareTeam)
            {
                ward.AddCareTeam(patient, ward.Nurse);
            }
        }

        Change(ward.Nurse, patients, AccessAction.Update);
        Assert.Equal(flagged, ward.Found<ChangesOutOfCareRule>().Count > 0);
    }

    [Fact]
    public void StaysQuiet_OnNotesOfCalls()
    {
        Change(ward.Nurse, ward.AddPatients(6), AccessAction.Create);
        Change(ward.Nurse, ward.PatientsOf(ward.Surgery)[..1], AccessAction.Update);
        Assert.Empty(ward.Found<ChangesOutOfCareRule>());
    }

    /// <summary>A booking that is made and moved keeps a record up.</summary>
    [Fact]
    public void StaysQuiet_WhereSomethingIsAddedAndThenChanged()
    {
        foreach (var patient in ward.AddPatients(6))
        {
            ward.Do(AccessAction.Create, ward.Nurse, patient, 20);
            ward.Do(AccessAction.Update, ward.Nurse, patient, 20, 13, 2);
        }

        Assert.Empty(ward.Found<ChangesOutOfCareRule>());
    }

    [Fact]
    public void StaysQuiet_OnPatientsInCareSomewhere()
    {
        Change(ward.Nurse, ward.PatientsOf(ward.Maternity)[..6], AccessAction.Update);
        Assert.Empty(ward.Found<ChangesOutOfCareRule>());
    }

    [Fact]
    public void StaysQuiet_WhereItIsEverybodysWork()
    {
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            Change(nurse, ward.AddPatients(6), AccessAction.Update);
            Change(nurse, ward.AddPatients(6), AccessAction.Update, 21);
        }

        Assert.Empty(new ChangesOutOfCareRule().Find(ward.Explained()));
    }

    [Fact]
    public void Flags_ARowOfChanges_BesideAnOddPeer()
    {
        Change(ward.Nurse, ward.AddPatients(6), AccessAction.Update);
        for (var day = 10; day < 18; day++)
        {
            Change(ward.NursesOf(ward.Surgery)[1], ward.AddPatients(8), AccessAction.Update, day);
        }

        Assert.Contains(new ChangesOutOfCareRule().Find(ward.Explained()), e => e.User == ward.Nurse);
    }

    private void Change(int user, int[] patients, AccessAction action, int day = 20)
    {
        foreach (var (at, patient) in patients.Index())
        {
            ward.Do(action, user, patient, day, 13, at * 2);
        }
    }
}
