using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class DuplicateRecordsMeasureTests
{
    private static PersonRecord Person(bool pair, string registrar = "u1") => new() { Place = RecordPlace.Of(null, null, registrar), InPossiblePair = pair };

    [Fact]
    public void Counts_RecordsAndNotPairs()
    {
        // One pair of three: two records.
        var (outcome, _) = By(new DuplicateRecordsMeasure(), Person(true), Person(true, "u2"), Person(false));
        Assert.Equal((2, 3, MeasureStatus.OffTarget), (outcome.Whole!.Numerator, outcome.Whole.Denominator, outcome.Status));
        Assert.Equal([("u1", 1.0, 2.0), ("u2", 1.0, 1.0)], outcome.Figures.Where(f => f.By == MeasureBy.Provider).Select(f => (f.Key, f.Numerator, f.Denominator)));
    }

    [Fact]
    public void NeverRuns_BeforeTheFirstSearch() =>
        Assert.Equal(MeasureStatus.NotRun, By(new DuplicateRecordsMeasure(), Scope() with { Duplicates = null }, Person(false)).Outcome.Status);
}
