using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class DrugCodeKnownCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:code"],
            Checked.By(
                "CNF-11",
                Checked.Diagnosis("A") with { Coding = new Coding("RX12", "RxNorm", "x") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-11",
            Checked.Diagnosis("A") with { Coding = new Coding("197361", "RxNorm", "x") },
            Checked.Diagnosis("B") with { Coding = new Coding("RX12", "LOCAL", "x") }).Failures);

    [Fact]
    public void Flags_CodesThatTheTableDoesNotHave() =>
        Assert.Equal(["A:code"], Checked.WithTables("CNF-11", new HashSet<string> { "RxNorm" }, Checked.Diagnosis("A") with { Coding = new Coding("999", "RxNorm", "x", (_, _) => []) }).Booked);
}
