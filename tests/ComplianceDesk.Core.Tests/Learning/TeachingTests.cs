using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Learning;

/// <summary>
/// Each learned explanation, and what it is taught by: when those who teach it hold accounts that had ended, all that they did stands in a finding, and the explanation does not hold.
/// </summary>
public sealed class TeachingTests
{
    private static readonly Dictionary<string, Func<School, (int User, int Patient, int Day)>> Lessons = new(StringComparer.Ordinal)
    {
        ["cross-cover"] = FloatingWherePeopleWrote,
        ["colleagues-at-work"] = ColleaguesWhoWrote,
        ["practice-at-work"] = ColleagueWhoWroteOfAPatientKnown,
        ["care-seen"] = PeopleWhoWrote,
        ["departments-together"] = ColleaguesOnAnotherWard,
        ["diagnosis-responsibility"] = ColleaguesAndADiagnosis,
        ["case-conference"] = Meeting,
        ["colleague-group"] = GroupAtWork,
        ["same-shift"] = TheOtherSideOfMidnight,
        ["interface"] = AnAccountThatReadsAtNight,
        ["mother-and-child"] = TheOtherOfTwo,
        ["stated-series"] = OneOfASeries,
    };

    public static TheoryData<string> Explanations => [.. Lessons.Keys];

    /// <summary>Some are taught by no access: an office's work on its own papers is told by what was opened in the session itself, a clinic's and a department's patients by feeds of care.</summary>
    [Fact]
    public void Covers_EveryLearnedExplanation() => Assert.Equal(
        typeof(LearnedExplanation).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(LearnedExplanation))).Select(t => ((LearnedExplanation)Activator.CreateInstance(t)!).Info.Id).Order(StringComparer.Ordinal),
        Lessons.Keys.Concat(["account-work", "audit-work", "clinic-of-physician", "department-follows", "identity-work"]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Explanations))]
    public void Learns_FromWhatStandsInNoFinding(string explanation) => Assert.Equal(explanation, Reason(explanation, isFlagged: false));

    [Theory]
    [MemberData(nameof(Explanations))]
    public void DoesNotLearn_FromWhatStandsInAFinding(string explanation) => Assert.Null(Reason(explanation, isFlagged: true));

    /// <summary>Those whose lesson is of a day after the first week, which is judged by itself: from then on earlier weeks tell what is learned of the hospital.</summary>
    public static TheoryData<string> OfADay => [.. Lessons.Keys.Except(["departments-together", "diagnosis-responsibility", "interface"], StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(OfADay))]
    public void Learns_OfADay_InALaterWeek(string explanation) => Assert.Equal(explanation, ReasonAfterAWeek(explanation, isFlagged: false));

    [Theory]
    [MemberData(nameof(OfADay))]
    public void DoesNotLearn_OfADay_FromWhatStandsInAFinding_InALaterWeek(string explanation) => Assert.Null(ReasonAfterAWeek(explanation, isFlagged: true));

    /// <summary>Where earlier weeks tell of the hospital, a finding is news for those who opened the same record, and for nobody else.</summary>
    [Fact]
    public void AsksAgain_OnlyWhoMayHaveLearned()
    {
        var school = new School(isFlagged: true);
        var ward = school.Ward;
        var (gone, found, near, far) = (school.Teachers(ward.Surgery, 1)[0], ward.AddPatient(), ward.AddPatient(), ward.AddPatient());
        ward.Open(gone, found, 10);
        ward.Open(ward.Nurse, found, 10);
        ward.Open(ward.Nurse, near, 11);
        ward.Open(ward.NursesOf(ward.Clinic)[0], far, 10);
        var judged = JudgedAfterAWeek(ward);
        var asked = judged.Accesses.Without(judged.Findings.Where(f => f.User == gone)).Asked.Select(session => judged.Accesses.Sessions.Patient(session)).ToHashSet();
        Assert.Contains(found, asked);
        Assert.Contains(near, asked);
        Assert.DoesNotContain(far, asked);
    }

    /// <summary>A workstation is the department's by those who use it and stand in no finding.</summary>
    [Theory]
    [InlineData(false, "cross-cover")]
    [InlineData(true, null)]
    public void DoesNotLearn_AWorkplaceFromWhatStandsInAFinding(bool isFlagged, string? expected)
    {
        var school = new School(isFlagged);
        var (ward, desk) = (school.Ward, school.Ward.Next());
        var patient = ward.PatientsOf(ward.Maternity)[0];
        foreach (var teacher in school.Teachers(ward.Maternity, 3))
        {
            ward.Open(teacher, ward.PatientsOf(ward.Maternity)[1], 10, workstation: desk);
        }

        ward.Open(ward.Nurse, patient, 12, workstation: desk);
        Assert.Equal(expected, ward.JudgedReasonOf(ward.Nurse, patient, 12));
    }

    /// <summary>Signing in on another ward, by an account that had ended.</summary>
    [Theory]
    [InlineData(false, "cross-cover")]
    [InlineData(true, null)]
    public void DoesNotLearn_FromSigningInThatStandsInAFinding(bool isFlagged, string? expected)
    {
        var school = new School(isFlagged);
        var ward = school.Ward;
        var (user, patient) = (school.Teachers(ward.Surgery, 1)[0], ward.PatientsOf(ward.Maternity)[0]);
        ward.Do(AccessAction.Login, user, 0, 40, 19, department: ward.Maternity);
        ward.Do(AccessAction.Read, user, patient, 40, 20, department: ward.Maternity);
        Assert.Equal(expected, ward.JudgedReasonOf(user, patient, 40));
    }

    /// <summary>What earlier weeks left holds nothing of their findings.</summary>
    [Theory]
    [InlineData(false, "departments-together")]
    [InlineData(true, null)]
    public void DoesNotLearn_FromFindingsOfEarlierWeeks(bool isFlagged, string? expected)
    {
        var school = new School(isFlagged);
        ColleaguesOnAnotherWard(school);
        Assert.Equal(expected, LaterReason(school));
    }

    /// <summary>Colleagues whose looks of this very week have no reason either teach the weeks to come, when it is known what of them is found.</summary>
    [Fact]
    public void DoesNotLearn_FromTheWeekThatIsJudged()
    {
        var school = new School(isFlagged: false);
        ColleaguesOnAnotherWard(school, firstDay: 29, days: 1);
        Assert.Null(LaterReason(school));
    }

    private static string? Reason(string explanation, bool isFlagged)
    {
        var school = new School(isFlagged);
        var (user, patient, day) = Lessons[explanation](school);
        return school.Ward.JudgedReasonOf(user, patient, day);
    }

    private static string? ReasonAfterAWeek(string explanation, bool isFlagged)
    {
        var school = new School(isFlagged);
        var (user, patient, day) = Lessons[explanation](school);
        var judged = JudgedAfterAWeek(school.Ward).Accesses;
        return judged.ReasonOf(judged.Sessions.Of(user, patient, Ward.Date(day)))?.Id;
    }

    private static Judgement JudgedAfterAWeek(Ward ward)
    {
        var (begin, past) = (SiteCalendar.WeekOf(Ward.Date(0)), new Past());
        past.Add(ward.Judge(new Epoch(begin, begin + 6), past).Learned);
        return ward.Judge(new Epoch(begin + 7, begin + 62), past);
    }

    /// <summary>The reason of a nurse of the clinic for a patient of the maternity ward in the week after four.</summary>
    private static string? LaterReason(School school)
    {
        var ward = school.Ward;
        var (user, patient) = (ward.NursesOf(ward.Clinic)[0], ward.PatientsOf(ward.Maternity)[7]);
        ward.Open(user, patient, 30);
        var (begin, past) = (SiteCalendar.WeekOf(Ward.Date(0)), new Past());
        past.Add(ward.Judge(new Epoch(begin, begin + 27), past).Learned);
        var judged = ward.Judge(new Epoch(begin + 28, begin + 34), past).Accesses;
        return judged.ReasonOf(judged.Sessions.Of(user, patient, Ward.Date(30)))?.Id;
    }

    private static (int User, int Patient, int Day) FloatingWherePeopleWrote(School school)
    {
        var ward = school.Ward;
        var (user, patients) = (ward.NursesOf(ward.Medicine)[0], ward.AddPatients(5));
        var teachers = school.Teachers(ward.Maternity, 2);
        foreach (var patient in patients)
        {
            ward.Do(AccessAction.Update, teachers[0], patient, 40);
            ward.Do(AccessAction.Update, teachers[1], patient, 40);
            ward.Open(user, patient, 40);
        }

        return (user, patients[0], 40);
    }

    private static (int User, int Patient, int Day) ColleaguesWhoWrote(School school)
    {
        var ward = school.Ward;
        var patient = ward.AddPatient();
        var teachers = school.Teachers(ward.Surgery, 2);
        ward.Do(AccessAction.Update, teachers[0], patient, 9);
        ward.Do(AccessAction.Update, teachers[1], patient, 10);
        ward.Open(ward.Nurse, patient, 10);
        return (ward.Nurse, patient, 10);
    }

    private static (int User, int Patient, int Day) ColleagueWhoWroteOfAPatientKnown(School school)
    {
        var ward = school.Ward;
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -200, -200);
        ward.Do(AccessAction.Update, school.Teachers(ward.Surgery, 1)[0], patient, 10);
        ward.Do(AccessAction.Update, ward.Nurse, patient, 10);
        return (ward.Nurse, patient, 10);
    }

    private static (int User, int Patient, int Day) PeopleWhoWrote(School school)
    {
        var ward = school.Ward;
        var (user, patient) = (ward.AddUser(department: ward.Laboratory), ColleaguesWhoWrote(school).Patient);
        ward.Open(user, patient, 11);
        return (user, patient, 11);
    }

    private static (int User, int Patient, int Day) ColleaguesOnAnotherWard(School school) => ColleaguesOnAnotherWard(school, firstDay: 0, days: 20);

    private static (int User, int Patient, int Day) ColleaguesOnAnotherWard(School school, int firstDay, int days)
    {
        var ward = school.Ward;
        var (user, patients) = (ward.NursesOf(ward.Clinic)[0], ward.PatientsOf(ward.Maternity));
        var teachers = school.Teachers(ward.Clinic, 6);
        for (var i = 0; i < 24; i++)
        {
            ward.Open(teachers[i % 6], patients[(i + (i / 6)) % patients.Length], firstDay + (i / 6 * days / 4));
        }

        ward.Open(user, patients[3], 12);
        return (user, patients[3], 12);
    }

    private static (int User, int Patient, int Day) ColleaguesAndADiagnosis(School school)
    {
        var ward = school.Ward;
        var department = ward.AddDepartment("clinical");
        var teachers = school.Teachers(department, 4);
        foreach (var patient in ward.AddPatients(4))
        {
            ward.AddEncounter(patient, department, 0, 20);
            ward.AddDiagnosis(patient, "O80", 5);
            foreach (var teacher in teachers)
            {
                ward.Open(teacher, patient, 6);
            }
        }

        // Somebody else's patients, of another diagnosis: the department's share of all is small.
        foreach (var patient in ward.PatientsOf(ward.Medicine))
        {
            ward.AddDiagnosis(patient, "I10", 5);
        }

        var (user, stranger) = (ward.AddUser(department: department), ward.AddPatient());
        ward.AddDiagnosis(stranger, "O80", 9);
        ward.Open(user, stranger, 10);
        return (user, stranger, 10);
    }

    private static (int User, int Patient, int Day) Meeting(School school)
    {
        var ward = school.Ward;
        int[] people = [ward.Nurse, .. school.Teachers(ward.Medicine, 1), .. school.Teachers(ward.Clinic, 1)];
        var patients = ward.AddPatients(5);
        foreach (var person in people)
        {
            for (var i = 0; i < patients.Length; i++)
            {
                ward.Open(person, patients[i], 20, 7, 10 * i);
            }
        }

        return (ward.Nurse, patients[2], 20);
    }

    private static (int User, int Patient, int Day) GroupAtWork(School school)
    {
        var ward = school.Ward;
        var user = ward.AddUser(department: ward.Emergency);
        var teachers = school.Teachers(ward.Maternity, 3);
        foreach (var patient in ward.PatientsOf(ward.Maternity))
        {
            ward.AddCareTeam(patient, user, 0, 15);
            for (var day = 0; day < 14; day++)
            {
                ward.Open(user, patient, day);
                ward.Open(teachers[day % 3], patient, day);
            }
        }

        var unnamed = ward.AddPatient();
        ward.AddEncounter(unnamed, ward.Maternity, 0, 20);
        foreach (var teacher in teachers)
        {
            ward.Open(teacher, unnamed, 20);
        }

        ward.Open(user, unnamed, 20);
        return (user, unnamed, 20);
    }

    private static (int User, int Patient, int Day) TheOtherOfTwo(School school)
    {
        var ward = school.Ward;
        var user = school.Teachers(ward.Maternity, 1)[0];
        var mother = ward.AddPatient("Ada", "Quill", phone: "555-010-2000");
        var child = ward.AddPatient("Ben", "Quill", born: 8);
        ward.AddRelation(child, "Ada", "Quill", "555-010-2000");
        ward.AddEncounter(child, ward.Maternity, 8, 12);
        ward.Open(user, child, 10);
        ward.Open(user, mother, 10, 14);
        return (user, mother, 10);
    }

    private static (int User, int Patient, int Day) OneOfASeries(School school)
    {
        var ward = school.Ward;
        var (user, recall) = (school.Teachers(ward.Surgery, 1)[0], ward.AddReason("Lot recall"));
        var stays = ward.AddPatients(9);
        foreach (var stay in stays)
        {
            ward.AddEncounter(stay, ward.Surgery, 8, 12);
        }

        var patients = stays.Append(ward.AddPatient()).ToArray();
        foreach (var (turn, patient) in patients.Index())
        {
            ward.Do(AccessAction.Read, user, patient, 10, 13, turn, reason: recall);
        }

        return (user, patients[^1], 10);
    }

    private static (int User, int Patient, int Day) TheOtherSideOfMidnight(School school)
    {
        var ward = school.Ward;
        var (user, patient) = (school.Teachers(ward.Maternity, 1)[0], ward.AddPatient());
        ward.AddCareTeam(patient, user, 17, 17);
        ward.Do(AccessAction.Read, user, patient, 10, 1);
        ward.Do(AccessAction.Read, user, patient, 9, 23);
        return (user, patient, 9);
    }

    /// <summary>An account that files by day; by night somebody reads through it: patients of its department, or always the same celebrity.</summary>
    private static (int User, int Patient, int Day) AnAccountThatReadsAtNight(School school)
    {
        var ward = school.Ward;
        var (account, patient) = (ward.AddUser(), ward.AddPatient());
        var read = school.IsFlagged ? ward.AddPatient(vip: true) : ward.PatientsOf(ward.Surgery)[0];
        for (var hour = 0; hour < 24 * 12; hour++)
        {
            ward.Do(hour % 24 >= 9 ? AccessAction.Create : AccessAction.Read, account, hour % 24 >= 9 ? patient : read, hour / 24, hour % 24);
        }

        return (account, patient, 5);
    }

    /// <summary>A ward with people on it whose accesses stand in findings, or do not.</summary>
    private sealed class School(bool isFlagged)
    {
        public Ward Ward { get; } = new();

        public bool IsFlagged => isFlagged;

        public int[] Teachers(int department, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => Ward.AddUser(department: department, status: isFlagged ? "terminated" : "active", terminated: isFlagged ? -2 : null))];
    }
}
