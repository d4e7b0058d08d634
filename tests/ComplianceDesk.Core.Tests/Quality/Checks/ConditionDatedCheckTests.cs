using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ConditionDatedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:onset;recorded_at"],
            Checked.By(
                "CMP-24",
                Checked.Diagnosis("A") with { RecordedAt = null }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-24",
            Checked.Diagnosis("A"),
            Checked.Diagnosis("B") with { RecordedAt = null, Onset = Checked.Now.AddYears(-2) }).Failures);
}
