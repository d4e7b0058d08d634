using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class SnomedFormedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code", "B:code", "C:code", "D:code"],
            Checked.By(
                "CNF-10",
                Checked.Diagnosis("A") with { Coding = new Coding("38341004", "SNOMED", "x") },
                Checked.Diagnosis("B") with { Coding = new Coding("12345", "SNOMED", "x") },
                Checked.Diagnosis("C") with { Coding = new Coding("38341003 x", "SNOMED", "x") },
                Checked.Diagnosis("D") with { Coding = new Coding("680946014", "SNOMED", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-10",
            Checked.Diagnosis("A") with { Coding = new Coding("38341003", "SNOMED", "x") },
            Checked.Diagnosis("B") with { Coding = new Coding("44054006", "http://snomed.info/sct", "x") },
            Checked.Diagnosis("C") with { Coding = new Coding("10509002", "SCT", "x") }).Failures);
}
