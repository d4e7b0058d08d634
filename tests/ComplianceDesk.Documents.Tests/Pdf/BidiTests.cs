using System.Text.RegularExpressions;
using ComplianceDesk.Documents.Pdf;
using Xunit;

namespace ComplianceDesk.Documents.Tests.Pdf;

/// <summary>Levels compared with those of another implementation (bidi-levels.txt says which).</summary>
public sealed class BidiTests
{
    public static TheoryData<string, string> Levels
    {
        get
        {
            using var reader = new StreamReader(typeof(BidiTests).Assembly.GetManifestResourceStream("bidi-levels.txt")!);
            var data = new TheoryData<string, string>();
            foreach (var line in reader.ReadToEnd().Split('\n').Where(l => l.Contains('\t', StringComparison.Ordinal)))
            {
                data.Add(line.Split('\t')[0], line.Split('\t')[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Gives_TheLevelsAnotherImplementationGives(string escaped, string levels)
    {
        var text = Regex.Unescape(escaped);

        var bidi = Bidi.Of(text);

        Assert.Equal(levels, bidi is null ? new string('0', text.Length) : string.Concat(bidi.Levels));
    }

    [Fact]
    public void Takes_EachParagraphForItself()
    {
        var bidi = Bidi.Of("abc\n\u05D0\u05D1 c\n1")!;

        Assert.Equal("0000" + "1111" + "1" + "0", string.Concat(bidi.Bases));
        Assert.Equal("000", string.Concat(bidi.Levels[..3]));
        Assert.Equal("1112", string.Concat(bidi.Levels[4..8]));
    }

    [Fact]
    public void Leaves_LeftToRightAlone() => Assert.Null(Bidi.Of("Ωmega, Иван 漢字 123"));
}
