using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ConditionStatedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:clinical_status", "B:verification_status;category"],
            Checked.By(
                "CMP-23",
                Checked.Diagnosis("A") with { VerificationStatus = "confirmed", Category = "problem-list-item" },
                Checked.Diagnosis("B") with { ClinicalStatus = "active" }).Booked);

    /// <summary>A condition that says nothing at all is not a line of a bill: where others of the feed say something, it is asked too.</summary>
    [Fact]
    public void Flags_AConditionThatSaysNoneOfTheThree()
    {
        var silent = Checked.Diagnosis("A") with { Sequence = null, PresentOnAdmission = null };
        Assert.Equal(["A:clinical_status;verification_status;category"], Checked.By("CMP-23", silent).Booked);
        var bills = Checked.AllFeeds.Where(feed => feed != DiagnosisRecord.WithStatus).ToHashSet();
        Assert.Equal(CheckStatus.NotApplicable, Checked.By("CMP-23", bills, silent).Outcome.Status);
    }

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-23",
            Checked.Diagnosis("A"),
            Checked.Diagnosis("B") with { VerificationStatus = "entered-in-error", Category = "problem-list-item" }).Failures);
}
