using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class CodingCompleteCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:system", "B:display", "C:system;display"],
            Checked.By(
                "CNF-16",
                Checked.Observation("A") with { Coding = new Coding("8867-4", null, "Heart rate") },
                Checked.Observation("B") with { Coding = new Coding("8867-4", "LOINC") },
                Checked.Observation("C") with { Coding = new Coding("8867-4", null) }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-16",
            Checked.Observation("A")).Failures);
}
