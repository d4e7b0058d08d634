using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NumberHasUnitCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:unit"],
            Checked.By(
                "CMP-26",
                Checked.Observation("A") with { Unit = null }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-26",
            Checked.Observation("A") with { Unit = null, Value = "Positive" },
            Checked.Observation("B") with { Unit = null, Value = "<5" },
            Checked.Observation("C") with { Unit = null, Value = null }).Failures);
}
