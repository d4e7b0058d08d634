using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class OperativeReportSignedMeasureTests
{
    [Fact]
    public void Counts_HoursFromWritingToSignature()
    {
        var at = Utc(2026, 6, 1);
        var whole = By(new OperativeReportSignedMeasure(), Stay("E1", at, at.AddDays(9), Note("operative-report", at, at.AddHours(24)), Note("operative-report", at.AddHours(1), at.AddHours(26)))).Outcome.Whole!;
        Assert.Equal((1, 2, 24.5 * 60), (whole.Numerator, whole.Denominator, whole.Median));
        Assert.Equal("24.5 h", MeasureFigure.TimeText(whole.Median, TimeUnit.Hours));
    }
}
