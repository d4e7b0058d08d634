using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PostalCodeFitsStateCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:postal_code", "B:postal_code"],
            Checked.By(
                "CNS-05",
                Checked.Patient("A") with { PostalCode = "60601" },
                Checked.Patient("B") with { State = "NY", PostalCode = "94110-1234" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNS-05",
            Checked.Patient("A"),
            Checked.Patient("B") with { State = "wy", PostalCode = "83414" },
            Checked.Patient("C") with { State = "Massachusetts", PostalCode = "60601" },
            Checked.Patient("D") with { State = null },
            Checked.Patient("E") with { State = "TX", PostalCode = "88510" }).Failures);
}
