using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class UnitFitsCodeCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:unit", "B:unit", "C:unit"],
            Checked.By(
                "PLS-12",
                Checked.Observation("A") with { Unit = new Unit("mm[Hg]") },
                Checked.Observation("B") with { Coding = new Coding("2345-7", "LOINC"), Value = "5.5", Unit = new Unit("mmol/L") },
                Checked.Observation("C") with { Coding = new Coding("718-7", "LOINC"), Value = "13", Unit = new Unit("%") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-12",
            Checked.Observation("A") with { Unit = new Unit("{beats}/min") },
            Checked.Observation("B") with { Coding = new Coding("14749-6", "LOINC"), Value = "5.5", Unit = new Unit("mmol/L") },
            Checked.Observation("C") with { Coding = new Coding("33914-3", "LOINC"), Value = "90", Unit = new Unit("mL/min/{1.73_m2}") },
            Checked.Observation("D") with { Unit = new Unit("bpm") },
            Checked.Observation("E") with { Value = "irregular", Unit = new Unit("mg/dL") },
            Checked.Observation("F") with { Coding = new Coding("72514-3", "LOINC"), Value = "3", Unit = new Unit("mg/dL") }).Failures);
}
