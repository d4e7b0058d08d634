using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FixationRuleTests
{
    [Fact]
    public void Flags_OneRecordAgainAndAgain()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        foreach (var day in new[] { 2, 6, 11, 17, 24, 28 })
        {
            ward.Open(ward.Nurse, patient, day);
        }

        Assert.Equal([(ward.Nurse, patient)], ward.Found<FixationRule>());
    }

    /// <summary>Who was on the care team, or of the ward, is no more and only reads needs three days for it, over a week and more, though the patient is in care elsewhere.</summary>
    [Theory]
    [InlineData("team", 3, false, true)]
    [InlineData("ward", 3, false, true)]
    [InlineData("team", 2, false, false)]
    [InlineData("team", 3, true, false)]
    [InlineData("", 3, false, false)]
    public void Flags_WhoReadsOnAboutAFormerPatient(string tie, int days, bool writes, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Maternity, 0, 5);
        if (tie == "team")
        {
            ward.AddCareTeam(patient, ward.Nurse, -20, -15);
        }
        else if (tie == "ward")
        {
            ward.AddEncounter(patient, ward.Surgery, -20, -15);
        }

        for (var day = 0; day < days; day++)
        {
            ward.Do(writes ? Core.Access.AccessAction.Update : Core.Access.AccessAction.Read, ward.Nurse, patient, 18 + (4 * day));
        }

        Assert.Equal(isFound, ward.Found<FixationRule>().Contains((ward.Nurse, patient)));
    }

    /// <summary>A practice is called again and again by those it treated: four days are no fixation there, eight are.</summary>
    [Theory]
    [InlineData(true, 4, false)]
    [InlineData(true, 8, true)]
    [InlineData(false, 4, true)]
    public void Flags_APracticesFormerOutpatient_OnlyOnManyDays(bool cameBefore, int days, bool isFound)
    {
        var ward = new Ward();
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 1);
        var (nurse, patient) = (ward.NursesOf(ward.Clinic)[0], ward.AddPatient());
        ward.AddEncounter(patient, cameBefore ? ward.Clinic : ward.Maternity, -90, -90, hour: 12);
        for (var day = 0; day < days; day++)
        {
            ward.Open(nurse, patient, 2 + (4 * day));
        }

        Assert.Equal(isFound, ward.Found<FixationRule>().Contains((nurse, patient)));
    }

    /// <summary>Case management stays with patients between visits: four days of it are no fixation, eight are.</summary>
    [Theory]
    [InlineData("Case manager", 4, false)]
    [InlineData("Case manager", 8, true)]
    [InlineData("Registered nurse", 4, true)]
    public void Flags_CaseManagement_OnlyOnManyDays(string role, int days, bool isFound)
    {
        var ward = new Ward();
        var (user, patient) = (ward.AddUser(role: role), ward.AddPatient());
        for (var day = 0; day < days; day++)
        {
            ward.Open(user, patient, 2 + (4 * day));
        }

        Assert.Equal(isFound, ward.Found<FixationRule>().Contains((user, patient)));
    }

    [Fact]
    public void StaysQuiet_OnALongStay()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 1, 28);
        foreach (var day in new[] { 2, 6, 11, 17, 24, 28 })
        {
            ward.Open(ward.Nurse, patient, day);
        }

        Assert.Empty(ward.Found<FixationRule>());
    }

    [Fact]
    public void StaysQuiet_OnOneDay()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        for (var hour = 8; hour < 16; hour++)
        {
            ward.Open(ward.Nurse, patient, 10, hour, 30);
        }

        Assert.Empty(ward.Found<FixationRule>());
    }
}
