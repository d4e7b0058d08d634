using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class VerbalOrderMeasureTests
{
    [Fact]
    public void Counts_VerbalOrdersAlone()
    {
        var at = Utc(2026, 6, 1);
        ChartEntry Order(string type, double hours) => new(Note(type, at, at.AddHours(hours)), 1, Ward);
        Assert.Equal((1, 2), By(new VerbalOrderMeasure(), Order("verbal-order", 48), Order("verbal-order", 48.1), Order("order", 1)).Figure());
    }
}
