using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class SameSurnameRuleTests
{
    [Fact]
    public void Flags_ARareSurname()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Featherstonehaugh");
        var patient = ward.AddPatient(family: "FEATHERSTONEHAUGH");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<SameSurnameRule>());
    }

    [Fact]
    public void Flags_OneHalfOfADoubleName()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Okonkwo-Vandersteen");
        var patient = ward.AddPatient(family: "Vandersteen");
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<SameSurnameRule>());
    }

    /// <summary>A single look at a namesake is one errand among the many of a role that opens records so; where the role does not, it is a sign, and so is reading on.</summary>
    [Theory]
    [InlineData(true, false, 0)]
    [InlineData(false, false, 1)]
    [InlineData(true, true, 1)]
    public void Flags_ASingleLookOnlyWhereItIsNoErrand(bool errands, bool readsOn, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        foreach (var colleague in Enumerable.Range(0, 7).Select(_ => ward.AddUser(role: "Analyst", department: ward.Office)).ToArray())
        {
            for (var day = 4; errands && day < 20; day += 5)
            {
                ward.Do(Core.Access.AccessAction.Read, colleague, ward.AddPatient(), day);
            }
        }

        var analyst = ward.AddUser(family: "Featherstonehaugh", role: "Analyst", department: ward.Office);
        var patient = ward.AddPatient(family: "Featherstonehaugh");
        ward.Do(Core.Access.AccessAction.Read, analyst, patient, 20);
        if (readsOn)
        {
            ward.Do(Core.Access.AccessAction.Read, analyst, patient, 20, minute: 1);
        }

        Assert.Equal(found, ward.Found<SameSurnameRule>().Count);
    }

    /// <summary>Former outpatients call, and a question takes a page or three; of somebody with a rare name, or of another practice, reading on is a sign.</summary>
    [Theory]
    [InlineData(true, false, 3, 0)]
    [InlineData(true, false, 4, 1)]
    [InlineData(true, true, 3, 1)]
    [InlineData(false, false, 3, 1)]
    public void StaysQuiet_OnACallOfAFormerOutpatientWithANameThatOthersBear(bool isOwn, bool isRare, int pages, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") with { Thresholds = new Dictionary<string, double> { ["same-surname.share-2"] = isRare ? 20 : 0.1, ["same-surname.share-3"] = 20 } } };
        var user = ward.AddUser(family: "Featherstonehaugh", department: ward.Clinic);
        var patient = ward.AddPatient(family: "Featherstonehaugh");
        ward.AddPatient(family: "Featherstonehaugh");
        var booked = ward.AddPatient();
        ward.AddAppointment(booked, ward.Clinic, 0, 20);
        ward.Open(ward.NursesOf(ward.Clinic)[0], booked, 20);
        ward.AddEncounter(patient, isOwn ? ward.Clinic : ward.Maternity, -80, -80);
        for (var page = 0; page < pages; page++)
        {
            ward.Do(Core.Access.AccessAction.Read, user, patient, 20, minute: page);
        }

        Assert.Equal(found, ward.Found<SameSurnameRule>().Count);
    }

    [Fact]
    public void StaysQuiet_OnANameManyBear()
    {
        var ward = new Ward();
        for (var i = 0; i < 10; i++)
        {
            ward.AddPatient(family: "Garcia");
        }

        var user = ward.AddUser(family: "Garcia");
        var patient = ward.AddPatient(family: "García");
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<SameSurnameRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheWardsOwnPatient()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Featherstonehaugh");
        var patient = ward.AddPatient(family: "Featherstonehaugh");
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<SameSurnameRule>());
    }

    /// <summary>Former patients of a practice call it, namesakes among them; whoever reads on, or never saw the patient there, has no call to point to.</summary>
    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(true, 2, 1)]
    [InlineData(false, 1, 1)]
    public void Flags_ANamesakeOfThePractice_OnlyWhenReadAtLength(bool cameBefore, int accesses, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 10);
        var user = ward.AddUser(family: "Featherstonehaugh", department: ward.Clinic);
        var patient = ward.AddPatient(family: "Featherstonehaugh");
        ward.AddEncounter(patient, cameBefore ? ward.Clinic : ward.Maternity, -60, -60);
        foreach (var day in new[] { 18, 20 })
        {
            for (var access = 0; access < accesses; access++)
            {
                ward.Do(Core.Access.AccessAction.Read, user, patient, day, minute: access);
            }
        }

        Assert.Equal(found, ward.Found<SameSurnameRule>().Count);
    }
}
