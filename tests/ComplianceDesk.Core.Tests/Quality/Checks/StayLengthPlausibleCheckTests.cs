using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class StayLengthPlausibleCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:ended_at", "B:ended_at"],
            Checked.By(
                "PLS-08",
                Checked.Stay("A") with { EndedAt = new DateTime(2027, 3, 2, 15, 0, 0, DateTimeKind.Utc), StartedAt = new DateTime(2026, 3, 1, 14, 0, 0, DateTimeKind.Utc).AddYears(-1) } with { EndedAt = new DateTime(2026, 3, 4, 0, 0, 0, DateTimeKind.Utc) },
                Checked.Stay("B") with { Class = "emergency", EndedAt = new DateTime(2026, 3, 9, 0, 0, 0, DateTimeKind.Utc) }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-08",
            Checked.Stay("A") with { StartedAt = new DateTime(2025, 3, 5, 0, 0, 0, DateTimeKind.Utc) },
            Checked.Stay("B") with { Class = "outpatient", StartedAt = new DateTime(2020, 3, 5, 0, 0, 0, DateTimeKind.Utc) },
            Checked.Stay("C") with { Class = "emergency", EndedAt = new DateTime(2026, 3, 8, 0, 0, 0, DateTimeKind.Utc) }).Failures);
}
