using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using static ComplianceDesk.Core.Tests.Requirements.Measured;

namespace ComplianceDesk.Core.Tests.Requirements.Metrics;

/// <summary>Metrics over changes of rights, records that are gone, the update of a history, and requests that took unusually long.</summary>
public sealed class TraceMetricsTests
{
    [Fact]
    public void Counts_ChangesOfRightsWithAReason()
    {
        Of("privilege-change-trace", new PrivilegeChangeEvidence("adm", Day(3), 4, 3), new PrivilegeChangeEvidence("adm", Day(2), 2, 2)).Shows(6, 6, 5, "adm 2026-02-27");
        Assert.Equal(MetricStatus.NoData, Of("privilege-change-trace").Outcome.Status);
    }

    [Fact]
    public void Tells_VisitsGoneBeforeFiveYears()
    {
        StayEvidence Stay(string id, DateTime ended) => new() { EncounterId = id, Class = "inpatient", StartedAt = ended.AddDays(-2), EndedAt = ended };
        object[] records =
        [
            new WholeExtractsEvidence(2), Stay("kept", At(30)), Stay("old", Noon.AddYears(-5).AddDays(-1)), new GoneStayEvidence("early", Day(400), Day(10)), new GoneStayEvidence("in time", Today.AddYears(-6), Today.AddYears(-1).AddDays(1)),
        ];
        Of("retention-horizon", records).Shows(4, 2, 1, "early");
        Assert.Contains("Fewer than two whole extracts", Of("retention-horizon", [.. records.Skip(1), new WholeExtractsEvidence(1)]).Outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hospital", null, 5)]
    [InlineData("critical-access-hospital", null, 6)]
    [InlineData("clinic", 10, 10)]
    [InlineData("hospital clinic", 5, 6)]
    [InlineData("part2-program", null, 5)]
    public void Asks_ForTheYearsThatTheSiteOwes(string kinds, int? set, int years)
    {
        var limits = new Dictionary<string, decimal>();
        if (set is { } own) limits["retention-horizon"] = own;
        var scope = new MetricScope(Noon, TimeZoneInfo.Utc, new HashSet<string> { "encounters" }, limits) { Site = new Applicability(kinds.Split(' ').ToHashSet()) };
        Assert.Equal(years, scope.LimitOf(MetricCatalog.Infos["retention-horizon"]));
        var gone = Today.AddYears(-years);
        Of("retention-horizon", scope, new WholeExtractsEvidence(2), new GoneStayEvidence("last day", gone, Today), new GoneStayEvidence("after", gone.AddDays(-1), Today)).Shows(2, 1, 0, "last day");
    }

    [Fact]
    public void Counts_RecordsOfPart2UnitsThatAreMarked()
    {
        StayEvidence Stay(string id, bool unit, bool marked) => new() { EncounterId = id, Class = "outpatient", StartedAt = At(9), InPart2Unit = unit, Part2 = marked };
        Of("part2-flag-coverage", Stay("a", true, true), Stay("b", true, false), Stay("c", false, false)).Shows(3, 2, 1, "b");
        Assert.Equal(MetricStatus.NoData, Of("part2-flag-coverage", Stay("c", false, true)).Outcome.Status);
    }

    [Fact]
    public void Takes_TheUpdateOfAHistoryFromItsCheck()
    {
        var info = CheckCatalog.Find("TML-02")!.Info;
        Of("hp-update-timeliness", new CheckEvidence(new CheckOutcome(info, CheckStatus.Fail, 2, 9, null)), new CheckEvidence(new CheckOutcome(CheckCatalog.Find("TML-01")!.Info, CheckStatus.Fail, 5, 9, null)))
            .Shows(9, 9, 7, "TML-02");
        Assert.Equal(MetricStatus.NothingCounted, Of("hp-update-timeliness", new CheckEvidence(new CheckOutcome(info, CheckStatus.NotRun, 0, 0, "No feed."))).Outcome.Status);
    }

    [Fact]
    public void Tells_RequestsThatTookUnusuallyLong()
    {
        RequestEvidence Request(string id, int received, int? days, string kind = "access") => new(id, kind, Day(received), null, days is { } d ? Day(received - d) : null, false);
        // Twenty answers in 1 to 20 days: quartiles 5.75 and 15.25, fence 29.5.
        object[] usual = [.. Enumerable.Range(1, 20).Select(d => Request($"r{d}", 100, d))];
        Of("ehi-request-turnaround", [.. usual, Request("open", 29, null), Request("waiting", 30, null, "release-of-information"), Request("old", 400, 300), Request("other", 100, 90, "amendment")])
            .Shows(22, 21, 20, "waiting");
        Assert.Contains("too few for a baseline", Of("ehi-request-turnaround", usual[..19]).Outcome.Reason, StringComparison.Ordinal);
    }
}
