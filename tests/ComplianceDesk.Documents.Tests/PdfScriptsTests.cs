using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Documents.Tests;

/// <summary>Names and sentences in every script the fonts have: what goes in comes out, in the order it is read, where it belongs.</summary>
public sealed class PdfScriptsTests
{
    private const string Arabic = "محمد العربية";
    private const string Mixed = "المريض Smith, John رقم 00123 (ICU) في مستشفى القلب";

    [Theory]
    [InlineData("山田太郎は記録を確認しました。")]
    [InlineData("患者姓名：王小明（女），出生日期 1984年3月1日")]
    [InlineData("Zoë Łódź Ωmega Иван 山田 ½ ≤ ≥")]
    [InlineData("㐀𠂇 and 2026")]
    public void Reads_AsItWasWritten(string text)
    {
        using var pdf = RenderedPdf.Of(Sample.Of(new Paragraph(text)));

        Assert.Contains(Squeeze(text), pdf.Text, StringComparison.Ordinal);
        Assert.Equal(0, pdf.Summary.Replaced);
    }

    [Theory]
    [InlineData(Arabic)]
    [InlineData(Mixed)]
    [InlineData("السلام عليكم ورحمة الله")]
    [InlineData("تاريخ الميلاد: 1984/03/01")]
    public void Reads_FromTheRight(string text)
    {
        using var pdf = RenderedPdf.Of(Sample.Of(new Paragraph(text)));

        Assert.Contains(Squeeze(text), Logical(pdf), StringComparison.Ordinal);
        Assert.Equal(0, pdf.Summary.Replaced);
        var (_, poppler) = PdfReadersTests.RunOn(pdf.Bytes, "pdftotext", "-enc", "UTF-8", "FILE", "-");
        // Poppler turns whole lines by the page's majority and reads ligatures backwards: words without one must come out whole.
        Assert.All(text.Split(' ', ':', '(', ')', ',').Where(w => w.Length > 2 && !w.Contains("لا", StringComparison.Ordinal) && !w.Contains("لله", StringComparison.Ordinal)), w => Assert.Contains(w, poppler, StringComparison.Ordinal));
    }

    [Fact]
    public void Sets_AParagraphThatBeginsArabic_FromTheRightMargin()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(new Paragraph(Mixed), new Paragraph("John " + Arabic)));

        var letters = pdf.Pages.Last().Letters.Where(l => l.Value is "J" or "م").ToList();
        var line = letters.Where(l => Math.Abs(l.Location.Y - letters.Max(o => o.Location.Y)) < 6).ToList();
        Assert.InRange(line.Where(l => l.Value == "م").Max(l => l.Location.X), 500, 552);
        Assert.True(line.Single(l => l.Value == "J").Location.X < line.Where(l => l.Value == "م").Max(l => l.Location.X), "What is read later stands further left.");
        Assert.InRange(letters.Last(l => l.Value == "J").Location.X, 59, 61.5);
    }

    [Fact]
    public void Turns_Brackets()
    {
        using var pdf = RenderedPdf.Of(Sample.Of(new Paragraph("(محمد)")));

        var letters = pdf.Pages.Last().Letters;
        Assert.True(letters.Single(l => l.Value == "(").Location.X > letters.Single(l => l.Value == ")").Location.X);
    }

    [Fact]
    public void Joins_ArabicLetters()
    {
        // The same letter four times is four forms of it: alone, first, middle, last.
        using var joined = RenderedPdf.Of(Sample.Of(new Paragraph("ههه ه")));

        var letters = joined.Pages.Last().Letters.Where(l => l.Value == "ه").ToList();
        Assert.Equal(4, letters.Count);
        Assert.True(letters.Select(l => Math.Round(l.Width, 2)).Distinct().Count() >= 3);
    }

    [Fact]
    public void Breaks_ChineseBetweenCharacters_NotBeforeAFullStop()
    {
        var text = string.Concat(Enumerable.Repeat("漢字。", 120));
        using var pdf = RenderedPdf.Of(Sample.Of(new Paragraph(text)));

        var lines = pdf.Pages.Last().Letters.Where(l => "漢字。".Contains(l.Value, StringComparison.Ordinal)).GroupBy(l => Math.Round(l.Location.Y)).OrderByDescending(g => g.Key).Select(g => g.OrderBy(l => l.Location.X).First().Value).ToList();
        Assert.True(lines.Count > 3);
        Assert.DoesNotContain("。", lines);
        Assert.Contains(text, pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Opens_AFontOnlyWhenACharacterNeedsIt()
    {
        using var plain = RenderedPdf.Of(Sample.Of(new Paragraph("plain")));
        using var all = RenderedPdf.Of(Sample.Of(new Paragraph($"plain {Arabic} 漢字"), new Paragraph([new Run(Arabic, Bold: true)])));

        Assert.Equal(["NotoSans-Bold", "NotoSans-Regular"], Fonts(plain));
        Assert.Equal(["NotoNaskhArabic-Bold", "NotoNaskhArabic-Regular", "NotoSans-Bold", "NotoSans-Regular", "NotoSansSC-Regular"], Fonts(all));
        Assert.InRange(all.Bytes.Length, 20_000, 90_000);

        static string[] Fonts(RenderedPdf pdf) => [.. pdf.Pages.SelectMany(p => p.Letters).Select(l => l.FontName![7..]).Distinct().Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Writes_EveryWordOfRandomText()
    {
        var words = new[] { "Zoë", "Smith-Jones", "Łukasz", "Ωραία", "Иванова", "00123", "45 CFR 164.308(a)(8)", "محمد", "مستشفى", "(القلب)", "患者", "山田太郎", "½", "e\u0301", "a/b", "verylongwordthatdoesnotfitintoanarrowcolumnatall", "\u202E", "🙂" };
        for (var seed = 1; seed <= 25; seed++)
        {
            var random = new Random(seed);
            string Text(int most) => string.Join(' ', Enumerable.Range(0, random.Next(0, most)).Select(_ => words[random.Next(words.Length)]));
            var paragraphs = Enumerable.Range(0, 6).Select(_ => Text(60)).ToList();
            var rows = Enumerable.Range(0, random.Next(1, 30)).Select(_ => Enumerable.Range(0, 4).Select(_ => Text(12)).ToArray()).ToList();
            var table = new Table { Columns = [new Column("A"), new Column("B", 2), new Column("C", 0.6), new Column("D", 1, Align.Right)], Rows = rows.Select(r => r.Select(c => Cell.Of(c)).ToArray()) };

            using var pdf = RenderedPdf.Of(new Document { Info = Sample.Info, Sections = [new Section("S", [.. paragraphs.Select(p => new Paragraph(p)), table]) { Landscape = seed % 2 == 0 }] });

            var text = Logical(pdf);
            Assert.All(paragraphs, p => Assert.Contains(Shown(p), text, StringComparison.Ordinal));
            Assert.Equal(Rare(Shown(string.Concat(paragraphs.Concat(rows.SelectMany(r => r))))), Rare(text));
            Assert.All(pdf.Pages.SelectMany(p => p.Letters.Select(l => (l, p))), l => Assert.InRange(l.l.Location.X + l.l.Width, 0, l.p.Width - 55));
        }

        static string Shown(string text) => Squeeze(text.Replace("\u202E", "\uFFFD", StringComparison.Ordinal).Replace("🙂", "\uFFFD", StringComparison.Ordinal));
    }

    /// <summary>How often a text holds each of the characters that only the words have.</summary>
    private static string Rare(string text) => string.Join(' ', "ëŁωв½محدى患郎\u0301\uFFFD".EnumerateRunes().Select(r => $"{r}{text.EnumerateRunes().Count(c => c == r)}"));

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Logical(RenderedPdf pdf) => pdf.Text.Replace("\u200B", "", StringComparison.Ordinal);
}
