using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DrugCodeFormedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code", "B:code", "C:code"],
            Checked.By(
                "CNF-13",
                Checked.Diagnosis("A") with { Coding = new Coding("MMR", "CVX", "x") },
                Checked.Diagnosis("B") with { Coding = new Coding("1234-5678", "NDC", "x") },
                Checked.Diagnosis("C") with { Coding = new Coding("1234567890", "NDC", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-13",
            Checked.Diagnosis("A") with { Coding = new Coding("03", "CVX", "x") },
            Checked.Diagnosis("B") with { Coding = new Coding("0002-8215-01", "NDC", "x") },
            Checked.Diagnosis("C") with { Coding = new Coding("50580-449-10", "NDC", "x") },
            Checked.Diagnosis("D") with { Coding = new Coding("00002821501", "NDC", "x") }).Failures);
}
