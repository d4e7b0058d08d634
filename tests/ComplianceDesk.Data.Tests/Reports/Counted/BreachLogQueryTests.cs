using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

/// <summary>The bounds of the log, at the period of the counted hospital in place of a year.</summary>
[Collection(CountedHospital.Collection)]
public sealed class BreachLogQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Lists_IncidentsOfThePeriodAndWhatIsOpenFromBefore()
    {
        var data = await RunAsync();

        Assert.Equal(["Case 13", "i1", "i3", "i2"], data.Incidents.Select(l => l.Incident.IncidentId));
        Assert.Equal(["i0", "i7", "i5"], data.Earlier.Select(l => l.Incident.IncidentId));
        Assert.Equal([("sanction 13", "mitigation 13"), ("sanction i1", "mitigation i1")], data.Incidents.Take(2).Select(l => (l.Sanction, l.Mitigation)));
        Assert.Equal((true, new DateOnly(2026, 3, 20)), (data.Known, data.Today));
    }

    [Fact]
    public async Task Lists_CasesDiscoveredInThePeriodAndOpenedByThen() => Assert.Equal(
        [("Case 12", 1, Local(Now), false), ("Case 13", 2, Local(Utc(3, 2)), true)], (await RunAsync()).Cases.Select(c => (c.Id, c.Findings, c.OpenedAt, c.InLog)));

    [Fact]
    public async Task Lists_FindingsDecidedOrEscalatedInThePeriod()
    {
        var candidates = (await RunAsync()).Candidates;

        Assert.Equal(hospital.Candidates, candidates.Select(c => c.Finding));
        Assert.Equal(
            [
                ("Confirmed; assessment of a breach asked for", Local(Start), "officer", null), ("Confirmed; decided not to be a breach", Local(End.AddMilliseconds(-1)), "director", "Case 13"),
                ("Escalated, not decided", Local(Utc(3, 5)), "officer", null), ("Confirmed", Local(Utc(3, 3)), "officer", "Case 13"), ("Escalated, not decided", Local(Utc(3, 6)), "officer", null),
            ],
            candidates.Select(c => (c.Decision, c.DecidedAt, c.DecidedBy, c.StandsIn)));
        Assert.Equal($"{RuleCatalog.Find("same-surname")!.Info.Title}; of-an-older-version", candidates[0].Rules);
        Assert.Equal((Local(Utc(1, 5)), Local(Utc(1, 6)), Local(Utc(1, 7))), (candidates[0].FirstAt, candidates[0].CreatedAt, candidates[0].OpenedAt!.Value));
    }

    [Fact]
    public async Task Counts_NothingDecidedAfterTheTimeOfTheReport()
    {
        // A log of the whole month, made on the 20th: what was decided after the ten days stands in it, what will be does not.
        var reading = await hospital.ReadingAsync(new BreachLogReport(), r => r with { To = new DateOnly(2026, 3, 31) });
        Assert.Equal(hospital.Candidates.Count + 2, (await new BreachLogQuery().RunAsync(reading, Stop)).Candidates.Count);
    }

    [Fact]
    public async Task Lists_WhatTheRegisterNamesWithoutATie() => Assert.Equal(["i0", "i7", "i5", "i1", "i3", "i2"], (await RunAsync()).Untied.Select(u => u.Incident));

    [Fact]
    public async Task Knows_ARegisterThatCameEmptyFromOneThatNeverCame()
    {
        using var empty = await Hospital.OpenAsync();
        async Task<bool> KnownAsync(int id, string feed, ImportStatus status)
        {
            empty.Add(new ImportRow { Id = id, FileName = feed, Feed = feed, Status = status, Sha256 = $"{id}", Zone = "UTC", ReceivedAt = Now });
            await empty.SaveAsync();
            var reading = await ReportReading.OpenAsync(empty.Store, new BreachLogReport().Info, new ReportRequest("breach-log", From, To, "officer"), new FixedClock(Now), Stop);
            return (await new BreachLogQuery().RunAsync(reading, Stop)).Known;
        }

        Assert.False(await KnownAsync(1, "incidents", ImportStatus.Failed));
        Assert.False(await KnownAsync(2, "workforce", ImportStatus.Finished));
        Assert.True(await KnownAsync(3, "incidents", ImportStatus.Finished));
    }

    private async Task<BreachLogData> RunAsync() => await new BreachLogQuery().RunAsync(await hospital.ReadingAsync(new BreachLogReport()), Stop);
}
