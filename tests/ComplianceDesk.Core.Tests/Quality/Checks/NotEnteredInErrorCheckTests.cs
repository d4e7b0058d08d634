using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NotEnteredInErrorCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:status", "B:status", "C:verification_status"],
            Checked.By(
                "ACC-06",
                Checked.Stay("A") with { Status = "entered-in-error" },
                Checked.Note("B") with { Status = "entered-in-error" },
                Checked.Diagnosis("C") with { VerificationStatus = "entered-in-error" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "ACC-06",
            Checked.Stay("A"),
            Checked.Stay("B") with { Status = "cancelled" },
            Checked.Note("C") with { Status = null },
            Checked.Diagnosis("D") with { VerificationStatus = "refuted" }).Failures);
}
