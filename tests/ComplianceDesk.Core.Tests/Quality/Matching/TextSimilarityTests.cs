using ComplianceDesk.Core.Quality.Matching;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class TextSimilarityTests
{
    // Few letters, so that near misses are common.
    private static readonly Arbitrary<(string A, string B)> Pairs =
        (from a in Words(9) from b in Gen.OneOf(Words(9), Near(a)) select (a, b)).ToArbitrary();

    private static readonly Arbitrary<(long A, long B)> Numbers =
        (from a in Gen.Choose(0, 9999) from b in Gen.Choose(0, 9999) select ((long)a, (long)b)).ToArbitrary();

    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.9611)]
    [InlineData("DWAYNE", "DUANE", 0.8400)]
    [InlineData("DIXON", "DICKSONX", 0.8133)]
    [InlineData("JONES", "JOHNSON", 0.8324)]
    [InlineData("ABC", "XYZ", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "A", 0)]
    public void Measures_WinklersExamples(string a, string b, double similarity) => Assert.Equal(similarity, TextSimilarity.JaroWinkler(a, b), 4);

    [Property(MaxTest = 2000)]
    public Property Measures_BothWaysAlike() => Prop.ForAll(Pairs, p =>
        TextSimilarity.JaroWinkler(p.A, p.B) == TextSimilarity.JaroWinkler(p.B, p.A) && TextSimilarity.WithinOneEdit(p.A, p.B) == TextSimilarity.WithinOneEdit(p.B, p.A));

    [Property(MaxTest = 2000)]
    public Property Measures_OneOnlyForEqualTexts() => Prop.ForAll(Pairs, p => TextSimilarity.JaroWinkler(p.A, p.B) is var s && s is >= 0 and <= 1 && (s == 1) == (p.A == p.B));

    [Property(MaxTest = 3000)]
    public Property Tells_OneEditAsTheWholeTableDoes() => Prop.ForAll(Pairs, p => TextSimilarity.WithinOneEdit(p.A, p.B) == (Distance(p.A, p.B) <= 1));

    [Property(MaxTest = 3000)]
    public Property Tells_OneDigitAsTheWholeTableDoes() => Prop.ForAll(Numbers, p =>
    {
        string a = $"{p.A:D4}", b = $"{p.B:D4}";
        var differing = Enumerable.Range(0, 4).Where(i => a[i] != b[i]).ToList();
        var expected = differing.Count <= 1
            || (differing is [var i, var j] && j == i + 1 && a[i] == b[j] && a[j] == b[i]);
        return TextSimilarity.WithinOneDigit(p.A, p.B) == expected;
    });

    [Fact]
    public void Measures_LongTextsByTheirBeginning() =>
        Assert.Equal(1, TextSimilarity.JaroWinkler(new string('A', 64) + "X", new string('A', 64) + "Y"));

    private static Gen<string> Words(int longest) =>
        from length in Gen.Choose(0, longest) from letters in Gen.ArrayOf(Gen.Elements('A', 'B', 'C', 'D'), length) select new string(letters);

    private static Gen<string> Near(string text) =>
        from at in Gen.Choose(0, text.Length)
        from letter in Gen.Elements('A', 'B', 'C', 'D')
        from kind in Gen.Choose(0, 3)
        select kind switch
        {
            0 => text.Insert(at, letter.ToString()),
            1 when at < text.Length => text.Remove(at, 1),
            2 when at < text.Length => text[..at] + letter + text[(at + 1)..],
            3 when at + 1 < text.Length => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text,
        };

    // The textbook table of optimal string alignment.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
