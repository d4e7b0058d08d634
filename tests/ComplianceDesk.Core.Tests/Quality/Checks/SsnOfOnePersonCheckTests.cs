using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class SsnOfOnePersonCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["P1:ssn"],
            Checked.By(
                "UNQ-05",
                new IdentifierRecord { RecordId = "P1", Column = "ssn", AlsoOn = "P2" }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "UNQ-05",
            new IdentifierRecord { RecordId = "", Column = "ssn", Numbers = 9 },
            new IdentifierRecord { RecordId = "P1", Column = "patient_id", AlsoOn = "P2" }).Failures);
}
