using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class OverlayMeasureTests
{
    [Fact]
    public void Counts_BloodGroupsThatDisagree()
    {
        PersonRecord Person(int results, int groups) => new() { Place = Ward, BloodGroupResults = results, BloodGroups = groups };
        Assert.Equal((1, 2), By(new OverlayMeasure(), Person(2, 2), Person(3, 1), Person(1, 1), Person(0, 0)).Figure());
    }

    [Fact]
    public void Counts_RecordsThatBecameAnotherPerson()
    {
        PersonRecord Changed(bool replaced) => new() { Place = Ward, IdentityChanged = true, IdentityReplaced = replaced };
        Assert.Equal((1, 2), By(new OverlayMeasure(), Changed(true), Changed(false), new PersonRecord { Place = Ward }).Figure());
    }
}
