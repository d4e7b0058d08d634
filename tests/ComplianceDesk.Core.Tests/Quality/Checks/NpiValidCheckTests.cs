using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NpiValidCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:npi", "B:npi", "C:npi"],
            Checked.By(
                "CNF-12",
                Checked.Person("A") with { Npi = "9999999995" },
                Checked.Person("B") with { Npi = "1234567890" },
                Checked.Person("C") with { Npi = "123456789" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-12",
            Checked.Person("A") with { Npi = "1234567893" },
            Checked.Person("B")).Failures);
}
