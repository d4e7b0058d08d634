using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class ReleaseOfInformationMeasureTests
{
    [Fact]
    public void Knows_NoExtension()
    {
        var at = Utc(2026, 3, 1, 18);
        var (outcome, items) = By(new ReleaseOfInformationMeasure(),
            new RecordRequest("R1", 1, "release-of-information", at, null, at.AddDays(3), "sent"), new RecordRequest("R2", 1, "release-of-information", at, at.AddDays(9), at.AddDays(40), "sent"),
            new RecordRequest("R3", 1, "release-of-information", AsOf.AddDays(-26), null, null, null), new RecordRequest("R4", 1, "access", at, null, null, null));
        var whole = outcome.Whole!;
        Assert.Equal((1, 2, 21.5, 40, 1, 26), (whole.Numerator, whole.Denominator, whole.Median, whole.P90, whole.Pending, whole.PendingOldest));
        Assert.Equal(("R3", Owner.Release), (Assert.Single(items).Duty.RecordId, items[0].Duty.Owner));
        Assert.Single(outcome.Figures);
    }
}
