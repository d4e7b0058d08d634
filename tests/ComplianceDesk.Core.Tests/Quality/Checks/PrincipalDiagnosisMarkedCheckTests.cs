using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class PrincipalDiagnosisMarkedCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:sequence"],
            Checked.By(
                "CMP-21",
                Checked.Stay("A") with { Diagnoses = [Checked.Diagnosis() with { Sequence = 2 }, Checked.Diagnosis("D2") with { Sequence = null }] }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CMP-21",
            Checked.Stay("A"),
            Checked.Stay("B") with { Diagnoses = [Checked.Diagnosis() with { Sequence = 2 }, Checked.Diagnosis("D2")] }).Failures);
}
