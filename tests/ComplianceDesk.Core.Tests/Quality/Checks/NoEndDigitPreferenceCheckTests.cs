using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class NoEndDigitPreferenceCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:observations"],
            Checked.By(
                "PLS-21",
                new PressureRecord { RecordId = "A", Readings = 50, EndingInZero = 21 }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-21",
            new PressureRecord { RecordId = "A", Readings = 50, EndingInZero = 20 },
            new PressureRecord { RecordId = "B", Readings = 49, EndingInZero = 49 }).Failures);
}
