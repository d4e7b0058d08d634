using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class UnitValidCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["A:unit", "B:unit", "C:unit", "D:unit"],
            Checked.By(
                "CNF-14",
                Checked.Observation("A") with { Unit = new Unit("mmHg") },
                Checked.Observation("B") with { Unit = new Unit("beats/min") },
                Checked.Observation("C") with { Unit = new Unit("mg/dl{") },
                Checked.Observation("D") with { Unit = new Unit("KG") }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-14",
            Checked.Observation("A") with { Unit = new Unit("mm[Hg]") },
            Checked.Observation("B") with { Unit = new Unit("/min") },
            Checked.Observation("C") with { Unit = new Unit("10*3/uL") },
            Checked.Observation("D") with { Unit = new Unit("mg/dL") },
            Checked.Observation("E") with { Unit = new Unit("{score}") },
            Checked.Observation("F") with { Unit = new Unit("kg/m2") },
            Checked.Observation("G") with { Unit = new Unit("Cel") },
            Checked.Observation("H") with { Unit = new Unit("%") },
            Checked.Observation("I") with { Unit = new Unit("[degF]") },
            Checked.Observation("J") with { Unit = new Unit("mmol/L") },
            Checked.Observation("K") with { Unit = new Unit("mL/min/{1.73_m2}") },
            Checked.Observation("L") with { Unit = new Unit("m[IU]/L") },
            Checked.Observation("M") with { Unit = new Unit("1") },
            Checked.Observation("N") with { Unit = new Unit("10*-3") },
            Checked.Observation("O") with { Unit = new Unit("ng/mL{FEU}") }).Failures);
}
