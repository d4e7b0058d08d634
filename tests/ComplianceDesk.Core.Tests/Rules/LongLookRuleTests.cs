using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class LongLookRuleTests
{
    [Fact]
    public void Flags_ManyAccessesToARecordOfNobodysPatient()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        foreach (var glanced in ward.AddPatients(5))
        {
            Read(ward, glanced, 1);
        }

        Read(ward, patient, 8);
        Assert.Equal([(ward.Nurse, patient)], ward.Found<LongLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhenSomethingWasWritten()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        Read(ward, patient, 8);
        ward.Do(AccessAction.Create, ward.Nurse, patient, 10, 15);
        Assert.Empty(ward.Found<LongLookRule>());
    }

    [Fact]
    public void StaysQuiet_OnAShortLook()
    {
        var ward = new Ward();
        Read(ward, ward.AddPatient(), 2);
        Assert.Empty(ward.Found<LongLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhereEveryUnexplainedReadingIsThatLong()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(10))
        {
            Read(ward, patient, 8);
        }

        Assert.Empty(ward.Found<LongLookRule>());
    }

    private static void Read(Ward ward, int patient, int accesses)
    {
        for (var i = 0; i < accesses; i++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, patient, 10, 13, i);
        }
    }
}
