using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class WriteVolumeRuleTests
{
    private readonly Ward ward = new();

    public WriteVolumeRuleTests()
    {
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            for (var day = 0; day < 19; day++)
            {
                Write(nurse, day, 3);
            }
        }
    }

    [Fact]
    public void Flags_AFloodOfChanges()
    {
        Write(ward.Nurse, 20, 45);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<WriteVolumeRule>());
    }

    [Fact]
    public void StaysQuiet_WhenEverybodyCatchesUp()
    {
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            Write(nurse, 20, 45);
        }

        Assert.Empty(ward.Found<WriteVolumeRule>());
    }

    [Fact]
    public void StaysQuiet_OnABusyDay()
    {
        Write(ward.Nurse, 20, 20);
        Assert.Empty(ward.Found<WriteVolumeRule>());
    }

    /// <summary>A clinic's nurse, lent to a ward whose own nurses change much more than a clinic's, does what they do; in the clinic itself it would stand out.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void StaysQuiet_OnADayOfCover_AtTheWardsPace(bool onWard, int findings)
    {
        foreach (var nurse in ward.NursesOf(ward.Medicine))
        {
            for (var day = 0; day < 19; day++)
            {
                Write(nurse, day, 40, ward.Medicine);
            }
        }

        var lent = ward.AddUser(department: ward.Clinic);
        for (var day = 0; day < 19; day++)
        {
            Write(lent, day, 3, ward.Clinic);
        }

        Write(lent, 20, 45, onWard ? ward.Medicine : ward.Clinic);
        Assert.Equal(findings, ward.Found<WriteVolumeRule>().Count);
    }

    /// <summary>A service that is taken over at once is a day of changes to many records, of patients who are new to the user and in the user's charge; a feed says so.</summary>
    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    public void StaysQuiet_OnTheDayAServiceIsTakenOver(bool attends, bool isNew, int findings)
    {
        foreach (var patient in ward.AddPatients(23))
        {
            ward.AddEncounter(patient, ward.Surgery, 15, 25, attending: attends ? ward.Nurse : 0);
            if (!isNew)
            {
                ward.Open(ward.Nurse, patient, 18);
            }

            ward.Do(AccessAction.Create, ward.Nurse, patient, 20);
            ward.Do(AccessAction.Update, ward.Nurse, patient, 20, 14);
        }

        Assert.Equal(findings, ward.Found<WriteVolumeRule>().Count);
    }

    private void Write(int nurse, int day, int changes, int? department = null)
    {
        for (var i = 0; i < changes; i++)
        {
            ward.Do(AccessAction.Update, nurse, ward.PatientsOf(department ?? ward.Surgery)[i % 5], day, 13, i);
        }
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void StaysQuiet_OnACodersMonthsEnd_ButNotOnStrangers(bool seen, int findings)
    {
        var coders = Enumerable.Range(0, 6).Select(_ => ward.AddUser(role: "Coder", department: ward.Office)).ToArray();
        var patients = ward.AddPatients(15);
        foreach (var patient in patients)
        {
            if (seen)
            {
                ward.AddEncounter(patient, ward.Medicine, 8, 12);
            }
        }

        foreach (var coder in coders)
        {
            for (var day = 0; day < 19; day++)
            {
                ward.Do(AccessAction.Update, coder, ward.PatientsOf(ward.Surgery)[day % 5], day);
            }
        }

        for (var i = 0; i < 45; i++)
        {
            ward.Do(AccessAction.Update, coders[0], patients[i % 15], 20, 13, i);
        }

        Assert.Equal(findings, ward.Found<WriteVolumeRule>().Count);
    }

    [Fact]
    public void Flags_EachFlood_OfOneUserAndOfAPeer()
    {
        Write(ward.Nurse, 8, 45);
        Write(ward.Nurse, 20, 45);
        Write(ward.NursesOf(ward.Surgery)[1], 14, 45);
        Assert.Equal([ward.Nurse, ward.Nurse, ward.NursesOf(ward.Surgery)[1]], new WriteVolumeRule().Find(ward.Explained()).Select(e => e.User));
    }
}
