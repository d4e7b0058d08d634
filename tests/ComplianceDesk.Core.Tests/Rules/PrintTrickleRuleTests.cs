using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class PrintTrickleRuleTests
{
    [Fact]
    public void Flags_OneRecordADayOverWeeks()
    {
        var ward = new Ward();
        foreach (var (patient, i) in ward.AddPatients(8).Select((p, i) => (p, i)))
        {
            ward.Do(AccessAction.Print, ward.Nurse, patient, 2 + (3 * i));
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<PrintTrickleRule>());
    }

    [Fact]
    public void StaysQuiet_OnPatientsInCare()
    {
        var ward = new Ward();
        foreach (var (patient, i) in ward.PatientsOf(ward.Surgery).Select((p, i) => (p, i)))
        {
            ward.Do(AccessAction.Print, ward.Nurse, patient, 2 + (3 * i));
        }

        Assert.Empty(ward.Found<PrintTrickleRule>());
    }
}
