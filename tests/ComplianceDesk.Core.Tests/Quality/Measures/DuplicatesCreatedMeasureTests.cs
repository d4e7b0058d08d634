using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class DuplicatesCreatedMeasureTests
{
    private static PersonRecord Person(int daysAgo, bool confirmed) => new() { Place = Ward, RegisteredAt = AsOf.AddDays(-daysAgo), ConfirmedDuplicate = confirmed };

    [Fact]
    public void Counts_RegistrationsOf90Days() => Assert.Equal((1, 2), By(new DuplicatesCreatedMeasure(), Person(10, true), Person(89, false), Person(91, true)).Figure());

    [Fact]
    public void NeverRuns_WhileNobodyHasDecided() =>
        Assert.Equal(MeasureStatus.NotRun, By(new DuplicatesCreatedMeasure(), Scope() with { Duplicates = new DuplicateFacts(0, 4) }, Person(1, false)).Outcome.Status);
}
