using ComplianceDesk.Core.Csv;

namespace ComplianceDesk.Core.Tests.Csv;

/// <summary>Fields that any reader of RFC 4180 reads back, and that no spreadsheet runs.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1,A2)", "\"'@SUM(A1,A2)\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Writes_AField(string? text, string expected) => Assert.Equal(expected, CsvText.Field(text));

    [Fact]
    public void Writes_ALine() => Assert.Equal("a,,\"b,c\"\r\n", CsvText.Line("a", null, "b,c"));
}
