using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class CodingAccuracyByCodeMeasureTests
{
    [Fact]
    public void NeverRuns_WithoutAReviewersCodes()
    {
        var (outcome, _) = By<Chart>(new CodingAccuracyByCodeMeasure());
        Assert.Equal((MeasureStatus.NotRun, 0), (outcome.Status, outcome.Figures.Count));
        Assert.Contains("reviewer", outcome.Reason, StringComparison.Ordinal);
    }
}
