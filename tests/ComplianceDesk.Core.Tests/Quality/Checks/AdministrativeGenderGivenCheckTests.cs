using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AdministrativeGenderGivenCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:sex", "B:sex"],
            Checked.By(
                "CMP-04",
                Checked.Patient("A") with { Sex = null },
                Checked.Patient("B") with { Sex = " " },
                Checked.Patient("C")).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-04",
            Checked.Patient() with { Sex = "unknown" }).Failures);
}
