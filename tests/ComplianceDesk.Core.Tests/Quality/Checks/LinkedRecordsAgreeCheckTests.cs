using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class LinkedRecordsAgreeCheckTests
{
    private static LinkedRecord Pair(PatientRecord second) => new() { RecordId = second.RecordId, First = Checked.Patient("P1"), Second = second };

    [Fact]
    public void Flags_WhatDisagrees() =>
        Assert.Equal(["P2:birth_date;sex"], Checked.By("CNS-04", Pair(Checked.Patient("P2") with { BirthDate = new DateOnly(1980, 4, 5), Sex = "male" })).Booked);

    [Fact]
    public void StaysQuiet_OnCaseAndEmptyFields() =>
        Assert.Empty(Checked.By("CNS-04", Pair(Checked.Patient("P2") with { FamilyName = "SILVA", Sex = null })).Failures);
}
