using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class MetricSteadyCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["CMP-01:failing", "CMP-02:failing"],
            Checked.By(
                "PLS-22",
                new MetricRecord { RecordId = "CMP-01", Value = 0.05, Before = [0.01, 0.011, 0.009, 0.01, 0.012, 0.01, 0.008, 0.01] },
                new MetricRecord { RecordId = "CMP-02", Value = 0.002, Before = [0, 0, 0, 0, 0, 0, 0, 0] }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "PLS-22",
            new MetricRecord { RecordId = "CMP-01", Value = 0.0119, Before = [0.01, 0.011, 0.009, 0.01, 0.012, 0.01, 0.008, 0.01] },
            new MetricRecord { RecordId = "CMP-02", Value = 0.001, Before = [0, 0, 0, 0, 0, 0, 0, 0] },
            new MetricRecord { RecordId = "CMP-03", Value = 0.5, Before = [0, 0, 0, 0, 0, 0, 0] }).Failures);
}
