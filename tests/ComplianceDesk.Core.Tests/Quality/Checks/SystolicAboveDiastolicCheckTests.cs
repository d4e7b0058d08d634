using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class SystolicAboveDiastolicCheckTests
{
    private static ObservationRecord Reading(string id, string code, string value, int minute = 0) => Checked.Observation(id) with
    {
        Coding = new Coding(code, "LOINC"), Value = value, Unit = new Unit("mm[Hg]"), TakenAt = new DateTime(2026, 3, 2, 8, minute, 0, DateTimeKind.Utc),
    };

    [Fact]
    public void Flags_ASwappedPair() =>
        Assert.Equal(
            ["A:value"],
            Checked.By("PLS-14", new PatientChart(Checked.Patient()) { Observations = [Reading("A", "8480-6", "80"), Reading("B", "8462-4", "120"), Reading("C", "8480-6", "120", 9), Reading("D", "8462-4", "80", 9)] }).Booked);

    [Fact]
    public void Counts_PairsOnly()
    {
        var outcome = Checked.By("PLS-14", new PatientChart(Checked.Patient()) { Observations = [Reading("A", "8462-4", "80"), Reading("B", "8480-6", "120"), Reading("C", "8480-6", "60", 5), Reading("D", "8462-4", "80", 6)] }).Outcome;
        Assert.Equal((0, 1), (outcome.Failing, outcome.Eligible));
    }
}
