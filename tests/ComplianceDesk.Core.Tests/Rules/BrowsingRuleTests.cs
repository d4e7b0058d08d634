using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class BrowsingRuleTests
{
    [Fact]
    public void Flags_AFewStrangersDayAfterDay()
    {
        var ward = new Ward();
        for (var day = 2; day < 26; day += 2)
        {
            foreach (var patient in ward.AddPatients(2))
            {
                ward.Open(ward.Nurse, patient, day);
            }
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<BrowsingRule>());
    }

    [Fact]
    public void StaysQuiet_OnAQualityReviewerOfPastStays()
    {
        var ward = new Ward();
        var reviewer = ward.AddUser(role: "Quality reviewer", department: ward.Office);
        for (var day = 2; day < 26; day += 2)
        {
            foreach (var patient in ward.AddPatients(2))
            {
                ward.AddEncounter(patient, ward.Medicine, -70, -60);
                ward.Open(reviewer, patient, day);
            }
        }

        Assert.Empty(ward.Found<BrowsingRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheStrangersAreInCareElsewhere()
    {
        var ward = new Ward();
        for (var day = 2; day < 26; day += 2)
        {
            foreach (var patient in ward.AddPatients(2))
            {
                ward.AddEncounter(patient, ward.Clinic, day - 10, day + 10);
                ward.Open(ward.Nurse, patient, day);
            }
        }

        Assert.Empty(ward.Found<BrowsingRule>());
    }
}
