using ComplianceDesk.Documents.Pdf;
using Xunit;

namespace ComplianceDesk.Documents.Tests.Pdf;

public sealed class ValueAxisTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(44, 50)]
    [InlineData(100, 100)]
    [InlineData(18_007, 20_000)]
    [InlineData(1_000_001, 1_500_000)]
    public void Ends_AtARoundNumberAboveTheMost(long most, long top)
    {
        var axis = ValueAxis.For(most);

        Assert.Equal(top, axis.Top);
        Assert.Equal((0, top), (axis.Ticks[0], axis.Ticks[^1]));
        Assert.InRange(axis.Ticks.Count, 2, 7);
    }
}
