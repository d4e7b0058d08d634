using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ProcedureCodeFormedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code", "B:code"],
            Checked.By(
                "CNF-08",
                Checked.Diagnosis("A") with { Coding = new Coding("0DTJ4ZI", "ICD-10-PCS", "x") },
                Checked.Diagnosis("B") with { Coding = new Coding("0DTJ4Z", "ICD-10-PCS", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-08",
            Checked.Diagnosis("A") with { Coding = new Coding("0DTJ4ZZ", "ICD-10-PCS", "x") },
            Checked.Diagnosis("B") with { Coding = new Coding("0DTJ4ZI", "LOCAL", "x") }).Failures);
}
