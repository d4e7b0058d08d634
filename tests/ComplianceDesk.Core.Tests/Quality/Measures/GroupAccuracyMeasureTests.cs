using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class GroupAccuracyMeasureTests
{
    [Fact]
    public void Counts_CasesWithBothGroups() =>
        Assert.Equal((2, 3), By(
            new GroupAccuracyMeasure(),
            Reviewed(1, "193", "193", ("I10", "I11.9")),
            Reviewed(2, "0291", "291"),
            Reviewed(3, "193", "194"),
            Reviewed(4, null, "194"),
            Reviewed(400, "193", "194")).Figure());
}
