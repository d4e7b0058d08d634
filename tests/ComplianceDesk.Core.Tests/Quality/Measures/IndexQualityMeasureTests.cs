using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class IndexQualityMeasureTests
{
    [Fact]
    public void Counts_SamplesOfFiling()
    {
        static RecordSample Sample(string kind, bool? agrees, int daysAgo = 3) => new("S", 7, RecordPlace.Of(null, null, "u9"), kind, AsOf.AddDays(-daysAgo), agrees, null);
        Assert.Equal((2, 3), By(
            new IndexQualityMeasure(), Sample("filing", true), Sample("filing", true), Sample("filing", false), Sample("filing", null), Sample("link", false), Sample("filing", false, 400)).Figure());
    }
}
