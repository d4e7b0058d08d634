using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class WriteVolumeRuleTests
{
    private readonly Ward ward = new();
    private readonly int[] strangers;

    public WriteVolumeRuleTests()
    {
        strangers = [.. ward.AddPatients(5)];
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            for (var day = 0; day < 19; day++)
            {
                Write(nurse, day, 3, ward.PatientsOf(ward.Surgery));
            }
        }
    }

    [Fact]
    public void Flags_AFloodOfChanges()
    {
        Write(ward.Nurse, 20, 45, strangers);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<WriteVolumeRule>());
    }

    [Theory]
    [InlineData(1, "45 changes to 1 patient's record at most")]
    [InlineData(3, "45 changes to 3 patients' records at most")]
    public void Tells_OfHowManyRecords(int records, string said)
    {
        Write(ward.Nurse, 33, 45, strangers[..records]);
        Assert.Contains(said, ward.Judge().Findings.SelectMany(f => f.Signals).Single(s => s.Rule == "write-volume").Sentence, StringComparison.Ordinal);
    }

    /// <summary>What floods a ward after a downtime, or whoever takes a service over, are records that there is a reason for.</summary>
    [Fact]
    public void StaysQuiet_WhereThereIsAReasonForTheRecords()
    {
        Write(ward.Nurse, 20, 45, ward.PatientsOf(ward.Surgery));
        Assert.Empty(ward.Found<WriteVolumeRule>());
    }

    /// <summary>A tenth of the records without a reason is enough: a flood hides in no work.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Flags_AFlood_InWhichATenthIsUnexplained(int unexplained, int findings)
    {
        var own = ward.AddPatients(18);
        foreach (var patient in own)
        {
            ward.AddEncounter(patient, ward.Surgery, 19, 25);
        }

        Write(ward.Nurse, 20, 60, [.. own, .. strangers.Take(unexplained)]);
        Assert.Equal(findings, ward.Found<WriteVolumeRule>().Count);
    }

    [Fact]
    public void StaysQuiet_WhenEverybodyCatchesUp()
    {
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            Write(nurse, 20, 45, strangers);
        }

        Assert.Empty(ward.Found<WriteVolumeRule>());
    }

    [Fact]
    public void StaysQuiet_OnABusyDay()
    {
        Write(ward.Nurse, 20, 20, strangers);
        Assert.Empty(ward.Found<WriteVolumeRule>());
    }

    private void Write(int nurse, int day, int changes, int[] patients)
    {
        for (var i = 0; i < changes; i++)
        {
            ward.Do(AccessAction.Update, nurse, patients[i % patients.Length], day, 13, i);
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
        Write(ward.Nurse, 8, 45, strangers);
        Write(ward.Nurse, 20, 45, strangers);
        Write(ward.NursesOf(ward.Surgery)[1], 14, 45, strangers);
        Assert.Equal([ward.Nurse, ward.Nurse, ward.NursesOf(ward.Surgery)[1]], new WriteVolumeRule().Find(ward.Explained()).Select(e => e.User));
    }
}
