using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ObservationOnceCheckTests
{
    [Fact]
    public void Flags_TheLaterOfTwo()
    {
        var found = Checked.By(
            "UNQ-07",
            new PatientChart(Checked.Patient()) { Observations = [Checked.Observation("A") with { Unit = Rate }, Checked.Observation("B") with { Unit = Rate }, Checked.Observation("C") with { Unit = Rate }] });
        Assert.Equal(["B:observation_id", "C:observation_id"], found.Booked);
        Assert.Equal((2, 3), (found.Outcome.Failing, found.Outcome.Eligible));
    }

    [Fact]
    public void StaysQuiet_OnOtherValueTimeOrCode() =>
        Assert.Empty(Checked.By(
            "UNQ-07",
            new PatientChart(Checked.Patient())
            {
                Observations =
                [
                    Checked.Observation("A") with { Unit = Rate },
                    Checked.Observation("B") with { Unit = Rate, Value = "73" },
                    Checked.Observation("C") with { Unit = Rate, TakenAt = new DateTime(2026, 3, 2, 8, 0, 1, DateTimeKind.Utc) },
                    Checked.Observation("D") with { Unit = Rate, Coding = new Coding("9279-1", "LOINC") },
                    Checked.Observation("E") with { Unit = Rate, TakenAt = null },
                    Checked.Observation("F") with { Unit = Rate, TakenAt = null },
                ],
            }).Failures);

    private static readonly Unit Rate = new("/min");
}
