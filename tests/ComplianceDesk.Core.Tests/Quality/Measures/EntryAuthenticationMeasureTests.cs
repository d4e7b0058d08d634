using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class EntryAuthenticationMeasureTests
{
    private static ChartEntry Entry(string type, DateTime? at, DateTime? signed) => new(Note(type, at, signed), 1, Ward with { Provider = "u2" });

    [Fact]
    public void Counts_72HoursAndTheMedian()
    {
        var at = Utc(2026, 6, 1);
        var (outcome, items) = By(new EntryAuthenticationMeasure(), Entry("order", at, at.AddHours(2)), Entry("progress-note", at, at.AddHours(72)), Entry("consent", at, at.AddHours(72.5)), Entry("other", at, null),
            Entry("progress-note", AsOf.AddHours(-1), null), Entry("verbal-order", at, null), Entry("order", null, null));
        var whole = outcome.Whole!;
        Assert.Equal((2, 4, 72.0 * 60, 4350), (whole.Numerator, whole.Denominator, whole.Median, whole.P90));
        Assert.Equal(2, items.Count);
    }

    [Theory]
    [InlineData("order", "Signature of an order")]
    [InlineData("progress-note", "Signature of a progress note")]
    [InlineData("h-and-p", "Signature of a history and physical")]
    [InlineData("other", "Signature of a document")]
    public void Says_WhatIsOwedInWords(string type, string owed) =>
        Assert.Equal(owed, new EntryAuthenticationMeasure().Duties(Entry(type, AsOf.AddDays(-9), null), Scope()).Single().Owed);

    [Fact]
    public void StaysQuiet_AboutASignatureThatIsStillToCome() =>
        Assert.Equal(DutyState.Overdue, new EntryAuthenticationMeasure().Duties(Entry("order", AsOf.AddDays(-9), AsOf.AddDays(1)), Scope()).Single().At(AsOf));
}
