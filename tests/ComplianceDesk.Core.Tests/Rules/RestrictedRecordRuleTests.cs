using ComplianceDesk.Core.Access;
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

    [Theory]
    [InlineData("Physician", 10)]
    [InlineData("Physician", 19)]
    [InlineData("Nursing assistant", 10)]
    public void Flags_AReadingInCare(string role, int day)
    {
        var ward = new Ward();
        var patient = ward.AddPatient(restricted: "part 2");
        var reader = ward.OpenFromOutside(patient, ward.Clinic, ward.Maternity, role, day);
        Assert.Equal([(reader, patient)], ward.Found<RestrictedRecordRule>());
    }

    /// <summary>A question about a visit of hours is asked on its day, not on the next: where protected records are many, one on that day is chance.</summary>
    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void Flags_APhysician_OnTheDayAfterAVisit(int day, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "long-look") };
        foreach (var other in Enumerable.Range(0, 60).Select(_ => ward.AddPatient(restricted: "part 2")).ToArray())
        {
            ward.AddEncounter(other, ward.Surgery, 3, 5);
            foreach (var nurse in ward.NursesOf(ward.Surgery))
            {
                ward.Open(nurse, other, 4);
            }
        }

        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, 10, 10, hour: 17);
        var physician = ward.AddUser(role: "Physician", department: ward.Emergency);
        ward.Open(physician, patient, day, hour: day == 10 ? 14 : 13);
        Assert.Equal(isFound ? [(physician, patient)] : [], ward.Found<RestrictedRecordRule>());
    }

    /// <summary>What is added stays under the user's name; who hides a look adds nothing. A change alone is no such sign.</summary>
    [Theory]
    [InlineData(AccessAction.Create, false)]
    [InlineData(AccessAction.Update, true)]
    public void StaysQuiet_OnWhoAddsToTheRecord(AccessAction action, bool isFound)
    {
        var ward = new Ward();
        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Open(ward.Nurse, patient, 10);
        ward.Do(action, ward.Nurse, patient, 10, 14);
        Assert.Equal(isFound ? [(ward.Nurse, patient)] : [], ward.Found<RestrictedRecordRule>());
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

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Flags_AWardThatOnceSawThePatientOfAProgramme(int opened, bool isFound)
    {
        var ward = new Ward();
        var programme = ward.AddDepartment("clinical");
        var patients = Enumerable.Range(0, 4).Select(_ => ward.AddPatient(restricted: "part2")).ToArray();
        foreach (var patient in patients)
        {
            ward.AddEncounter(patient, programme, -20, -19);
        }

        // The programme's own work shows what it is.
        var counselor = ward.AddUser(department: programme);
        foreach (var patient in patients.Take(opened))
        {
            ward.AddCareTeam(patient, counselor);
            ward.Open(counselor, patient, 12);
        }

        ward.AddEncounter(patients[0], ward.Surgery, -300, -298);
        ward.Open(ward.Nurse, patients[0], 20);
        Assert.Equal(isFound ? [(ward.Nurse, patients[0])] : [], ward.Found<RestrictedRecordRule>());
    }

    /// <summary>A department many of whose patients bear the mark treats such patients, though most of its own do not; one that sees them as everybody does is outside.</summary>
    [Theory]
    [InlineData(3, 1, false)]
    [InlineData(2, 1, true)]
    [InlineData(3, 12, true)]
    public void StaysQuiet_WhereProtectedPatientsAreMany(int marked, int markedElsewhere, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var psychiatry = ward.AddDepartment("clinical");
        var nurse = ward.AddUser(department: psychiatry);
        for (var i = 0; i < 40; i++)
        {
            Treat(psychiatry, nurse, i < 10, i < marked);
            Treat(ward.Clinic, ward.NursesOf(ward.Clinic)[0], true, i < markedElsewhere);
        }

        var patient = ward.AddPatient(restricted: "part2");
        ward.AddEncounter(patient, ward.Medicine, 2, 3);
        ward.Open(nurse, patient, 20);
        Assert.Equal(isFound, ward.Found<RestrictedRecordRule>().Contains((nurse, patient)));

        void Treat(int department, int by, bool isTreated, bool isMarked)
        {
            if (isTreated)
            {
                var treated = ward.AddPatient(restricted: isMarked ? "part2" : null);
                ward.AddEncounter(treated, department, 8, 12);
                ward.Open(by, treated, 10);
            }
        }
    }

    /// <summary>Who keeps the bill opens those of protected patients, too, and learns nothing of the care; not who goes on to the notes.</summary>
    [Theory]
    [InlineData("Biller", ObjectKind.Billing, false)]
    [InlineData("Biller", ObjectKind.Clinical, true)]
    [InlineData("Registered nurse", ObjectKind.Billing, true)]
    public void StaysQuiet_WhereAnOfficeOpensItsOwnPapers(string role, ObjectKind kind, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var patient = ward.AddPatient(restricted: "part2");
        ward.AddEncounter(patient, ward.Clinic, -300, -299);
        var user = ward.AddUser(role: role, department: role == "Biller" ? ward.Office : ward.Surgery);
        ward.Do(AccessAction.Query, user, patient, 20, 13);
        ward.Do(AccessAction.Read, user, patient, 20, 13, 1, kind: ObjectKind.Billing);
        ward.Do(AccessAction.Read, user, patient, 20, 13, 2, kind: kind);
        Assert.Equal(isFound, ward.Found<RestrictedRecordRule>().Contains((user, patient)));
    }

    [Theory]
    [InlineData(CareSpan.VisitDays - 1, false, false)]
    [InlineData(CareSpan.VisitDays + 1, false, true)]
    [InlineData(CareSpan.EmergencyDays + 1, true, true)]
    public void Flags_AWardThatSeesThePatientMuchLater(int later, bool isEmergency, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, -60, -50);
        ward.AddEncounter(patient, ward.Surgery, 10 + later, 10 + later, emergency: isEmergency, hour: 13);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal(isFound ? [(ward.Nurse, patient)] : [], ward.Found<RestrictedRecordRule>());
    }

    [Theory]
    [InlineData(CareSpan.VisitDays, false)]
    [InlineData(CareSpan.VisitDays + 1, true)]
    public void Flags_WhomTheCareTeamNamesMuchLater(int later, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, -60, -50);
        ward.AddCareTeam(patient, ward.Nurse, 10 + later);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal(isFound ? [(ward.Nurse, patient)] : [], ward.Found<RestrictedRecordRule>());
    }

    [Fact]
    public void StaysQuiet_WhereNoFeedTellsWhoTreats()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        ward.Open(ward.Nurse, ward.AddPatient(restricted: "part 2"), 10);
        Assert.Empty(ward.Judge().Findings);
    }

    /// <summary>Where programs are known, who is in none of them has no more business in a protected record because nobody says who treats.</summary>
    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void Flags_AReaderOutsideEveryProgramme_WhereNoFeedTellsWhoTreats(bool reads, bool isProgramme, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var programme = ward.AddDepartment("clinical");
        var counselor = ward.AddUser(department: programme);
        foreach (var patient in Enumerable.Range(0, 4).Select(_ => ward.AddPatient(restricted: "part2")))
        {
            ward.AddEncounter(patient, programme, 8, 12);
            ward.Open(counselor, patient, 10);
        }

        var (reader, unknown) = (isProgramme ? ward.AddUser(department: programme) : ward.Nurse, ward.AddPatient(restricted: "part2"));
        if (reads)
        {
            ward.Open(reader, unknown, 20);
        }
        else
        {
            ward.Do(AccessAction.Read, reader, unknown, 20);
        }

        Assert.Equal(isFound ? [(reader, unknown)] : [], ward.Found<RestrictedRecordRule>());
    }

    [Fact]
    public void StaysQuiet_OnARecordWithoutTheMark()
    {
        var ward = new Ward();
        ward.AddPatient(restricted: "part 2");
        ward.Open(ward.Nurse, ward.AddPatient(), 10);
        Assert.Empty(ward.Found<RestrictedRecordRule>());
    }

    /// <summary>Where many records that are opened with a reason bear the mark, work lent and a wrong chart meet one by chance.</summary>
    [Theory]
    [InlineData(0, true, true)]
    [InlineData(150, true, false)]
    [InlineData(0, false, true)]
    [InlineData(150, false, false)]
    public void StaysQuiet_OnAChangeOrASingleLook_WhereProtectedRecordsAreEverydayWork(int others, bool changes, bool isFound)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        for (var i = 0; i < others; i++)
        {
            var other = ward.AddPatient(restricted: "part 2");
            ward.AddEncounter(other, ward.Clinic, 8, 12);
            ward.Open(ward.NursesOf(ward.Clinic)[i % 6], other, 10);
        }

        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10);
        if (changes)
        {
            ward.Do(AccessAction.Update, ward.Nurse, patient, 10, 14);
        }

        Assert.Equal(isFound, ward.Found<RestrictedRecordRule>().Contains((ward.Nurse, patient)));
    }

    /// <summary>A wrong chart is left for the right one at once; by that alone nobody has read a protected record.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Flags_ASingleLook_UnlessItWasPlainlyAWrongChart(bool leadsOn, int found)
    {
        var ward = new Ward();
        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, 18);
        if (leadsOn)
        {
            ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10, 18, 1);
        }

        Assert.Equal(found, ward.Found<RestrictedRecordRule>().Count);
    }

    /// <summary>How often a wrong chart hits a protected record is in the base rate of single accesses: nothing more is taken away for it.</summary>
    [Fact]
    public void Lessens_ASingleLookOnce()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var patient = ward.AddPatient(restricted: "part 2");
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, 18);
        var signal = Assert.Single(ward.Judge().Findings).Signals.Single(s => s.Rule == "restricted-record");
        Assert.DoesNotContain("a single access may be a wrong chart", signal.Sentence, StringComparison.Ordinal);
    }
}
