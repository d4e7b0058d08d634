using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DiagnosisCodedAfterDischargeCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:encounter_id"],
            Checked.By(
                "CMP-20",
                Checked.Stay("A"),
                Checked.Stay("B") with { Diagnoses = [Checked.Diagnosis()] }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-20",
            Checked.Stay("A") with { EndedOn = new DateOnly(2026, 6, 10) },
            Checked.Stay("B") with { Class = "outpatient" },
            Checked.Stay("C") with { Status = "in-progress" }).Failures);
}
