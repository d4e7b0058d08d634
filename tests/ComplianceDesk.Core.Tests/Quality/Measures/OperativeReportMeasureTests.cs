using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class OperativeReportMeasureTests
{
    [Fact]
    public void Holds_TheDueTimeOfTheFeed()
    {
        var at = Utc(2026, 6, 1);
        var (outcome, items) = By(new OperativeReportMeasure(), Stay("E1", at, at.AddDays(1),
            Note("operative-report", at.AddHours(1), due: at.AddHours(1)), Note("operative-report", at.AddHours(3), due: at.AddHours(2)), Note("operative-report", null, due: at.AddHours(4), author: "u3"), Note("operative-report", at.AddHours(9))));
        Assert.Equal((1, 3), (outcome.Whole!.Numerator, outcome.Whole.Denominator));
        Assert.Equal("u3", Assert.Single(items).Duty.Owner.Id);
    }
}
