using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class CodingAccuracyByCaseMeasureTests
{
    [Fact]
    public void Counts_CasesThatAreWhollyRight() =>
        Assert.Equal((2, 5), By(
            new CodingAccuracyByCaseMeasure(),
            Reviewed(1, "193", "193", ("J18.9", "J18.9"), ("I10", "I10")),
            Reviewed(2, null, null, ("I10", "I10")),
            Reviewed(3, null, null, ("I10", "I10"), ("R05.9", null)),
            Reviewed(4, "193", "194", ("J18.9", "J18.9")),
            Reviewed(5, "193", "193", (null, "E11.9"))).Figure());

    [Fact]
    public void DoesNotRun_WithoutTheFeed() =>
        Assert.Equal(MeasureStatus.NotRun, By<AuditedCase>(new CodingAccuracyByCaseMeasure(), Scope() with { Feeds = new HashSet<string> { "diagnoses" } }).Outcome.Status);
}
