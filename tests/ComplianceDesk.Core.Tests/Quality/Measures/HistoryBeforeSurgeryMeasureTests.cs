using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class HistoryBeforeSurgeryMeasureTests
{
    [Fact]
    public void Flags_AHistoryInTimeButAfterSurgery()
    {
        var admitted = Utc(2026, 6, 1);
        Chart With(string id, int history) => Stay(id, admitted, admitted.AddDays(2), Note("h-and-p", admitted.AddHours(history)), Note("operative-report", admitted.AddHours(6)));
        Assert.Equal((1, 2), By(new HistoryBeforeSurgeryMeasure(), With("E1", 5), With("E2", 8), Stay("E3", admitted, null, Note("h-and-p", admitted))).Figure());
    }
}
