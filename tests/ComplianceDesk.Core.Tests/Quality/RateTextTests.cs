using System.Globalization;
using ComplianceDesk.Core.Quality;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ComplianceDesk.Core.Tests.Quality;

public sealed class RateTextTests
{
    private static readonly Arbitrary<(long Part, long Whole)> Counts =
        (from whole in Gen.Choose(1, int.MaxValue - 1)
         from part in Gen.OneOf(Gen.Choose(0, whole), Gen.Constant(0), Gen.Constant(whole), Gen.Constant(Math.Min(1, whole)), Gen.Constant(whole - 1))
         select ((long)part, (long)whole)).ToArbitrary();

    [Theory]
    [InlineData(0, 5, "0 %")]
    [InlineData(5, 5, "100 %")]
    [InlineData(445, 24879, "1.8 %")]
    [InlineData(1, 100000, "<0.1 %")]
    [InlineData(99999, 100000, ">99.9 %")]
    [InlineData(1, 1000, "0.1 %")]
    [InlineData(1, 3, "33.3 %")]
    [InlineData(0, 0, "no rate")]
    public void Shows_Rates(long part, long whole, string text) => Assert.Equal(text, RateText.Of(part, whole));

    [Property]
    public Property Shows_AnEndOnlyWhenItIsReached() => Prop.ForAll(Counts, count =>
    {
        var text = RateText.Of(count.Part, count.Whole);
        return (text == "0 %") == (count.Part == 0) && (text == "100 %") == (count.Part == count.Whole) && text != "0.0 %" && text != "100.0 %";
    });

    [Property]
    public Property Shows_TheRateToATenth() => Prop.ForAll(Counts, count =>
    {
        var text = RateText.Of(count.Part, count.Whole);
        return text[0] is '<' or '>'
            || Math.Abs(decimal.Parse(text[..^2], CultureInfo.InvariantCulture) - 100m * count.Part / count.Whole) <= 0.05m;
    });
}
