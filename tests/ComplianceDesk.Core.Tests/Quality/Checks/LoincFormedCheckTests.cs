using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class LoincFormedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code", "B:code", "C:code"],
            Checked.By(
                "CNF-09",
                Checked.Observation("A") with { Coding = new Coding("8867-5", "LOINC", "x") },
                Checked.Observation("B") with { Coding = new Coding("8867", "http://loinc.org", "x") },
                Checked.Observation("C") with { Coding = new Coding("12345678-1", "LOINC", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-09",
            Checked.Observation("A"),
            Checked.Observation("B") with { Coding = new Coding("2093-3", "LOINC", "x") },
            Checked.Observation("C") with { Coding = new Coding("QALY", "LOCAL", "x") },
            Checked.Observation("D") with { Coding = new Coding("59408-5", "LN", "x") }).Failures);
}
