using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class UnitNotSwappedCheckTests
{
    private static ObservationRecord Weight(string id, string value, string unit, int day) => Checked.Observation(id) with
    {
        Coding = new Coding("29463-7", "LOINC"), Value = value, Unit = new Unit(unit),
        TakenAt = new DateTime(2026, 3, day, 8, 0, 0, DateTimeKind.Utc), TakenOn = new DateOnly(2026, 3, day),
    };

    [Fact]
    public void Flags_WhatAnotherUnitExplains() =>
        Assert.Equal(
            ["A:value;unit", "B:value;unit", "C:value;unit"],
            Checked.By(
                "PLS-13",
                Checked.Observation("A") with { Coding = new Coding("8310-5", "LOINC"), Value = "98.6", Unit = new Unit("Cel") },
                Checked.Observation("B") with { Coding = new Coding("8310-5", "LOINC"), Value = "37.1", Unit = new Unit("[degF]") },
                Checked.Observation("C") with { Coding = new Coding("8302-2", "LOINC"), Value = "1.7", Unit = new Unit("cm") }).Booked);

    [Fact]
    public void Flags_AWeightThatPoundsExplain() =>
        Assert.Equal(
            ["B:value;unit"],
            Checked.By("PLS-13", new PatientChart(Checked.Patient()) { Observations = [Weight("A", "70", "kg", 1), Weight("B", "155", "kg", 2), Weight("C", "71", "kg", 3)] }).Booked);

    [Fact]
    public void Flags_KilogramsWrittenAsPounds() =>
        Assert.Equal(
            ["B:value;unit"],
            Checked.By("PLS-13", new PatientChart(Checked.Patient()) { Observations = [Weight("A", "154", "[lb_av]", 1), Weight("B", "70", "[lb_av]", 2), Weight("C", "70.2", "kg", 3)] }).Booked);

    [Fact]
    public void StaysQuiet_OnChildrenAndHonestChange()
    {
        Assert.Empty(Checked.By("PLS-13", new PatientChart(Checked.Patient()) { Observations = [Weight("A", "70", "kg", 1), Weight("B", "154.3", "[lb_av]", 2), Weight("C", "140", "kg", 3)] }).Failures);
        Assert.Empty(Checked.By(
            "PLS-13", new PatientChart(Checked.Patient() with { BirthDate = new DateOnly(2024, 1, 1) }) { Observations = [Weight("A", "7", "kg", 1), Weight("B", "15.4", "kg", 2)] }).Failures);
        Assert.Empty(Checked.By("PLS-13", Checked.Observation("A") with { Coding = new Coding("8310-5", "LOINC"), Value = "60", Unit = new Unit("Cel") }).Failures);
    }
}
