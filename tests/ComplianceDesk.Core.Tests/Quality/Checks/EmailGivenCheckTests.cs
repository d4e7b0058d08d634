using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class EmailGivenCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:email", "B:email"],
            Checked.By(
                "CMP-11",
                Checked.Patient("A") with { Email = null },
                Checked.Patient("B") with { Email = " " },
                Checked.Patient("C")).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-11",
            Checked.Patient() with { Email = "unknown" }).Failures);
}
