using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class VitalSignUsualCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:value", "B:value"],
            Checked.By(
                "PLS-11",
                Checked.Observation("A") with { Value = "210" },
                Checked.Observation("B") with { Coding = new Coding("8302-2", "LOINC"), Value = "100", Unit = new Unit("cm") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-11",
            Checked.Observation("A") with { Value = "200" },
            Checked.Observation("B") with { Value = "720" },
            Checked.Observation("C") with { Patient = Checked.Patient() with { BirthDate = new DateOnly(2025, 1, 1) }, Value = "210" },
            Checked.Observation("D") with { Patient = Checked.Patient() with { BirthDate = null }, Value = "210" }).Failures);
}
