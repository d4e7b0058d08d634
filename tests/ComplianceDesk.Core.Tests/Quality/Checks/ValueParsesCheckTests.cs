using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ValueParsesCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["7/12:birth_date"],
            Checked.By(
                "CNF-02",
                new RejectedValueRecord { RecordId = "7/12", Column = "birth_date", Found = "31.12.1980", Expected = "an ISO 8601 date" },
                new ImportRecord { RecordId = "7", Of = "patients", Parsed = 999 }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-02",
            new ImportRecord { RecordId = "7", Of = "patients", Parsed = 999 }).Failures);

    [Fact]
    public void Counts_EveryRowOfTheFile() =>
        Assert.Equal(1000, Checked.By("CNF-02", new ImportRecord { RecordId = "7", Of = "patients", Parsed = 999 }, new RejectedValueRecord { RecordId = "7/12" }).Outcome.Eligible);

    [Fact]
    public void Counts_RowsOfWhichOnlyTheNumberIsKept()
    {
        var run = Checked.By("CNF-02", new ImportRecord { RecordId = "7", Of = "patients", Parsed = 10 }, new RejectedValueRecord { RecordId = "7/12" }, new RejectedValueRecord { RecordId = "7/more", Rows = 5_000 });
        Assert.Equal((5_001, 5_011), (run.Outcome.Failing, run.Outcome.Eligible));
        Assert.Equal(2, run.Failures.Count);
    }
}
