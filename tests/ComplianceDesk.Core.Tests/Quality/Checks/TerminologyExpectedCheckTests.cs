using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class TerminologyExpectedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:system", "B:system", "C:system"],
            Checked.By(
                "CNF-19",
                Checked.Diagnosis("A") with { Coding = new Coding("99213", "CPT", "x") },
                Checked.Observation("B") with { Coding = new Coding("99213", "CPT", "x") },
                Checked.Observation("C") with { Coding = new Coding("271649006", "SNOMED", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-19",
            Checked.Diagnosis("A"),
            Checked.Diagnosis("B") with { Coding = new Coding("38341003", "SNOMED", "x") },
            Checked.Observation("C"),
            Checked.Observation("D") with { Coding = new Coding("QALY", null, "x") }).Failures);
}
