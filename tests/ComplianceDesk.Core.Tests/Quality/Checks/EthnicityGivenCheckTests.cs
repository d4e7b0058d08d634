using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class EthnicityGivenCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:ethnicity", "B:ethnicity"],
            Checked.By(
                "CMP-07",
                Checked.Patient("A") with { Ethnicity = null },
                Checked.Patient("B") with { Ethnicity = " " },
                Checked.Patient("C")).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-07",
            Checked.Patient() with { Ethnicity = "unknown" }).Failures);
}
