using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class BodySizeSteadyCheckTests
{
    private static ObservationRecord Reading(string id, string code, string value, string unit, int day) => Checked.Observation(id) with
    {
        Coding = new Coding(code, "LOINC"), Value = value, Unit = new Unit(unit),
        TakenAt = new DateTime(2026, 3, day, 8, 0, 0, DateTimeKind.Utc), TakenOn = new DateOnly(2026, 3, day),
    };

    [Fact]
    public void Flags_WhatChangesTooFast() =>
        Assert.Equal(
            ["B:value", "D:value"],
            Checked.By(
                "PLS-16",
                new PatientChart(Checked.Patient())
                {
                    Observations =
                    [
                        Reading("A", "8302-2", "170", "cm", 1), Reading("B", "8302-2", "176", "cm", 9), Reading("D", "29463-7", "90", "kg", 9), Reading("C", "29463-7", "70", "kg", 1),
                    ],
                }).Booked);

    [Fact]
    public void StaysQuiet_OnChildrenAndSlowChange()
    {
        Assert.Empty(Checked.By("PLS-16", new PatientChart(Checked.Patient()) { Observations = [Reading("A", "8302-2", "170", "cm", 1), Reading("B", "8302-2", "68", "[in_i]", 9)] }).Failures);
        Assert.Empty(Checked.By(
            "PLS-16", new PatientChart(Checked.Patient() with { BirthDate = new DateOnly(2020, 1, 1) }) { Observations = [Reading("A", "29463-7", "20", "kg", 1), Reading("B", "29463-7", "26", "kg", 9)] }).Failures);
    }
}
