using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class CodingQueryAgreementMeasureTests
{
    [Fact]
    public void Counts_AnswersThatSaySo()
    {
        var at = AsOf.AddDays(-6);
        Assert.Equal((2, 3), By(new CodingQueryAgreementMeasure(), new CodingQuestion("Q1", 1, Ward, at, at, true), new CodingQuestion("Q2", 1, Ward, at, at, true), new CodingQuestion("Q3", 1, Ward, at, at, false), new CodingQuestion("Q4", 1, Ward, at, at, null), new CodingQuestion("Q5", 1, Ward, at, null, true)).Figure());
    }
}
