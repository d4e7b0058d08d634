using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class CodeSystemRecognizedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:system"],
            Checked.By(
                "CNF-15",
                Checked.Diagnosis("A") with { Coding = new Coding("x", "my-codes", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-15",
            Checked.Diagnosis("A") with { Coding = new Coding("E11", "urn:oid:2.16.840.1.113883.6.90", "x") },
            Checked.Diagnosis("B") with { Coding = new Coding("x", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "x") },
            Checked.Diagnosis("C") with { Coding = new Coding("x", null) }).Failures);
}
