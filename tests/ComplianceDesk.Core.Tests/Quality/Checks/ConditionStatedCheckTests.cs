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

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-23",
            Checked.Diagnosis("A"),
            Checked.Diagnosis("B") with { VerificationStatus = "entered-in-error", Category = "problem-list-item" }).Failures);
}
