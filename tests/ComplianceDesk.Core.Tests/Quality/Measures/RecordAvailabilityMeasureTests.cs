using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class RecordAvailabilityMeasureTests
{
    [Fact]
    public void Reads_TheWordsOfTheOutcome()
    {
        RecordRequest With(string? outcome, string kind = "access") => new(outcome ?? "none", 1, kind, AsOf.AddDays(-9), null, AsOf.AddDays(-1), outcome);
        Assert.Equal((2, 3), By(new RecordAvailabilityMeasure(), With("sent"), With("Sent", "release-of-information"), With("Not found"), With("denied"), With("Request denied: unsigned"), With(null), With("not found", "amendment")).Figure());
    }
}
