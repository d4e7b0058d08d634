using ComplianceDesk.Core.Quality;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ComplianceDesk.Core.Tests.Quality;

public sealed class WilsonIntervalTests
{
    private static readonly Arbitrary<(long Part, long Whole)> Counts =
        (from whole in Gen.Choose(1, 2_000_000) from part in Gen.Choose(0, whole) select ((long)part, (long)whole)).ToArbitrary();

    /// <summary>81 of 263 and 15 of 148 are worked in Newcombe 1998 (Statistics in Medicine 17, method 3); the others follow from the formula by hand.</summary>
    [Theory]
    [InlineData(0, 10, 0.0000, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    public void Equals_WorkedExamples(long part, long whole, double low, double high)
    {
        var interval = WilsonInterval.Of(part, whole);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Property]
    public Property Holds_TheRateAndStaysWithinBounds() => Prop.ForAll(Counts, count =>
    {
        var interval = WilsonInterval.Of(count.Part, count.Whole);
        var rate = (double)count.Part / count.Whole;
        return interval.Low >= 0 && interval.Low <= rate && rate <= interval.High && interval.High <= 1 && interval.Low < interval.High;
    });

    [Property]
    public Property Mirrors_WhenThePropertyIsNegated() => Prop.ForAll(Counts, count =>
    {
        var (low, high) = WilsonInterval.Of(count.Part, count.Whole);
        var (otherLow, otherHigh) = WilsonInterval.Of(count.Whole - count.Part, count.Whole);
        return Math.Abs(low - (1 - otherHigh)) < 1e-9 && Math.Abs(high - (1 - otherLow)) < 1e-9;
    });

    [Property]
    public Property Narrows_WithMoreRecords() => Prop.ForAll(Counts, count =>
    {
        var few = WilsonInterval.Of(count.Part, count.Whole);
        var many = WilsonInterval.Of(count.Part * 10, count.Whole * 10);
        return many.High - many.Low < few.High - few.Low;
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Rejects_CountsThatAreNoRate(long part, long whole) => Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(part, whole));
}
