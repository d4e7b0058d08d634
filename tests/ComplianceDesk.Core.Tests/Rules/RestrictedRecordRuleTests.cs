using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class RestrictedRecordRuleTests
{
    [Fact]
    public void Flags_AProtectedRecordOutsideItsProgramme()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal([(ward.Nurse, patient)], ward.Found<RestrictedRecordRule>());
    }

    [Fact]
    public void StaysQuiet_InTheTreatingDepartment()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Empty(ward.Found<RestrictedRecordRule>());
    }

    [Fact]
    public void Flags_AWardThatOnceSawThePatientOfAProgramme()
    {
        var ward = new Ward();
        var programme = ward.AddDepartment("clinical");
        var patients = Enumerable.Range(0, 4).Select(_ => ward.AddPatient(restricted: "part2")).ToArray();
        foreach (var patient in patients)
        {
            ward.AddEncounter(patient, programme, -20, -19);
        }

        ward.AddEncounter(patients[0], ward.Surgery, -300, -298);
        ward.Open(ward.Nurse, patients[0], 20);
        Assert.Equal([(ward.Nurse, patients[0])], ward.Found<RestrictedRecordRule>());
    }

    [Fact]
    public void StaysQuiet_WhereNoFeedTellsWhoTreats()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        ward.Open(ward.Nurse, ward.AddPatient(restricted: "part 2"), 10);
        Assert.Empty(ward.Judge().Findings);
    }

    [Fact]
    public void StaysQuiet_OnARecordWithoutTheMark()
    {
        var ward = new Ward();
        ward.AddPatient(restricted: "part 2");
        ward.Open(ward.Nurse, ward.AddPatient(), 10);
        Assert.Empty(ward.Found<RestrictedRecordRule>());
    }
}
