using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DeathAgreesWithDispositionCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:disposition", "B:disposition", "C:disposition"],
            Checked.By(
                "CNS-02",
                Checked.Stay("A", Checked.Patient() with { DeathDate = new DateOnly(2026, 3, 7) }) with { Disposition = "expired" },
                Checked.Stay("B", Checked.Patient() with { DeathDate = new DateOnly(2026, 3, 3) }),
                Checked.Stay("C", Checked.Patient() with { DeathDate = new DateOnly(2026, 3, 5) }) with { Disposition = "expired" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNS-02",
            Checked.Stay("A", Checked.Patient() with { DeathDate = new DateOnly(2026, 3, 5) }) with { Disposition = "expired", EndedAt = new DateTime(2026, 3, 4, 23, 20, 0, DateTimeKind.Utc) },
            Checked.Stay("E", Checked.Patient() with { DeathDate = new DateOnly(2026, 2, 28) }) with { Disposition = "expired" },
            Checked.Stay("B", Checked.Patient() with { DeathDate = new DateOnly(2026, 3, 4) }),
            Checked.Stay("C", Checked.Patient() with { DeathDate = new DateOnly(2026, 5, 4) }),
            Checked.Stay("D") with { Disposition = "expired" }).Failures);
}
