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
