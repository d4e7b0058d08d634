using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>Explanations that policy switches off or has looked at.</summary>
public sealed class FlaggedReasonTests
{
    [Fact]
    public void Flags_WhatOnlyTheFlaggedExplanationHoldsFor()
    {
        var (ward, patient) = OnTheCareTeam(ExplanationMode.Flag);
        var finding = Assert.Single(ward.Judge().Findings);
        Assert.Equal((ward.Nurse, patient), (finding.User, finding.Patient));
        var signal = finding.Signals.Single(s => s.Rule == "care-team");
        Assert.True(signal.Weight is > 0 and <= FlaggedReason.Weight);
        Assert.Contains("User is on the care team", signal.Sentence, StringComparison.Ordinal);
        Assert.Equal(1, ward.Judge().Rules.Single(r => r.Id == "care-team").Findings);
    }

    [Fact]
    public void Flags_ALearnedExplanationToo()
    {
        var ward = Floating(ExplanationMode.Flag, out var nurse, out var patients);
        Assert.Null(ward.ReasonOf(nurse, patients[0], 40));
        Assert.Contains(ward.Judge().Findings, f => f.User == nurse && f.Signals.Any(s => s.Rule == "cross-cover"));
    }

    [Fact]
    public void Flags_AllOfIt_WhereItIsNearlyEverything()
    {
        // With the reason of nearly all work flagged, hardly a colleague's access is explained: no feed is missing for it.
        var ward = new Ward { Policy = new JudgementPolicy { Explanations = ExplanationCatalog.All.ToDictionary(e => e.Id, e => e.Id == "encounter-in-department" ? ExplanationMode.Flag : ExplanationMode.Off) } };
        var once = ward.AddPatient();
        ward.AddEncounter(once, ward.Surgery, 9, 12);
        ward.Open(ward.Nurse, once, 10);
        var series = Assert.Single(ward.Judge().Findings, f => f.User == ward.Nurse);
        Assert.Contains(series.Signals, s => s.Rule == "encounter-in-department" && s.Weight == FlaggedReason.Weight);
        Assert.True(series.Rows.Count > ward.PatientsOf(ward.Surgery).Length);
    }

    [Fact]
    public void StaysQuiet_WhereAnotherExplanationHolds()
    {
        var (ward, patient) = OnTheCareTeam(ExplanationMode.Flag);
        ward.AddEncounter(patient, ward.Surgery, 9, 12);
        Assert.Equal("encounter-in-department", ward.ReasonOf(ward.Nurse, patient, 10));
        Assert.Empty(ward.Judge().Findings);
    }

    [Fact]
    public void StaysQuiet_WhenItIsAReasonOrOff()
    {
        var (ward, patient) = OnTheCareTeam(ExplanationMode.Reason);
        Assert.Equal("care-team", ward.ReasonOf(ward.Nurse, patient, 10));
        Assert.Empty(ward.Judge().Findings);
        Assert.DoesNotContain(ward.Judge().Rules, r => r.Id == "care-team");
        (ward, patient) = OnTheCareTeam(ExplanationMode.Off);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
        Assert.Empty(ward.Judge().Findings);
    }

    public static TheoryData<string> Explanations => [.. ExplanationCatalog.All.Select(e => e.Id)];

    // They tell of work that has a reason, or learn from it: without any other reason they say nothing.
    private static readonly string[] RestOnOthers = ["colleague-group", "same-shift", "diagnosis-responsibility", "stated-series", "mother-and-child"];

    /// <summary>
    /// Alone, so that nothing else can speak for a session (those that rest on others beside them): what it explains as a reason is what it flags, and off it does neither.
    /// An explanation that the busy ward gives nothing to explain fails.
    /// </summary>
    [Theory]
    [MemberData(nameof(Explanations))]
    public void Turns_EachExplanationFromReasonIntoFlagAndOff(string explanation)
    {
        var others = RestOnOthers.Contains(explanation) ? ExplanationMode.Reason : ExplanationMode.Off;
        var (explained, flagged) = Of(ExplanationMode.Reason);
        Assert.NotEmpty(explained);
        Assert.Empty(flagged);
        Assert.Equal((flagged, explained), Of(ExplanationMode.Flag));
        Assert.Equal((flagged, flagged), Of(ExplanationMode.Off));

        (string Explained, string Flagged) Of(ExplanationMode mode)
        {
            var all = BusyWard(ExplanationCatalog.All.ToDictionary(e => e.Id, e => e.Id == explanation ? mode : others)).Explained();
            var sessions = Enumerable.Range(0, all.Sessions.Count).ToList();
            return (string.Join(' ', sessions.Where(s => all.ReasonOf(s)?.Id == explanation)), string.Join(' ', sessions.Where(s => all.IsFlagged(explanation, s))));
        }
    }

    /// <summary>A ward with a little of everybody's work.</summary>
    private static Ward BusyWard(Dictionary<string, ExplanationMode> modes)
    {
        var ward = new Ward { Policy = new JudgementPolicy { Explanations = modes } };
        var physician = ward.AddUser(role: "Physician", department: ward.Medicine);
        var colleague = ward.AddUser(role: "Physician", department: ward.Medicine);
        var technician = ward.AddUser(role: "Laboratory technician", department: ward.Laboratory);
        var coder = ward.AddUser(role: "Coder", department: ward.Office);
        var clerk = ward.AddUser(role: "Registration clerk", department: ward.Office);
        var self = ward.AddPatient();
        var own = ward.AddUser(role: "Registered nurse", department: ward.Clinic, ownPatient: self);
        var child = ward.AddPatient();
        ward.AddCareTeam(child, own, relationship: "proxy");
        var granted = ward.AddUser(given: "Ada", family: "Quill", department: ward.Clinic);
        var parent = ward.AddPatient();
        ward.AddGrant(parent, "Ada Quill", 9);
        ward.Open(granted, parent, 10);
        ward.Open(ward.AddUser(role: "Employee health nurse", department: ward.Office), ward.AddPatient(employee: ward.Nurse), 10);
        ward.Open(own, self, 10);
        ward.Open(own, child, 10);
        var patient = ward.AddPatient(registered: 10, registeredBy: clerk);
        ward.AddEncounter(patient, ward.Medicine, 8, 12, attending: physician);
        ward.AddAppointment(patient, ward.Clinic, own, 14);
        ward.AddCareTeam(patient, ward.Nurse);
        ward.AddWork(patient, technician, 10);
        ward.AddWork(patient, colleague, 10, isActedOn: true);
        ward.AddDiagnosis(patient, "E11.9", 10);
        ward.AddTask(patient, OfficeWork.Coding, 9);
        foreach (var user in new[] { physician, colleague, technician, coder, clerk, own, ward.Nurse, ward.NursesOf(ward.Surgery)[1], ward.NursesOf(ward.Medicine)[0] })
        {
            ward.Open(user, patient, 10);
        }

        foreach (var stranger in ward.PatientsOf(ward.Maternity)[..6])
        {
            ward.Open(ward.NursesOf(ward.Medicine)[0], stranger, 40);
        }

        AddPracticesWork(ward);
        AddMedicalStaff(ward);
        AddWorkNoFeedTellsOf(ward);
        AddOfficesWork(ward, coder);
        AddVisitingMidwife(ward);
        AddRecall(ward);
        AddNewborn(ward);
        return ward;
    }

    /// <summary>A physician of the medical staff with patients in the clinic, another patient of whom its nurse opens, and one whom the clinic follows.</summary>
    private static void AddMedicalStaff(Ward ward)
    {
        var (physician, nurses) = (ward.AddUser(role: "Physician", department: ward.AddDepartment("clinical")), ward.NursesOf(ward.Clinic));
        foreach (var seen in ward.AddPatients(4))
        {
            ward.AddAppointment(seen, ward.Clinic, physician, 6);
            ward.Open(physician, seen, 6);
        }

        var (other, followed) = (ward.AddPatient(), ward.AddPatient());
        ward.AddCareTeam(other, physician);
        ward.Open(nurses[0], other, 10);
        ward.AddWork(followed, nurses[1], 2);
        ward.Do(AccessAction.Create, nurses[0], followed, 12);
    }

    /// <summary>A patient between two visits, one whose next visit is booked for later, and a message that two people of the practice pass on.</summary>
    private static void AddPracticesWork(Ward ward)
    {
        var asking = ward.AddPatient();
        foreach (var next in (int[])[40, 80])
        {
            var between = ward.AddPatient();
            ward.AddEncounter(between, ward.Clinic, -80, -80);
            ward.AddAppointment(between, ward.Clinic, 0, next);
            ward.Open(ward.NursesOf(ward.Clinic)[0], between, 10);
        }

        ward.Do(AccessAction.Update, ward.NursesOf(ward.Clinic)[0], asking, 10);
        ward.Do(AccessAction.Update, ward.NursesOf(ward.Clinic)[1], asking, 10);
    }

    /// <summary>Patients whose visit no feed states: written in by nurses, discussed by several people, of a diagnosis that one ward treats; and a night that began the day before.</summary>
    private static void AddWorkNoFeedTellsOf(Ward ward)
    {
        var transferred = ward.AddPatient();
        ward.Do(AccessAction.Update, ward.NursesOf(ward.Surgery)[1], transferred, 10);
        ward.Do(AccessAction.Update, ward.NursesOf(ward.Surgery)[2], transferred, 10);
        ward.Open(ward.Nurse, transferred, 10);
        ward.Open(ward.AddUser(department: ward.Laboratory), transferred, 11);

        foreach (var (at, discussed) in ward.AddPatients(4).Index())
        {
            foreach (var person in new[] { ward.Nurse, ward.NursesOf(ward.Medicine)[1], ward.NursesOf(ward.Clinic)[1] })
            {
                ward.Open(person, discussed, 20, 7, 10 * at);
            }
        }

        foreach (var department in new[] { ward.Surgery, ward.Medicine, ward.Emergency, ward.Clinic, ward.Maternity })
        {
            foreach (var inpatient in ward.PatientsOf(department))
            {
                ward.AddDiagnosis(inpatient, department == ward.Maternity ? "O80" : "I10", 5);
            }
        }

        var expecting = ward.AddPatient();
        ward.AddDiagnosis(expecting, "O80", 9);
        ward.Open(ward.NursesOf(ward.Maternity)[0], expecting, 10);

        var night = ward.AddPatient();
        ward.AddCareTeam(night, ward.NursesOf(ward.Maternity)[5], 17, 17);
        ward.Do(AccessAction.Read, ward.NursesOf(ward.Maternity)[5], night, 9, 23);
        ward.Do(AccessAction.Read, ward.NursesOf(ward.Maternity)[5], night, 10, 1);
    }

    /// <summary>A visit that is coded and billed, an office's own papers, and a machine that files results.</summary>
    private static void AddOfficesWork(Ward ward, int coder)
    {
        var billed = ward.AddPatient();
        ward.AddTask(billed, OfficeWork.Coding | OfficeWork.Billing, 5);
        ward.Open(coder, billed, 10);
        ward.Do(AccessAction.Read, ward.AddUser(role: "Biller", department: ward.Office), ward.AddPatient(), 10, kind: ObjectKind.Billing);
        ward.Do(AccessAction.Read, ward.AddUser(role: "HIM analyst", department: ward.Office), ward.AddPatient(), 10, kind: ObjectKind.Demographics);
        ward.Do(AccessAction.Read, ward.AddUser(role: "Privacy officer", department: ward.Office), ward.AddPatient(), 10, kind: ObjectKind.AuditLog);
        var machine = ward.AddUser(role: "Interface", department: ward.Laboratory);
        for (var day = 0; day < 10; day++)
        {
            ward.Do(AccessAction.Create, machine, billed, day, 9);
        }
    }

    /// <summary>A nurse who works with the midwives for two weeks, as the care team states, then with a patient for whom it does not name her.</summary>
    private static void AddVisitingMidwife(Ward ward)
    {
        var visiting = ward.AddUser(department: ward.Emergency);
        foreach (var inpatient in ward.PatientsOf(ward.Maternity))
        {
            ward.AddCareTeam(inpatient, visiting, 0, 15);
            for (var day = 0; day < 14; day++)
            {
                ward.Open(visiting, inpatient, day);
            }
        }

        var unnamed = ward.AddPatient();
        ward.AddEncounter(unnamed, ward.Maternity, 0, 20);
        foreach (var user in new[] { ward.NursesOf(ward.Maternity)[0], ward.NursesOf(ward.Maternity)[1], ward.NursesOf(ward.Maternity)[2], visiting })
        {
            ward.Open(user, unnamed, 20);
        }
    }

    /// <summary>A medicine is recalled: a nurse looks up who had it, on the ward and not.</summary>
    private static void AddRecall(Ward ward)
    {
        var recall = ward.AddReason("Lot recall");
        var stays = ward.AddPatients(9);
        foreach (var stay in stays)
        {
            ward.AddEncounter(stay, ward.Surgery, 24, 26);
        }

        foreach (var (turn, patient) in stays.Append(ward.AddPatient()).Index())
        {
            ward.Do(AccessAction.Read, ward.NursesOf(ward.Surgery)[3], patient, 25, 7, turn, reason: recall);
        }
    }

    private static void AddNewborn(Ward ward)
    {
        var mother = ward.AddPatient("Eva", "Stone", phone: "555-010-3000");
        var child = ward.AddPatient("Leo", "Stone", born: 24);
        ward.AddRelation(child, "Eva", "Stone", "555-010-3000");
        ward.AddEncounter(child, ward.Maternity, 24, 26);
        ward.Open(ward.NursesOf(ward.Maternity)[0], child, 25);
        ward.Open(ward.NursesOf(ward.Maternity)[0], mother, 25, 14);
    }

    [Fact]
    public void Shares_NoIdWithARule() => Assert.Empty(RuleCatalog.All.Select(r => r.Info.Id).Intersect(ExplanationCatalog.All.Select(e => e.Id)));

    private static (Ward Ward, int Patient) OnTheCareTeam(ExplanationMode mode)
    {
        var ward = new Ward { Policy = new JudgementPolicy { Explanations = new Dictionary<string, ExplanationMode> { ["care-team"] = mode } } };
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse);
        ward.Open(ward.Nurse, patient, 10);
        return (ward, patient);
    }

    private static Ward Floating(ExplanationMode mode, out int nurse, out int[] patients)
    {
        var ward = new Ward { Policy = new JudgementPolicy { Explanations = new Dictionary<string, ExplanationMode> { ["cross-cover"] = mode } } };
        nurse = ward.NursesOf(ward.Medicine)[0];
        patients = ward.PatientsOf(ward.Maternity)[..6];
        foreach (var patient in patients)
        {
            ward.Open(nurse, patient, 40);
        }

        return ward;
    }
}
