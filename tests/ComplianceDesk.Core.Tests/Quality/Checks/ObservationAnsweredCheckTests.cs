using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ObservationAnsweredCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:value;absent_reason", "B:value;absent_reason"],
            Checked.By(
                "CMP-25",
                Checked.Observation("A") with { Value = null },
                Checked.Observation("B") with { Value = " " }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-25",
            Checked.Observation("A") with { Value = "0" },
            Checked.Observation("B") with { Value = null, AbsentReason = "not-performed" }).Failures);
}
