using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class OverlapMeasureTests
{
    private static PersonRecord Person(int records, int facilities, bool first = true) => new() { Place = Ward, Records = records, Facilities = facilities, IsPerson = first };

    [Fact]
    public void Counts_PersonsWithRecordsInTwoFacilities() => Assert.Equal((1, 3), By(new OverlapMeasure(), Person(2, 2), Person(2, 2, first: false), Person(2, 1), Person(1, 2)).Figure());

    [Fact]
    public void NeverRuns_InOneFacility() => Assert.Equal(MeasureStatus.NotRun, By(new OverlapMeasure(), Scope() with { Facilities = 1 }, Person(1, 1)).Outcome.Status);
}
