using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

public sealed class LogMetricsTests
{
    private static SourceEvidence Source(params int[] daysBefore) => new() { Name = "EHR", Days = daysBefore.Select(Day).ToHashSet() };

    [Fact]
    public void Counts_DaysBetweenFirstAndLastEvent() =>
        Of("audit-log-coverage", Source(5, 4, 2), Source(9) with { Name = "LAB" }).Shows(5, 5, 4, $"EHR {Day(3):yyyy-MM-dd}");

    [Fact]
    public void Counts_EventsOfEverySource()
    {
        object[] sources = [Source(1) with { Events = 900, Complete = 900 }, Source(1) with { Name = "LAB", Events = 100, Complete = 90, AheadOfReceipt = 2 }];
        var fields = Of("audit-field-completeness", sources);
        fields.Shows(1000, 1000, 990, "LAB");
        Assert.Equal(MetricStatus.Good, fields.Outcome.Status);
        Assert.Equal("10 of 100", fields.Rows.Single().Found);
        Assert.Equal(MetricStatus.Exception, Of("audit-field-completeness", Source(1) with { Events = 1000, Complete = 989 }).Outcome.Status);
        Of("audit-clock-skew", sources).Shows(1000, 1000, 998, "LAB");
    }

    [Fact]
    public void Tells_LogFilesThatAreNotWhole() =>
        Of("audit-chain-integrity", new LogFileEvidence(1, true, true, 10, 10), new LogFileEvidence(2, true, true, 10, 9), new LogFileEvidence(3, true, false, 5, 5), new LogFileEvidence(4, false, true, 5, 5))
            .Shows(4, 4, 1, "2", "3", "4");

    [Fact]
    public void Tells_ChangesWithoutAnObject() => Of("record-alteration-trace", Source(1) with { Events = 50, Changes = 8, ChangesWithObject = 7 }).Shows(8, 8, 7, "EHR");

    [Fact]
    public void Tells_PausesLongerThanTheLogoff()
    {
        Of("session-inactivity", Source(1) with { Sessions = 40, Pauses = [("s1", 31), ("s2", 29)] }).Shows(40, 40, 39, "EHR s1");
        Assert.Equal(MetricStatus.NoData, Of("session-inactivity", Source(1)).Outcome.Status);
    }

    [Fact]
    public void Counts_ExplainedAccesses()
    {
        object[] accounts = [new ExplanationEvidence("a", 90, 90, 0, 0), new ExplanationEvidence("b", 10, 4, 3, 2)];
        var all = Of("no-treatment-relationship", accounts);
        all.Shows(100, 100, 94, "b");
        Assert.Equal(MetricStatus.Exception, all.Outcome.Status);
        Of("part2-access-basis", [.. accounts, new DisclosureEvidence("d1", Today, true, true, "Care", " ", true), new DisclosureEvidence("d2", Today, true, true, "Care", null, false)]).Shows(4, 4, 2, "b", "d1");
    }

    [Fact]
    public void Tells_OverridesWithoutReasonOrReview() =>
        Of("break-glass-review", new OverrideEvidence("a", Today, 3, 3, 0), new OverrideEvidence("b", Today, 3, 2, 0), new OverrideEvidence("c", Today, 1, 1, 1)).Shows(3, 3, 1, "b 2026-03-02", "c 2026-03-02");

    [Fact]
    public void Tells_MonthsWithoutASignedReview()
    {
        var source = new SourceEvidence { Name = "EHR", Days = new HashSet<DateOnly> { new(2025, 11, 3), new(2025, 12, 1), new(2026, 1, 5), new(2026, 2, 5), new(2026, 3, 1) } };
        StatementEvidence Signed(int year, int month, int day) => new("sec-308-a-1-ii-d", new DateOnly(year, month, day));
        // November late, December in time; January's day is 2 March, today; another requirement's statement does not count.
        Of("activity-review-cadence", source, Signed(2025, 12, 31), Signed(2026, 1, 2), new StatementEvidence("sec-308-a-8", new DateOnly(2026, 2, 2))).Shows(5, 2, 1, "2025-11");
    }
}
