using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
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
    public void Flags_BothOfTwoColleaguesWhoBrowse()
    {
        var ward = new Ward();
        var (much, less) = (ward.NursesOf(ward.Surgery)[1], ward.Nurse);
        for (var day = 2; day < 26; day += 2)
        {
            ward.Open(less, ward.AddPatient(), day);
            foreach (var patient in ward.AddPatients(3))
            {
                ward.Open(much, patient, day);
            }
        }

        Assert.Equal([(less, 0), (much, 0)], ward.Found<BrowsingRule>().Order());
    }

    /// <summary>Accounts of visits from before the feeds begin are worked on for months.</summary>
    [Theory]
    [InlineData(ObjectKind.Billing, 0)]
    [InlineData(ObjectKind.Clinical, 1)]
    public void Flags_ABillerWithoutTheAccountOpen(ObjectKind part, int found)
    {
        var ward = new Ward();
        int[] billers = [.. Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Biller", department: ward.Office))];
        for (var day = 2; day < 26; day += 2)
        {
            foreach (var biller in billers)
            {
                var billed = ward.AddPatient();
                ward.AddEncounter(billed, ward.Medicine, day - 12, day - 10);
                ward.Do(AccessAction.Read, biller, billed, day, kind: ObjectKind.Billing);
            }

            foreach (var patient in ward.AddPatients(2))
            {
                ward.Do(AccessAction.Read, billers[0], patient, day, kind: part);
                ward.Do(AccessAction.Read, billers[0], patient, day, 13, 2, kind: ObjectKind.Clinical);
            }
        }

        Assert.Equal(found, ward.Found<BrowsingRule>().Count);
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

    /// <summary>A clinic's nurse takes calls of strangers and notes one in three: the openings of the weeks before count with what was written in them.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void StaysQuiet_OnAClinicsNurseWhoNotesCalls(bool notes, bool isFound)
    {
        var ward = new Ward();
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 5);
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 29);
        var nurse = ward.NursesOf(ward.Clinic)[0];
        for (var day = 2; day < 26; day += 2)
        {
            ward.Open(nurse, ward.AddPatient(), day);
            if (notes && day % 6 == 2)
            {
                ward.Do(AccessAction.Create, nurse, ward.AddPatient(), day, 15);
                ward.Do(AccessAction.Create, nurse, ward.AddPatient(), day, 16);
            }
        }

        ward.Open(nurse, ward.AddPatient(), 29);
        var past = new Past();
        past.Add(ward.Judge(new Epoch(Ward.Date(0), Ward.Date(27)), past).Learned);
        Assert.Equal(isFound, ward.Judge(new Epoch(Ward.Date(28), Ward.Date(34)), past).Findings.Any(f => f.User == nurse && f.Rules.Contains("browsing")));
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

    /// <summary>Strangers call a clinic: whoever works there is held against others of the role who are called, not against those of the wards.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Flags_AClinicsNurse_WhereOthersWhoAreCalledDoNotLook(bool others, int found)
    {
        var ward = new Ward();
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 5);
        int[] all = [.. new[] { ward.Clinic, ward.Clinic }.Concat(Enumerable.Repeat(ward.Surgery, 6)).Select(home => ward.AddUser(role: "Practical nurse", department: home))];
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            foreach (var (place, nurse) in all.Index())
            {
                foreach (var patient in ward.PatientsOf(place < 2 ? ward.Clinic : ward.Surgery)[..5])
                {
                    ward.Open(nurse, patient, day, hour: 10);
                }
            }

            foreach (var nurse in day % 2 == 0 ? all[..(others ? 2 : 1)] : [])
            {
                ward.Open(nurse, ward.AddPatient(), day);
            }
        }

        Assert.Equal(found, ward.Found<BrowsingRule>().Count);
    }
}
