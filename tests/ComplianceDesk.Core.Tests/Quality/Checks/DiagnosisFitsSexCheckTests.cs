using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DiagnosisFitsSexCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code", "B:code"],
            Checked.By(
                "PLS-18",
                Checked.Diagnosis("A", Checked.Stay(patient: Checked.Patient() with { Sex = "M" })) with { Coding = new Coding("O80", "ICD-10-CM") },
                Checked.Diagnosis("B") with { Coding = new Coding("N40.1", "ICD-10-CM") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-18",
            Checked.Diagnosis("A") with { Coding = new Coding("O80", "ICD-10-CM") },
            Checked.Diagnosis("B", Checked.Stay(patient: Checked.Patient() with { Sex = "other" })) with { Coding = new Coding("N40.1", "ICD-10-CM") },
            Checked.Diagnosis("C", Checked.Stay(patient: Checked.Patient() with { Sex = "male" })) with { Coding = new Coding("Z38.00", "ICD-10-CM") },
            Checked.Diagnosis("D", Checked.Stay(patient: Checked.Patient() with { Sex = "male" })) with { Coding = new Coding("N62", "ICD-10-CM") }).Failures);
}
