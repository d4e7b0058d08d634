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

    /// <summary>What three of a role do and nobody else is its work, whatever feed is missing.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    public void StaysQuiet_WhereOthersOfTheRoleDoSo(int people, int found)
    {
        foreach (var clerk in Enumerable.Range(0, 5).Select(_ => ward.AddUser(role: "Admissions clerk", department: ward.Office)).ToArray()[..people])
        {
            foreach (var (at, patient) in ward.AddPatients(6).Index())
            {
                ward.Do(AccessAction.Read, clerk, patient, 20, 13, 4 * at);
            }
        }

        Assert.Equal(found, ward.Found<StrangerAfterStrangerRule>().Count);
    }

    /// <summary>Four are enough where all were opened within a quarter of an hour.</summary>
    [Theory]
    [InlineData(4, 5, 1)]
    [InlineData(4, 6, 0)]
    [InlineData(3, 5, 0)]
    public void Flags_AFewInAQuarterOfAnHour(int count, int minutes, int found)
    {
        foreach (var (at, patient) in ward.AddPatients(count).Index())
        {
            ward.Do(AccessAction.Read, ward.Nurse, patient, 20, 13, minutes * at);
        }

        Assert.Equal(found, ward.Found<StrangerAfterStrangerRule>().Count);
    }

    /// <summary>Three of another department glanced at one after another: who works there stays longer, writes, or has a reason for another patient of it.</summary>
    [Theory]
    [InlineData(3, 1, false, false, 1)]
    [InlineData(2, 1, false, false, 0)]
    [InlineData(3, 4, false, false, 0)]
    [InlineData(3, 1, true, false, 0)]
    [InlineData(3, 1, false, true, 0)]
    public void Flags_AFewGlancedAt(int count, int minutes, bool writes, bool worksThere, int found)
    {
        var patients = ward.AddPatients(count);
        foreach (var (at, patient) in patients.Index())
        {
            ward.AddEncounter(patient, ward.Emergency, 20, 20);
            ward.Do(writes && at == 0 ? AccessAction.Update : AccessAction.Read, ward.Nurse, patient, 20, 13, minutes * at);
        }

        if (worksThere)
        {
            var own = ward.AddPatient();
            ward.AddEncounter(own, ward.Emergency, 20, 20);
            ward.AddCareTeam(own, ward.Nurse);
            ward.Open(ward.Nurse, own, 20, 16);
        }

        Assert.Equal(found, ward.Found<StrangerAfterStrangerRule>().Count);
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

    [Fact]
    public void Flags_EachOfTwoRuns_AndBesideAnOddPeer()
    {
        for (var day = 2; day < 18; day++)
        {
            foreach (var (at, patient) in ward.AddPatients(9).Index())
            {
                ward.Do(AccessAction.Read, ward.NursesOf(ward.Surgery)[1], patient, day, 15, 4 * at);
            }
        }

        Read(ward.AddPatients(12), 15);
        Read(ward.AddPatients(6), 20);
        Assert.Equal(2, new StrangerAfterStrangerRule().Find(ward.Explained()).Count(e => e.User == ward.Nurse));
    }

    private void Read(int[] patients, int day = 20)
    {
        for (var i = 0; i < patients.Length; i++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, patients[i], day, 13, 4 * i);
        }
    }
}
