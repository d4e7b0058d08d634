using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class StaysApartCheckTests
{
    private static EncounterRecord Stay(string id, int from, int to) => Checked.Stay(id) with
    {
        StartedAt = new DateTime(2026, 3, from, 12, 0, 0, DateTimeKind.Utc), EndedAt = new DateTime(2026, 3, to, 12, 0, 0, DateTimeKind.Utc),
    };

    [Fact]
    public void Flags_AnOverlapEvenWithAnEarlierStay() =>
        Assert.Equal(["B:started_at", "C:started_at"], Checked.By("UNQ-09", new PatientChart(Checked.Patient()) { Encounters = [Stay("A", 1, 9), Stay("B", 2, 3), Stay("C", 5, 6), Stay("D", 9, 10)] }).Booked);

    [Fact]
    public void StaysQuiet_OnOtherClassesAndVoidStays() =>
        Assert.Empty(Checked.By(
            "UNQ-09",
            new PatientChart(Checked.Patient()) { Encounters = [Stay("A", 1, 9), Stay("B", 2, 3) with { Class = "outpatient" }, Stay("C", 5, 6) with { Status = "entered-in-error" }] }).Failures);
}
