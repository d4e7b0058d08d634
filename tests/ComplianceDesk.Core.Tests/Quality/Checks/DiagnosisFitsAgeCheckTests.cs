using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DiagnosisFitsAgeCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code", "B:code"],
            Checked.By(
                "PLS-19",
                Checked.Diagnosis("A") with { Coding = new Coding("P07.39", "ICD-10-CM") },
                Checked.Diagnosis("B", Checked.Stay(patient: Checked.Patient() with { BirthDate = new DateOnly(2020, 3, 2) })) with { Coding = new Coding("O80", "ICD-10-CM") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-19",
            Checked.Diagnosis("A", Checked.Stay(patient: Checked.Patient() with { BirthDate = new DateOnly(2026, 3, 1) })) with { Coding = new Coding("Z38.00", "ICD-10-CM") },
            Checked.Diagnosis("B") with { Coding = new Coding("O80", "ICD-10-CM") },
            Checked.Diagnosis("C", Checked.Stay(patient: Checked.Patient() with { BirthDate = null })) with { Coding = new Coding("P07.39", "ICD-10-CM") }).Failures);
}
