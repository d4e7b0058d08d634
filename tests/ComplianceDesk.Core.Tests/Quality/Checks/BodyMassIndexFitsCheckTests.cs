using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class BodyMassIndexFitsCheckTests
{
    private static ObservationRecord Reading(string id, string code, string value, string unit, int minute = 0) => Checked.Observation(id) with
    {
        Coding = new Coding(code, "LOINC"), Value = value, Unit = new Unit(unit), TakenAt = new DateTime(2026, 3, 2, 8, minute, 0, DateTimeKind.Utc),
    };

    private static Checked Chart(string index, string height, string unit, int minute = 0) => Checked.By("PLS-15", new PatientChart(Checked.Patient())
    {
        Observations = [Reading("H", "8302-2", height, unit, minute), Reading("W", "29463-7", "70", "kg"), Reading("I", "39156-5", index, "kg/m2")],
    });

    [Fact]
    public void Flags_AnIndexThatDoesNotFit() => Assert.Equal(["I:value"], Chart("27", "170", "cm").Booked);

    [Fact]
    public void StaysQuiet_OnRoundingAndOtherUnits()
    {
        Assert.Equal(1, Chart("24.2", "170", "cm", 30).Outcome.Eligible);
        Assert.Empty(Chart("25.1", "1.70", "m").Failures);
        Assert.Empty(Chart("24", "67", "[in_i]").Failures);
    }
}
