using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class AmendmentRequestMeasureTests
{
    // Received at 10:00 on 10 January in Chicago; the clocks go forward on 8 March.
    private static readonly DateTime Received = Utc(2026, 1, 10, 16);

    private static DutyState State(int? told, int? answered, string kind = "amendment") => new AmendmentRequestMeasure()
        .Duties(new RecordRequest("R1", 1, kind, Received, told is { } t ? Received.AddDays(t) : null, answered is { } a ? Received.AddDays(a) : null, null), Scope()).Single().At(AsOf);

    [Theory]
    [InlineData(null, 60, DutyState.InTime)]
    [InlineData(null, 61, DutyState.Late)]
    [InlineData(60, 90, DutyState.InTime)]
    [InlineData(60, 91, DutyState.Late)]
    // Told too late: the extension does not count.
    [InlineData(61, 62, DutyState.Late)]
    [InlineData(null, null, DutyState.Overdue)]
    public void Counts_DaysAndOneTimelyExtension(int? told, int? answered, DutyState expected) => Assert.Equal(expected, State(told, answered));

    [Fact]
    public void Ends_WithTheLastDayOfTheSite() =>
        Assert.Equal(new DateOnly(2026, 1, 10).AddDays(60), Scope().DayOf(new AmendmentRequestMeasure().Duties(new RecordRequest("R1", 1, "amendment", Received, null, null, null), Scope()).Single().DueAt));

    [Fact]
    public void StaysQuiet_AboutOtherKinds() => Assert.Empty(new AmendmentRequestMeasure().Duties(new RecordRequest("R1", 1, "release-of-information", Received, null, null, null), Scope()));
}
