using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class DelinquencyByAuthorMeasureTests
{
    [Fact]
    public void Books_EachDocumentToItsAuthor()
    {
        var end = AsOf.AddDays(-45);
        var (outcome, _) = By(new DelinquencyByAuthorMeasure(), Stay("E1", end.AddDays(-2), end, Note("h-and-p", end, null, "u5"), Note("order", end, null, "u5"), Signed("order", end.AddMinutes(1), "u6")),
            Stay("E2", AsOf.AddDays(-20), AsOf.AddDays(-10), Note("h-and-p", AsOf.AddDays(-10), null, "u6")));
        // The missing discharge summary is the attending's.
        Assert.Equal([("u1", 1.0, 1.0), ("u5", 2.0, 2.0), ("u6", 0.0, 1.0)], outcome.Figures.Where(f => f.By == MeasureBy.Provider).Select(f => (f.Key, f.Numerator, f.Denominator)));
        Assert.Equal((3, 4, 45), (outcome.Whole!.Numerator, outcome.Whole.Denominator, outcome.Whole.PendingOldest));
    }
}
