using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class MetricSteadyCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["CMP-01:value", "CMP-02:value"],
            Checked.By(
                "PLS-22",
                new MetricRecord { RecordId = "CMP-01", Value = 5, Before = [1, 1.1, 0.9, 1, 1.2, 1, 0.8, 1] },
                new MetricRecord { RecordId = "CMP-02", Value = 0.2, Before = [0, 0, 0, 0, 0, 0, 0, 0] }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-22",
            new MetricRecord { RecordId = "CMP-01", Value = 1.19, Before = [1, 1.1, 0.9, 1, 1.2, 1, 0.8, 1] },
            new MetricRecord { RecordId = "CMP-02", Value = 0.1, Before = [0, 0, 0, 0, 0, 0, 0, 0] },
            new MetricRecord { RecordId = "CMP-03", Value = 50, Before = [0, 0, 0, 0, 0, 0, 0] }).Failures);
}
