using ComplianceDesk.Core.Reports;
using ComplianceDesk.Documents.Pdf;
using Xunit;

namespace ComplianceDesk.Documents.Tests.Pdf;

public sealed class ColumnWidthsTests
{
    [Fact]
    public void Shares_ByWeight() => Assert.Equal([100.0, 300], ColumnWidths.Share([new Column("A", 1), new Column("B", 3)], [10, 10], 400));

    [Fact]
    public void Gives_AColumnWhatItsWordsNeed() => Assert.Equal([160.0, 240], ColumnWidths.Share([new Column("A", 1), new Column("B", 3)], [160, 10], 400));

    [Fact]
    public void Falls_BackToWeights_WhenWordsNeedMoreThanThereIs() =>
        Assert.Equal([100.0, 300], ColumnWidths.Share([new Column("A", 1), new Column("B", 3)], [350, 350], 400));

    [Theory]
    [InlineData(390, 9, 1)]
    [InlineData(10, 200, 300)]
    [InlineData(400, 0, 0)]
    [InlineData(150, 150, 150)]
    public void Uses_TheWholeWidth(double a, double b, double c) =>
        Assert.Equal(400, ColumnWidths.Share([new Column("A", 1), new Column("B", 2), new Column("C", 3)], [a, b, c], 400).Sum(), tolerance: 0.001);
}
