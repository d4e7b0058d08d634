using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ResultReportedInTimeCheckTests
{
    private static ObservationRecord Result(string id, double hours) => Checked.Observation(id) with
    {
        Coding = new Coding("718-7", "LOINC", "Hemoglobin [Mass/volume] in Blood"), Value = "13.1", Unit = new Unit("g/dL"), RecordedAt = new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc).AddHours(hours),
    };

    [Fact]
    public void Lists_LateResultsAndSaysHowLongTheyTake()
    {
        var lag = Checked.By("TML-12", Result("A", 0.5), Result("B", 1), Result("C", 30), Checked.Observation("V"), Result("D", -2));
        Assert.Equal(["C:recorded_at"], lag.Booked);
        Assert.Equal((1, 3), (lag.Outcome.Failing, lag.Outcome.Eligible));
        Assert.Equal("Median 1 h, 95th percentile 30 h.", lag.Outcome.Reason);
    }

    [Fact]
    public void StaysQuiet_OnResultsOfTheDay() => Assert.Equal(CheckStatus.Pass, Checked.By("TML-12", Result("A", 24)).Outcome.Status);
}
