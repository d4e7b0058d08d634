using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class VitalSignPossibleCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:value", "B:value", "C:value", "D:value"],
            Checked.By(
                "PLS-10",
                Checked.Observation("A") with { Value = "720" },
                Checked.Observation("B") with { Coding = new Coding("29463-7", "LOINC"), Value = "0.2", Unit = new Unit("kg") },
                Checked.Observation("C") with { Coding = new Coding("8310-5", "http://loinc.org"), Value = "200", Unit = new Unit("[degF]") },
                Checked.Observation("D") with { Coding = new Coding("59408-5", "LOINC"), Value = "101", Unit = new Unit("%") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-10",
            Checked.Observation("A") with { Value = "300", Unit = new Unit("{beats}/min") },
            Checked.Observation("B") with { Coding = new Coding("29463-7", "LOINC"), Value = "800", Unit = new Unit("[lb_av]") },
            Checked.Observation("C") with { Coding = new Coding("8310-5", "LOINC"), Value = "98.6", Unit = new Unit("[degF]") },
            Checked.Observation("D") with { Coding = new Coding("8310-5", "LOINC"), Value = "98.6", Unit = new Unit("Cel") },
            Checked.Observation("E") with { Value = "720", Unit = null },
            Checked.Observation("F") with { Value = ">300" },
            Checked.Observation("G") with { Coding = new Coding("2345-7", "LOINC"), Value = "720", Unit = new Unit("mg/dL") }).Failures);
}
