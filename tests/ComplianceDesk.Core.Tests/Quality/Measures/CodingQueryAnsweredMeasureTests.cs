using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class CodingQueryAnsweredMeasureTests
{
    [Fact]
    public void Counts_AnswersAtAnyTime()
    {
        var at = AsOf.AddDays(-60);
        Assert.Equal((1, 2), By(new CodingQueryAnsweredMeasure(), new CodingQuestion("Q1", 1, Ward, at, at.AddDays(40), null), new CodingQuestion("Q2", 1, Ward, at, null, null), new CodingQuestion("Q3", 1, Ward, AsOf.AddDays(-400), at, true)).Figure());
    }
}
