using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ValueNotCarriedForwardCheckTests
{
    private static ObservationRecord Weight(string id, string value, int day) => Checked.Observation(id) with
    {
        Coding = new Coding("29463-7", "LOINC"), Value = value, Unit = new Unit("kg"),
        TakenAt = new DateTime(2026, 3, day, 8, 0, 0, DateTimeKind.Utc), TakenOn = new DateOnly(2026, 3, day),
    };

    [Fact]
    public void Flags_TheThirdCopy() =>
        Assert.Equal(
            ["D:value"],
            Checked.By("PLS-17", new PatientChart(Checked.Patient()) { Observations = [Weight("A", "70.2", 1), Weight("B", "70.2", 2), Weight("C", "70.20", 3), Weight("D", "70.2", 4), Weight("E", "70.2", 5)] }).Booked);

    [Fact]
    public void StaysQuiet_OnShortRunsAndRepeatedRows() =>
        Assert.Empty(Checked.By("PLS-17", new PatientChart(Checked.Patient()) { Observations = [Weight("A", "70", 1), Weight("B", "70", 2), Weight("C", "70", 2), Weight("D", "70", 3), Weight("E", "71", 4)] }).Failures);
}
