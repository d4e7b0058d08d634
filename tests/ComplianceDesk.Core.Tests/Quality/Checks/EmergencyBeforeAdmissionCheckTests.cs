using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class EmergencyBeforeAdmissionCheckTests
{
    private static Checked Arrival(DateTime at, string status = "finished") => Checked.By("CNS-03", new PatientChart(Checked.Patient())
    {
        Encounters = [Checked.Stay("A"), Checked.Stay("B") with { Class = "emergency", StartedAt = at, EndedAt = at.AddHours(3), Status = status }],
    });

    [Fact]
    public void Flags_AnArrivalAfterTheAdmission() => Assert.Equal(["B:started_at"], Arrival(new DateTime(2026, 3, 1, 15, 0, 0, DateTimeKind.Utc)).Booked);

    [Fact]
    public void StaysQuiet_OnArrivalsBeforeOrLongAfter()
    {
        Assert.Equal(1, Arrival(new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc)).Outcome.Eligible);
        Assert.Empty(Arrival(new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc)).Failures);
        Assert.Equal(0, Arrival(new DateTime(2026, 3, 3, 15, 0, 0, DateTimeKind.Utc)).Outcome.Eligible);
        Assert.Equal(0, Arrival(new DateTime(2026, 3, 1, 15, 0, 0, DateTimeKind.Utc), "cancelled").Outcome.Eligible);
    }
}
