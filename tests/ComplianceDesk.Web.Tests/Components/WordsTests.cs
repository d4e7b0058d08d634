using ComplianceDesk.Web.Components;

namespace ComplianceDesk.Web.Tests.Components;

public sealed class WordsTests
{
    [Theory]
    [InlineData(1, 3, "33.3 %")]
    [InlineData(0, 3, "0 %")]
    [InlineData(3, 3, "100 %")]
    [InlineData(99_999, 100_000, ">99.9 %")]
    [InlineData(1, 100_000, "<0.1 %")]
    [InlineData(0, 0, "–")]
    public void Writes_Shares_WithoutRoundingToTheEnds(long part, long whole, string expected) => Assert.Equal(expected, Words.Share(part, whole));

    [Theory]
    [InlineData("99.99", "99.9")]
    [InlineData("100", "100")]
    [InlineData("68.84", "68.8")]
    [InlineData(null, "–")]
    public void Writes_Scores_WithoutRoundingUpToAHundred(string? value, string expected) =>
        Assert.Equal(expected, Words.Score(value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(1_500, "1.5 kB")]
    [InlineData(3_200_000, "3.2 MB")]
    public void Writes_Bytes(long bytes, string expected) => Assert.Equal(expected, Words.Bytes(bytes));

    [Fact]
    public void Writes_Counts_InTheRightNumber()
    {
        Assert.Equal("1 file", Words.Count(1, "file"));
        Assert.Equal("1,200 files", Words.Count(1200, "file"));
        Assert.Equal("2 entries", Words.Count(2, "entry", "entries"));
    }

    [Theory]
    [InlineData(0.4, "under a second")]
    [InlineData(59, "59 s")]
    [InlineData(250, "4 min 10 s")]
    [InlineData(7_260, "2 h 1 min")]
    public void Writes_Durations(double seconds, string expected) => Assert.Equal(expected, Words.Duration(TimeSpan.FromSeconds(seconds)));
}
