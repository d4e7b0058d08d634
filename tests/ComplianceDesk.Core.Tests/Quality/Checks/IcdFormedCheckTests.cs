using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class IcdFormedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code", "B:code", "C:code", "D:code"],
            Checked.By(
                "CNF-05",
                Checked.Diagnosis("A") with { Coding = new Coding("I1", "ICD-10-CM", "x") },
                Checked.Diagnosis("B") with { Coding = new Coding("38341003", "ICD-10-CM", "x") },
                Checked.Diagnosis("C") with { Coding = new Coding("E11.", "ICD-10-CM", "x") },
                Checked.Diagnosis("D") with { Coding = new Coding("E11.65432", "ICD-10-CM", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-05",
            Checked.Diagnosis("A") with { Coding = new Coding("E1165", "ICD-10-CM", "x") },
            Checked.Diagnosis("B") with { Coding = new Coding("S72.001A", "http://hl7.org/fhir/sid/icd-10-cm", "x") },
            Checked.Diagnosis("C") with { Coding = new Coding("C7A.00", "I10", "x") },
            Checked.Diagnosis("D") with { Coding = new Coding("M1A.9XX1", "ICD-10-CM", "x") },
            Checked.Diagnosis("E") with { Coding = new Coding("X", "LOCAL", "x") }).Failures);
}
