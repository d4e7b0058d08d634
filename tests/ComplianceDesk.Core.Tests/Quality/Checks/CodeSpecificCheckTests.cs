using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class CodeSpecificCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code"],
            Checked.By(
                "CNF-07",
                Checked.Diagnosis("A") with { Coding = new Coding("J18.9", "ICD-10-CM", "Pneumonia, Unspecified organism") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-07",
            Checked.Diagnosis("A"),
            Checked.Diagnosis("B") with { Coding = new Coding("J18.9", "ICD-10-CM") },
            Checked.Diagnosis("C") with { Coding = new Coding("233604007", "SNOMED", "Pneumonia, unspecified") }).Failures);
}
