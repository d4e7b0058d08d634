using ComplianceDesk.Core.Quality.Measures;
using static ComplianceDesk.Core.Tests.Quality.Measures.Measured;

namespace ComplianceDesk.Core.Tests.Quality.Measures;

public sealed class HistoryAtAdmissionMeasureTests
{
    private static readonly DateTime Admitted = Utc(2026, 6, 1, 15);

    private static DutyState State(params DateTime[] written) =>
        new HistoryAtAdmissionMeasure().Duties(Stay("E1", Admitted, Admitted.AddDays(4), [.. written.Select(at => Note("h-and-p", at))]), Scope()).Single().At(AsOf);

    [Fact]
    public void Takes_ThirtyDaysBeforeTo24HoursAfter()
    {
        Assert.Equal(DutyState.InTime, State(Admitted.AddHours(24)));
        Assert.Equal(DutyState.Late, State(Admitted.AddHours(24).AddMinutes(1)));
        // 2 May in Chicago is 30 calendar days before 1 June, whatever the hour; 1 May is 31.
        Assert.Equal(DutyState.InTime, State(Utc(2026, 5, 2, 5, 1)));
        Assert.Equal(DutyState.Overdue, State(Utc(2026, 5, 2, 4, 59)));
        Assert.Equal(DutyState.Late, State(Utc(2026, 4, 1), Admitted.AddHours(30)));
        Assert.Equal(DutyState.Overdue, State());
    }

    [Fact]
    public void Counts_ElapsedHoursOverTheChangeOfClocks()
    {
        // Admitted at 20:00 on 7 March 2026; the night is an hour short, and 24 hours end at 21:00 on the next.
        var admitted = Utc(2026, 3, 8, 2);
        Assert.Equal(admitted.AddHours(24), new HistoryAtAdmissionMeasure().Duties(Stay("E1", admitted, null, Note("order", admitted)), Scope()).Single().DueAt);
    }

    [Fact]
    public void Lists_ThoseDueSoonAndOverdue()
    {
        var (outcome, items) = By(new HistoryAtAdmissionMeasure(), Stay("E1", AsOf.AddHours(-2), null), Stay("E2", AsOf.AddDays(-3), null), Stay("E3", AsOf.AddHours(1), null));
        Assert.Equal(["E1", "E2"], items.Select(i => i.Duty.RecordId));
        Assert.Equal((0, 1, 2), (outcome.Whole!.Numerator, outcome.Whole.Denominator, outcome.Whole.Pending));
    }
}
