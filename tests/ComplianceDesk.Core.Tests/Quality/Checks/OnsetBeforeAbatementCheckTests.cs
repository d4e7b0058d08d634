using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class OnsetBeforeAbatementCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:abatement;onset"],
            Checked.By(
                "PLS-06",
                Checked.Diagnosis("A") with { Onset = new DateTime(2026, 2, 2, 0, 0, 0, DateTimeKind.Utc), AbatedAt = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc) }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-06",
            Checked.Diagnosis("A") with { Onset = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), AbatedAt = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc) },
            Checked.Diagnosis("B") with { Onset = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc) }).Failures);
}
