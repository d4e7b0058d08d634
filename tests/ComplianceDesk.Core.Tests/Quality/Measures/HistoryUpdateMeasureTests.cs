using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class HistoryUpdateMeasureTests
{
    private static readonly DateTime Admitted = Utc(2026, 6, 1);

    [Fact]
    public void Asks_OnlyWhereTheHistoryIsEarlier()
    {
        Chart With(string id, params ChartDocument[] documents) => Stay(id, Admitted, Admitted.AddDays(2), documents);
        Assert.Equal((1, 3), By(new HistoryUpdateMeasure(),
            With("in-time", Note("h-and-p", Admitted.AddDays(-9)), Note("h-and-p", Admitted.AddHours(24))),
            With("late", Note("h-and-p", Admitted.AddDays(-9)), Note("h-and-p", Admitted.AddHours(25))),
            With("after-surgery", Note("h-and-p", Admitted.AddDays(-9)), Note("operative-report", Admitted.AddHours(3)), Note("h-and-p", Admitted.AddHours(5))),
            With("not-earlier", Note("h-and-p", Admitted.AddHours(2))),
            With("too-old", Note("h-and-p", Admitted.AddDays(-40)))).Figure());
    }
}
