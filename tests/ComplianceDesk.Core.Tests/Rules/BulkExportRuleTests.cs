using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class BulkExportRuleTests
{
    [Fact]
    public void Flags_AStackOfRecordsOfStrangers()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(9))
        {
            ward.Do(AccessAction.Export, ward.Nurse, patient, 14);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<BulkExportRule>());
    }

    [Fact]
    public void StaysQuiet_OnAReleaseClerksDay()
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        for (var day = 2; day < 20; day += 3)
        {
            foreach (var patient in ward.PatientsOf(ward.Medicine))
            {
                ward.Do(AccessAction.Print, clerk, patient, day);
            }
        }

        Assert.Empty(ward.Found<BulkExportRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheRecordsAreReadOnly()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Print, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10);
        foreach (var patient in ward.AddPatients(9))
        {
            ward.Open(ward.Nurse, patient, 14);
        }

        Assert.Empty(ward.Found<BulkExportRule>());
    }
}
