using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class AttendingGivenCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:attending_user_id"],
            Checked.By(
                "CMP-19",
                Checked.Stay("A") with { Attending = null }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-19",
            Checked.Stay("A") with { Attending = null, Status = "planned", EndedAt = null, Disposition = null },
            Checked.Stay("B") with { Attending = null, Status = "cancelled" },
            Checked.Stay("C")).Failures);
}
