using ComplianceDesk.Core.Cases;
using Xunit;

namespace ComplianceDesk.Core.Tests.Cases;

public sealed class CaseTimesTests
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Counts_EachTimeFromItsOwnMoment()
    {
        var times = new CaseTimes(Noon, Noon.AddHours(8), Noon.AddHours(9), Noon.AddHours(20), Noon.AddHours(50));
        Assert.Equal([8.0, 1, 12, 42], times.Lines.Select(l => l.Span!.Value.TotalHours));
    }

    [Fact]
    public void Gives_NoTimeForWhatHasNotHappenedOrCannotBe()
    {
        Assert.Equal([8, null, null, null], new CaseTimes(Noon, Noon.AddHours(8), null, null, null).Lines.Select(l => l.Span?.TotalHours));
        Assert.Null(new CaseTimes(Noon, Noon.AddHours(-1), null, null, null).Lines[0].Span);
    }

    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 5 }, 5.0)]
    [InlineData(new[] { 9, 1, 5 }, 5.0)]
    [InlineData(new[] { 9, 1, 5, 6 }, 5.5)]
    public void Takes_TheMiddle(int[] hours, double? expected) => Assert.Equal(expected, CaseTimes.Median(hours.Select(h => TimeSpan.FromHours(h)))?.TotalHours);
}
