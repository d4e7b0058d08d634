using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class RecordNumberUniqueCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["00123:patient_id"],
            Checked.By(
                "UNQ-02",
                new IdentifierRecord { RecordId = "00123", Column = "patient_id", AlsoOn = "123" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "UNQ-02",
            new IdentifierRecord { RecordId = "", Column = "patient_id", Numbers = 9 },
            new IdentifierRecord { RecordId = "P1", Column = "ssn", AlsoOn = "P2" }).Failures);
}
