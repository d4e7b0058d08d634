using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class OverlayMeasureTests
{
    [Fact]
    public void Counts_BloodGroupsThatDisagree()
    {
        PersonRecord Person(int results, int groups) => new() { Place = Ward, BloodGroupResults = results, BloodGroups = groups };
        Assert.Equal((1, 2), By(new OverlayMeasure(), Person(2, 2), Person(3, 1), Person(1, 1), Person(0, 0)).Figure());
    }
}
