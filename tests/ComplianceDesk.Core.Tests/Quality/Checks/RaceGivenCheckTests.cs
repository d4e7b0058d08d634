using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RaceGivenCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:race", "B:race"],
            Checked.By(
                "CMP-06",
                Checked.Patient("A") with { Race = null },
                Checked.Patient("B") with { Race = " " },
                Checked.Patient("C")).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-06",
            Checked.Patient() with { Race = "unknown" }).Failures);
}
