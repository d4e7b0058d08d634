using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class LookWithoutWorkRuleTests
{
    [Fact]
    public void Flags_AReaderAmongPeopleWhoWrite()
    {
        var ward = Writing();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<LookWithoutWorkRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheUserWroteToo()
    {
        var ward = Writing();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 10);
        ward.Do(AccessAction.Create, ward.Nurse, vip, 10, 14);
        Assert.Empty(ward.Found<LookWithoutWorkRule>());
    }

    /// <summary>A wrong chart is left without work, too: that it may be one is what a single look weighs less for.</summary>
    [Fact]
    public void StaysQuiet_OnASingleLook()
    {
        var ward = Writing();
        var vip = ward.AddPatient(vip: true);
        ward.Do(AccessAction.Query, ward.Nurse, vip, 10);
        ward.Do(AccessAction.Read, ward.Nurse, vip, 10, 13, 1);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<VipRule>());
        Assert.Empty(ward.Found<LookWithoutWorkRule>());
    }

    [Fact]
    public void StaysQuiet_WhereThatRoleHardlyWrites()
    {
        var ward = Writing();
        var vip = ward.AddPatient(vip: true);
        var user = ward.AddUser(role: "Chaplain");
        ward.Open(user, vip, 10);
        Assert.Empty(ward.Found<LookWithoutWorkRule>());
        Assert.NotEmpty(ward.Found<VipRule>());
    }

    /// <summary>A hospital where nurses of two departments write in every record they open.</summary>
    private static Ward Writing()
    {
        var ward = new Ward();
        foreach (var department in new[] { ward.Medicine, ward.Clinic })
        {
            foreach (var nurse in ward.NursesOf(department))
            {
                for (var day = 0; day < Ward.WorkingDays; day++)
                {
                    foreach (var patient in ward.PatientsOf(department))
                    {
                        ward.Do(AccessAction.Update, nurse, patient, day, 9);
                    }
                }
            }
        }

        return ward;
    }
}
