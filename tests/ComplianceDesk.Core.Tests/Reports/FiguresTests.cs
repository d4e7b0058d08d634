using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, 0, "no data")]
    [InlineData(0, 7, "0 %")]
    [InlineData(7, 7, "100 %")]
    [InlineData(1, 3, "33.3 %")]
    [InlineData(2, 3, "66.7 %")]
    [InlineData(99_999, 100_000, ">99.9 %")]
    [InlineData(1, 100_000, "<0.1 %")]
    public void Percent_NeverRoundsToAllOrNone(long part, long whole, string expected) =>
        Assert.Equal(expected, Figures.Percent(part, whole));

    [Fact]
    public void Percent_HasTheSameValueInACell()
    {
        var cell = Cell.Percent(99_999, 100_000);

        Assert.Equal((">99.9 %", 0.999), (cell.Text, cell.Value!.Value));
    }

    [Fact]
    public void Share_NamesPartAndWhole() => Assert.Equal("1,234 of 5,678 (21.7 %)", Figures.Share(1234, 5678));

    [Fact]
    public void Moment_NamesTheOffset() =>
        Assert.Equal("2026-03-01 14:05:09 -05:00", Figures.Moment(new DateTimeOffset(2026, 3, 1, 14, 5, 9, TimeSpan.FromHours(-5))));

    [Theory]
    [InlineData(0, "entries", "0 entries")]
    [InlineData(1, "entries", "1 entry")]
    [InlineData(1, "bodies of rules", "1 body of rules")]
    [InlineData(1, "mapped requirements", "1 mapped requirement")]
    [InlineData(1, "days with events", "1 day with events")]
    [InlineData(1, "accesses", "1 access")]
    [InlineData(1_200, "findings", "1,200 findings")]
    public void Counts_WithTheNounInItsNumber(long value, string plural, string expected) => Assert.Equal(expected, Figures.Counted(value, plural));
}
