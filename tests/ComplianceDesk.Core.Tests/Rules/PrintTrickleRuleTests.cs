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

    /// <summary>One peer who prints much does not hide another; where most do, it is how they work.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(5, false)]
    public void IsJudgedByMostPeers(int printing, bool flagged)
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery)[..(printing + 1)])
        {
            foreach (var (patient, i) in ward.AddPatients(8).Select((p, i) => (p, i)))
            {
                ward.Do(AccessAction.Print, nurse, patient, 2 + (3 * i));
            }
        }

        Assert.Equal(flagged, ward.Found<PrintTrickleRule>().Contains((ward.Nurse, 0)));
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
