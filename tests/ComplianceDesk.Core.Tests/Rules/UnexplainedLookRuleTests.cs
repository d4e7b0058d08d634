using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class UnexplainedLookRuleTests
{
    [Fact]
    public void Flags_ALookAtAStranger()
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        ward.Open(ward.Nurse, stranger, 20);
        Assert.Equal([(ward.Nurse, stranger)], ward.Found<UnexplainedLookRule>());
    }

    /// <summary>A release of information leaves no note: that it was printed or exported is its trace, as long as no feed tells what is asked for. Of others a print is none.</summary>
    [Theory]
    [InlineData("Release of information specialist", AccessAction.Print, false, false)]
    [InlineData("Release of information specialist", AccessAction.Print, true, true)]
    [InlineData("Release of information specialist", AccessAction.Export, false, false)]
    [InlineData("Release of information specialist", AccessAction.Read, false, true)]
    [InlineData("Registered nurse", AccessAction.Print, false, true)]
    public void StaysQuiet_OnARelease(string role, AccessAction action, bool requests, bool isFound)
    {
        var ward = new Ward();
        if (requests)
        {
            ward.AddTask(ward.AddPatient(), OfficeWork.Release, 10);
        }

        var (user, stranger) = (ward.AddUser(role: role, department: role == "Registered nurse" ? ward.Surgery : ward.Office), ward.AddPatient());
        ward.Do(AccessAction.Read, user, stranger, 20);
        ward.Do(action, user, stranger, 20, minute: 2);
        Assert.Equal(isFound ? [(user, stranger)] : [], ward.Found<UnexplainedLookRule>());
    }

    /// <summary>One thing changed in a long look is no work; in a short one it is.</summary>
    [Theory]
    [InlineData(9, true)]
    [InlineData(4, false)]
    public void Flags_ALongLookWithOneChange(int reads, bool isFound)
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        for (var i = 0; i < reads; i++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, stranger, 20, minute: i);
        }

        ward.Do(AccessAction.Update, ward.Nurse, stranger, 20, minute: reads);
        Assert.Equal(isFound, ward.Found<UnexplainedLookRule>().Contains((ward.Nurse, stranger)));
    }

    /// <summary>Whoever tries to write, and may not, did not come to read in secret; in a long look one try is as little as one change.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(9, true)]
    public void StaysQuiet_OnAChangeThatWasRefused(int reads, bool isFound)
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        for (var i = 0; i < reads; i++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, stranger, 20, minute: i);
        }

        ward.Do(AccessAction.Create, ward.Nurse, stranger, 20, minute: reads, outcome: AccessOutcome.Denied);
        Assert.Equal(isFound, ward.Found<UnexplainedLookRule>().Contains((ward.Nurse, stranger)));
    }

    /// <summary>A few looks on one day are one sitting, one or two on another day more of the same; as many as make a habit are what the user does.</summary>
    [Theory]
    [InlineData(3, 20, 3)]
    [InlineData(4, 20, 0)]
    [InlineData(2, 21, 2)]
    [InlineData(5, 21, 0)]
    public void Flags_AFewLooksOnOneDay(int looks, int lastDay, int found)
    {
        var ward = new Ward();
        foreach (var (turn, stranger) in ward.AddPatients(looks).Index())
        {
            ward.Open(ward.Nurse, stranger, turn == looks - 1 ? lastDay : 20, 13, 20 * turn);
        }

        Assert.Equal(found, ward.Judge().Findings.Where(f => f.Rules.Contains("unexplained-look")).Sum(f => f.Rows.Count / 2));
    }

    [Fact]
    public void StaysQuiet_OnAWrongChart()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Read, ward.Nurse, ward.AddPatient(), 20);
        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    /// <summary>A search that names whom it found opens nothing: one page read after it is one page. A query of a part of the record opens that part.</summary>
    [Theory]
    [InlineData(ObjectKind.Unknown, false)]
    [InlineData(ObjectKind.Clinical, true)]
    public void StaysQuiet_OnASearchAndOnePage(ObjectKind asked, bool isFound)
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        ward.Do(AccessAction.Query, ward.Nurse, stranger, 20, kind: asked);
        ward.Do(AccessAction.Read, ward.Nurse, stranger, 20, minute: 1);
        Assert.Equal(isFound ? [(ward.Nurse, stranger)] : [], ward.Found<UnexplainedLookRule>());
    }

    /// <summary>Of two patients with like names the wrong one may be clicked twice on a day; each time the right record follows at once.</summary>
    [Theory]
    [InlineData(30, false)]
    [InlineData(80, false)]
    [InlineData(100, true)]
    public void StaysQuiet_OnAWrongChartOpenedTwice(int leftAfter, bool isFound)
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        foreach (var hour in new[] { 17, 19 })
        {
            ward.Do(AccessAction.Read, ward.Nurse, stranger, 20, hour, 0);
            ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 20, hour, second: leftAfter);
        }

        Assert.Equal(isFound ? [(ward.Nurse, stranger)] : [], ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void StaysQuiet_OnAPatientOfThePractice()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, -300);
        ward.Open(ward.Nurse, patient, 20);
        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    /// <summary>Care ties the two for good; but whom nobody calls does not look up a patient of months ago by name.</summary>
    [Theory]
    [InlineData(10, true, false, false)]
    [InlineData(60, true, false, true)]
    [InlineData(60, false, false, false)]
    [InlineData(60, true, true, false)]
    public void Flags_ALookAtAFormerPatient_WhenItWasSearchedFor(int daysAgo, bool isSearched, bool isOpenEnded, bool isFound)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse, 10 - daysAgo, isOpenEnded ? null : 12 - daysAgo);
        if (isSearched)
        {
            ward.Do(AccessAction.Query, ward.Nurse, 0, 12, 18, 59);
        }

        ward.Open(ward.Nurse, patient, 12, 19);
        Assert.Equal(isFound ? [(ward.Nurse, patient)] : [], ward.Found<UnexplainedLookRule>());
    }

    [Theory]
    [InlineData(CareSpan.AheadDays - 1, false)]
    [InlineData(CareSpan.AheadDays + 1, true)]
    public void Flags_ALookAtWhoeverComesMuchLater(int later, bool isFound)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, 20 + later);
        ward.Open(ward.Nurse, patient, 20);
        Assert.Equal(isFound ? [(ward.Nurse, patient)] : [], ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhereEverybodyDoes()
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            ward.Open(nurse, ward.AddPatient(), 18);
            ward.Open(nurse, ward.AddPatient(), 20);
        }

        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void StaysQuiet_WhenSomethingWasWritten()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.Open(ward.Nurse, patient, 20);
        ward.Do(AccessAction.Create, ward.Nurse, patient, 20, 13, 5);
        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    [Fact]
    public void Flags_AReturnToAPatientInCareElsewhere_WhereOneLookWouldPass()
    {
        var once = Elsewhere(again: 10);
        Assert.Empty(once.Found<UnexplainedLookRule>());
        var twice = Elsewhere(again: 16);
        Assert.Contains((twice.Nurse, 0), twice.Found<UnexplainedLookRule>().Select(f => (f.User, 0)));
    }

    /// <summary>Nurses of other wards look at in-patients of maternity now and then; one of them comes back.</summary>
    private static Ward Elsewhere(int again)
    {
        var ward = new Ward();
        var patients = ward.PatientsOf(ward.Maternity);
        LookElsewhere(ward, 6);
        ward.Open(ward.Nurse, patients[0], 10);
        ward.Open(ward.Nurse, patients[0], again, hour: 15);
        return ward;
    }

    /// <summary>So many nurses of the other wards look once at an in-patient of maternity: more than one in a thousand of what nurses open is what nurses do.</summary>
    private static void LookElsewhere(Ward ward, int nurses)
    {
        foreach (var (at, nurse) in ward.NursesOf(ward.Medicine).Concat(ward.NursesOf(ward.Clinic)).Take(nurses).Index())
        {
            ward.Open(nurse, ward.PatientsOf(ward.Maternity)[1 + (at % 6)], 8 + (2 * at));
        }
    }

    /// <summary>In a large role a look or two come by chance, and hide nobody else's.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(6, false)]
    public void Flags_OneLookAtAPatientInCareElsewhere_WhereTheRoleHasPracticallyNone(int others, bool isFound)
    {
        var ward = new Ward();
        LookElsewhere(ward, others);
        ward.Open(ward.Nurse, ward.PatientsOf(ward.Maternity)[0], 21);
        Assert.Equal(isFound, ward.Found<UnexplainedLookRule>().Any(f => f.User == ward.Nurse));
    }

    /// <summary>What nurses do says nothing of assistants, who never do, unless hardly any assistant is known.</summary>
    [Theory]
    [InlineData(7, true)]
    [InlineData(1, false)]
    public void Flags_ALook_WhereOnlyOtherRolesHaveThem(int assistants, bool isFound)
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery).Concat(ward.NursesOf(ward.Medicine)).Concat(ward.NursesOf(ward.Maternity)).Concat(ward.NursesOf(ward.Emergency)))
        {
            ward.Open(nurse, ward.AddPatient(), 18);
            ward.Open(nurse, ward.AddPatient(), 20);
        }

        int[] all = [.. Enumerable.Range(0, assistants).Select(_ => ward.AddUser(role: "Nursing assistant"))];
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            foreach (var (assistant, patient) in all.SelectMany(a => ward.PatientsOf(ward.Surgery)[..5].Select(p => (a, p))))
            {
                ward.Open(assistant, patient, day, hour: 10);
            }
        }

        ward.Open(all[0], ward.AddPatient(), 21);
        Assert.Equal(isFound, ward.Found<UnexplainedLookRule>().Any(f => f.User == all[0]));
    }

    /// <summary>Whoever covers or sits with a patient may come the next day, too; of a patient who left days ago nobody does.</summary>
    [Theory]
    [InlineData(22, 18, true)]
    [InlineData(22, 22, false)]
    [InlineData(21, 18, false)]
    public void Flags_AReturnOnTheNextDay_WhereNoVisitIsNear(int again, int visitsEnd, bool isFound)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Maternity, 12, visitsEnd);
        LookElsewhere(ward, 6);
        ward.Open(ward.Nurse, patient, 21, hour: 17);
        ward.Open(ward.Nurse, patient, again, hour: 18);
        Assert.Equal(isFound, ward.Found<UnexplainedLookRule>().Any(f => f.User == ward.Nurse));
    }

    /// <summary>A physician is asked about a patient once, or while the patient is there; who reads on after weeks, of a patient who is not there, was not asked. Where colleagues come back so, too, nothing is said.</summary>
    [Theory]
    [InlineData(22, 18, 0, true)]
    [InlineData(0, 18, 0, false)]
    [InlineData(22, 22, 0, false)]
    [InlineData(22, 18, 12, false)]
    public void Flags_APhysiciansReturn_WhereNoVisitIsNear(int again, int visitsEnd, int colleagues, bool isFound)
    {
        var ward = new Ward();
        var physicians = Enumerable.Range(0, 14).Select(_ => ward.AddUser(role: "Physician", department: ward.Medicine)).ToArray();
        foreach (var (at, physician) in physicians.Index())
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                ward.Open(physician, ward.PatientsOf(ward.Medicine)[day % 6], day, hour: 9);
            }

            for (var look = 0; at > 0 && at <= colleagues && look < 2; look++)
            {
                var elsewhere = ward.AddPatient();
                ward.AddEncounter(elsewhere, ward.Maternity, 12, 14);
                ward.Open(physician, elsewhere, 18, hour: 17 + look);
            }
        }

        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Maternity, 12, visitsEnd);
        foreach (var day in new[] { 21, again }.Where(d => d > 0))
        {
            ward.Open(physicians[0], patient, day, hour: 18);
        }

        Assert.Equal(isFound, ward.Found<UnexplainedLookRule>().Any(f => f.User == physicians[0]));
    }

    /// <summary>Where whoever opens a wrong chart leaves it for the right one at once, the one who does not was looking.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public void Flags_ASingleLook_WhereWrongChartsShow(int slips, bool flagged)
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Medicine)[..slips])
        {
            ward.Do(AccessAction.Read, nurse, ward.AddPatient(), 12, 13, 0);
            ward.Do(AccessAction.Read, nurse, ward.PatientsOf(ward.Medicine)[0], 12, 13, 1);
        }

        ward.Do(AccessAction.Read, ward.Nurse, ward.AddPatient(), 20, 18);
        Assert.Equal(flagged, ward.Found<UnexplainedLookRule>().Any(f => f.User == ward.Nurse));
    }

    /// <summary>A clinic's people are asked by strangers; where its people practically never look without a reason, one who does stands out. Of whom no visit is on record, may be a patient of theirs from before the feed.</summary>
    [Theory]
    [InlineData(0, true, true)]
    [InlineData(4, true, false)]
    [InlineData(0, false, false)]
    public void Flags_ALookByAClinicsNurse_WhereCallsLeaveNoSuchLooks(int calls, bool isOnRecord, bool flagged)
    {
        var ward = new Ward();
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 10);
        foreach (var nurse in ward.NursesOf(ward.Clinic)[1..(calls + 1)])
        {
            ward.Open(nurse, ward.AddPatient(), 12);
        }

        var stranger = ward.AddPatient();
        if (isOnRecord)
        {
            ward.AddEncounter(stranger, ward.Maternity, -90, -89);
        }

        ward.Open(ward.NursesOf(ward.Clinic)[0], stranger, 20);
        Assert.Equal(flagged, ward.Found<UnexplainedLookRule>().Contains((ward.NursesOf(ward.Clinic)[0], stranger)));
    }

    [Fact]
    public void StaysQuiet_WhenAnotherOpensTheRecordTheSameDay()
    {
        var ward = new Ward();
        var stranger = ward.AddPatient();
        ward.Open(ward.Nurse, stranger, 20);
        ward.Open(ward.NursesOf(ward.Emergency)[0], stranger, 20, hour: 14);
        Assert.Empty(ward.Found<UnexplainedLookRule>());
    }

    /// <summary>Who has another patient that day of the department where this one is in care covers there: one who comes to be seen, as one who lies there.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void StaysQuiet_WhereTheUserHasAnotherPatientOfTheDepartment(bool isBooked)
    {
        var ward = new Ward();
        var (vip, other) = (ward.AddPatient(vip: true), ward.AddPatient());
        ward.AddEncounter(vip, ward.Maternity, 10, 45);
        var colleague = ward.AddUser();
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            ward.Open(colleague, ward.PatientsOf(ward.Surgery)[0], day);
        }

        ward.AddCareTeam(other, ward.Nurse);
        if (isBooked)
        {
            ward.AddAppointment(other, ward.Maternity, 0, 38);
        }

        ward.Open(ward.Nurse, vip, 38);
        ward.Open(ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 38, hour: 14);
        ward.Open(ward.Nurse, other, 38, hour: 15);
        Assert.Equal(!isBooked, ward.Judge().Findings.Single(f => f.User == ward.Nurse && f.Patient == vip).Rules.Contains("unexplained-look"));
    }

    /// <summary>Who has nobody else that day may be lent to sit with the patient.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Flags_APatientInCareElsewhere_BesideOthers(bool works)
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Maternity, 10, 45);
        var colleague = ward.AddUser();
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            ward.Open(colleague, ward.PatientsOf(ward.Surgery)[0], day);
            ward.Open(colleague, ward.PatientsOf(ward.Surgery)[1], day);
        }

        ward.Open(ward.Nurse, vip, 38);
        if (works)
        {
            ward.Open(ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 38, hour: 14);
        }

        Assert.Equal(works, Assert.Single(ward.Judge().Findings, f => f.User == ward.Nurse).Rules.Contains("unexplained-look"));
    }

    /// <summary>The end of one night's duty lies on the day on which the next begins: there the nurse has nobody but the patient she is lent to, for some hours. A look of a minute from home is no duty.</summary>
    [Theory]
    [InlineData(19, false)]
    [InlineData(23, true)]
    public void Flags_TheOnlyPatientOfADuty_WhereItIsNone(int signIn, bool flagged)
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Maternity, 10, 45);
        var colleague = ward.AddUser();
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            ward.Open(colleague, ward.PatientsOf(ward.Surgery)[0], day);
            ward.Open(colleague, ward.PatientsOf(ward.Surgery)[1], day);
        }

        ward.Open(ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 38, hour: 4);
        ward.Do(AccessAction.Login, ward.Nurse, 0, 38, signIn);
        ward.Open(ward.Nurse, vip, 38, hour: 23, minute: 40);
        Assert.Equal(flagged, Assert.Single(ward.Judge().Findings, f => f.User == ward.Nurse).Rules.Contains("unexplained-look"));
    }

    /// <summary>Whom strangers call differs from clinic to clinic, not from role to role: the looks of a clinic's assistants tell of its nurses, too.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(2, false)]
    public void Flags_ALookByAClinicsNurse_WhereNobodyWhoIsCalledHasThem(int assistants, bool flagged)
    {
        var ward = new Ward();
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 10);
        foreach (var assistant in Enumerable.Range(0, assistants).Select(_ => ward.AddUser(role: "Medical assistant", department: ward.Clinic)).ToArray())
        {
            ward.Open(assistant, ward.AddPatient(), 12);
        }

        var stranger = ward.AddPatient();
        ward.AddEncounter(stranger, ward.Maternity, -90, -89);
        ward.Open(ward.NursesOf(ward.Clinic)[0], stranger, 20);
        Assert.Equal(flagged, ward.Found<UnexplainedLookRule>().Contains((ward.NursesOf(ward.Clinic)[0], stranger)));
    }

    /// <summary>Where others are called, a look at somebody in care elsewhere is no finding alone, and strengthens another sign: the record was searched for.</summary>
    [Theory]
    [InlineData(0, false, true)]
    [InlineData(2, false, false)]
    [InlineData(2, true, true)]
    public void Flags_AClinicsLookAtAPatientInCareElsewhere_WhereAnotherSignIs(int calls, bool isSearched, bool flagged)
    {
        var ward = new Ward();
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 10);
        foreach (var (at, nurse) in ward.NursesOf(ward.Clinic)[..calls].Index())
        {
            ward.Open(nurse, ward.PatientsOf(ward.Maternity)[1 + at], 12 + (2 * at));
        }

        var assistant = ward.AddUser(role: "Medical assistant", department: ward.Clinic);
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            foreach (var patient in ward.PatientsOf(ward.Clinic)[..5])
            {
                ward.Open(assistant, patient, day, hour: 10);
            }
        }

        if (isSearched)
        {
            ward.Do(AccessAction.Query, assistant, 0, 21, 12, 59);
        }

        ward.Open(assistant, ward.PatientsOf(ward.Maternity)[0], 21);
        Assert.Equal(flagged, ward.Found<UnexplainedLookRule>().Any(f => f.User == assistant));
    }

    /// <summary>So is a clinic's single look there, where wrong charts show: none by itself where others are called, and one that strengthens another sign, that it is a VIP's record.</summary>
    [Theory]
    [InlineData(0, false, true)]
    [InlineData(2, false, false)]
    [InlineData(2, true, true)]
    public void Flags_AClinicsSingleLookAtAPatientInCareElsewhere_WhereAnotherSignIs(int calls, bool isVip, bool flagged)
    {
        var ward = new Ward();
        ward.AddAppointment(ward.PatientsOf(ward.Clinic)[0], ward.Clinic, 0, 10);
        foreach (var nurse in ward.NursesOf(ward.Medicine)[..3])
        {
            ward.Do(AccessAction.Read, nurse, ward.AddPatient(), 12, 13, 0);
            ward.Do(AccessAction.Read, nurse, ward.PatientsOf(ward.Medicine)[0], 12, 13, 1);
        }

        foreach (var (at, nurse) in ward.NursesOf(ward.Clinic)[..calls].Index())
        {
            ward.Do(AccessAction.Read, nurse, ward.PatientsOf(ward.Maternity)[1 + at], 12 + (2 * at), 18);
        }

        var assistant = ward.AddUser(role: "Medical assistant", department: ward.Clinic);
        for (var day = 0; day < Ward.WorkingDays; day++)
        {
            foreach (var patient in ward.PatientsOf(ward.Clinic)[..5])
            {
                ward.Open(assistant, patient, day, hour: 10);
            }
        }

        var looked = ward.AddPatient(vip: isVip);
        ward.AddEncounter(looked, ward.Maternity, 10, 45);
        ward.Do(AccessAction.Read, assistant, looked, 21, 18);
        Assert.Equal(flagged, ward.Judge().Findings.Any(f => f.User == assistant && f.Rules.Contains("unexplained-look")));
    }
}
