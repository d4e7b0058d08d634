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

    /// <summary>At hours of which the account knows nothing one record is enough, and what an office works on in the day is no reason at night; what the user has a reason for is.</summary>
    [Theory]
    [InlineData("Registration clerk", 1, 2, false, 1)]
    [InlineData("Help desk", 1, 2, false, 0)]
    [InlineData("Registration clerk", 1, 12, false, 0)]
    [InlineData("Registration clerk", 1, 2, true, 1)]
    [InlineData("Registration clerk", 0, 2, true, 0)]
    public void Flags_OneRecordAtNight_BesideTheOfficesWork(string role, int strangers, int hour, bool works, int findings)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: role, department: ward.Office);
        for (var day = 0; day < 24; day++)
        {
            foreach (var patient in ward.PatientsOf(ward.Surgery)[..5])
            {
                ward.Do(AccessAction.Update, clerk, patient, day, 11);
            }
        }

        foreach (var patient in ward.AddPatients(strangers))
        {
            ward.Open(clerk, patient, 25, hour);
        }

        if (works)
        {
            var booked = ward.AddPatient();
            ward.AddEncounter(booked, ward.Medicine, 24, 26);
            ward.Open(clerk, booked, 25, hour, 10);
        }

        Assert.Equal(findings, ward.Found<StrangeHoursRule>().Count);
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

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void StaysQuiet_OnOnePageOfOneRecord(int pages, int found)
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        for (var page = 0; page < pages; page++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, stranger, 26, 2, page);
        }

        Assert.Equal(found, ward.Found<StrangeHoursRule>().Count);
    }
}
