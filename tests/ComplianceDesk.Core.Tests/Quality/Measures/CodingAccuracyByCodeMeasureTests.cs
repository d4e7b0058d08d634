using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class CodingAccuracyByCodeMeasureTests
{
    [Fact]
    public void Counts_TheReviewersCodes()
    {
        var answer = By(
            new CodingAccuracyByCodeMeasure(),
            Reviewed(10, null, null, ("J18.9", "J18.9"), ("I10", "I11.9"), (null, "E11.9"), ("R05.9", null)),
            Reviewed(20, null, null, ("e119", "E11.9")),
            Reviewed(400, null, null, ("J18.9", "J15.9")));
        Assert.Equal((2, 4), answer.Figure());
        Assert.Equal("u1", answer.Outcome.Figures.Single(f => f.By == MeasureBy.Provider).Key);
    }

    [Fact]
    public void DoesNotRun_WithoutTheFeed() =>
        Assert.Equal(MeasureStatus.NotRun, By<AuditedCase>(new CodingAccuracyByCodeMeasure(), Scope() with { Feeds = new HashSet<string> { "diagnoses" } }).Outcome.Status);
}
