using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class StrangeHoursRuleTests
{
    [Fact]
    public void Flags_ReadingAtNightByADayWorker()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(4))
        {
            ward.Open(ward.Nurse, patient, 20, 2);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<StrangeHoursRule>());
    }

    [Fact]
    public void StaysQuiet_OnATakenNightWithPatientsInCare()
    {
        var ward = new Ward();
        foreach (var patient in ward.PatientsOf(ward.Surgery))
        {
            ward.Open(ward.Nurse, patient, 20, 2);
        }

        Assert.Empty(ward.Found<StrangeHoursRule>());
    }

    [Fact]
    public void StaysQuiet_AtUsualHours()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(4))
        {
            ward.Open(ward.Nurse, patient, 20, 13);
        }

        Assert.Empty(ward.Found<StrangeHoursRule>());
    }
}
