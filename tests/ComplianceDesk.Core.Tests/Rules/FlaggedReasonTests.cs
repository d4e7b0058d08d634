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

    /// <summary>Alone, so that nothing else can speak for a session: what it explains as a reason is what it flags, and off it does neither.</summary>
    [Theory]
    [MemberData(nameof(Explanations))]
    public void Turns_EachExplanationFromReasonIntoFlagAndOff(string explanation)
    {
        var (explained, flagged) = Of(ExplanationMode.Reason);
        Assert.Empty(flagged);
        Assert.Equal((flagged, explained), Of(ExplanationMode.Flag));
        Assert.Equal((flagged, flagged), Of(ExplanationMode.Off));

        (string Explained, string Flagged) Of(ExplanationMode mode)
        {
            var all = BusyWard(ExplanationCatalog.All.ToDictionary(e => e.Id, e => e.Id == explanation ? mode : ExplanationMode.Off)).Explained();
            var sessions = Enumerable.Range(0, all.Sessions.Count).ToList();
            Assert.All(sessions.Where(all.IsExplained), s => Assert.Equal(explanation, all.ReasonOf(s)!.Id));
            return (string.Join(' ', sessions.Where(all.IsExplained)), string.Join(' ', sessions.Where(s => all.IsFlagged(explanation, s))));
        }
    }

    /// <summary>The rest need weeks of bookings, groups or diagnoses to learn from; their own tests have them.</summary>
    [Fact]
    public void Meets_TheOthersInTheBusyWard()
    {
        var met = ExplanationCatalog.All.Where(e =>
        {
            var alone = BusyWard(ExplanationCatalog.All.ToDictionary(o => o.Id, o => o == e ? ExplanationMode.Reason : ExplanationMode.Off)).Explained();
            return Enumerable.Range(0, alone.Sessions.Count).Any(alone.IsExplained);
        }).Select(e => e.Id);
        Assert.Equal(
            ["follow-up", "open-account", "interface", "colleagues-at-work", "practice-at-work", "care-seen", "diagnosis-responsibility", "case-conference", "colleague-group", "same-shift"],
            ExplanationCatalog.All.Select(e => e.Id).Except(met));
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

        return ward;
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
