using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class UserAccessQueryTests(CountedHospital hospital)
{
    private string Pat => $"P{hospital.Pat}";

    private string Quinn => $"P{hospital.Quinn}";

    [Fact]
    public async Task Counts_EventsByActionAndDay()
    {
        var data = await RunAsync("n1");

        Assert.Equal([new UserActions("Read", 4, 1), new UserActions("Update", 1, 1), new UserActions("Print", 1, 0), new UserActions("Export", 1, 0), new UserActions("Query", 1, 0), new UserActions("Login", 1, 0)], data.Actions);
        Assert.Equal(9, data.EventCount);
        Assert.Equal([(new DateOnly(2026, 3, 1), 3L), (new DateOnly(2026, 3, 10), 4L)], data.Days);
    }

    [Fact]
    public async Task Lists_SessionsNewestFirstWithTheirReason() => Assert.Equal(
        [
            new UserVisit(new DateOnly(2026, 3, 10), Quinn, 4, false, "User is on the care team"), new UserVisit(new DateOnly(2026, 3, 2), Pat, 3, false, "of-an-older-version"),
            new UserVisit(new DateOnly(2026, 3, 2), Quinn, 1, true, null), new UserVisit(new DateOnly(2026, 3, 1), Pat, 2, true, "User is on the care team"),
        ],
        (await RunAsync("n1")).Visits);

    [Fact]
    public async Task Counts_Sessions() => Assert.Equal(new UserVisits(4, 3, 2, 1, 2), (await RunAsync("n1")).VisitCounts);

    [Fact]
    public async Task Lists_OverridesOldestFirst() => Assert.Equal(
        [new EmergencyUse(Local(Utc(3, 4)), null, "Read", null), new EmergencyUse(Local(Utc(3, 4)), null, "Query", null), new EmergencyUse(Local(Utc(3, 5)), Quinn, "Read", "collapse in the hall")],
        (await RunAsync("n1")).Emergencies);

    [Fact]
    public async Task Lists_EveryEventOldestFirst()
    {
        var events = (await RunAsync("n1")).Events.ToList();

        Assert.Equal(
            [
                new UserEvent(Local(Start), "read", "success", Pat, "chart", "WS-7", "10.0.0.7", "EHR", false),
                new UserEvent(Local(Start), "export", "success", Pat, null, null, null, null, false),
                new UserEvent(Local(Utc(3, 2)), "read", "denied", Quinn, null, null, null, null, false),
                new UserEvent(Local(Utc(3, 2)), "update", "failure", Pat, null, "WS-7", null, null, false),
                new UserEvent(Local(Utc(3, 3)), "login", "success", null, "chart", null, null, null, false),
                new UserEvent(Local(Utc(3, 4)), "read", "success", null, null, null, null, null, true),
                new UserEvent(Local(Utc(3, 4)), "query", "success", null, null, null, null, null, true),
                new UserEvent(Local(Utc(3, 5)), "read", "success", Quinn, null, null, "10.0.0.7", null, true),
                new UserEvent(Local(End.AddMilliseconds(-1)), "print", "unknown", Pat, null, null, null, null, false),
            ],
            events);
    }

    [Fact]
    public async Task Lists_FindingsOfTheUserOnly()
    {
        var data = await RunAsync("n1");

        Assert.Equal(hospital.OfNurse, data.Findings.Select(f => f.Id));
        Assert.Equal(hospital.Carried, data.PriorOpen.Select(f => f.Id));
        Assert.Equal([Local(Utc(2, 21)), Local(Start)], data.PriorOpen[0].Decisions.Select(d => d.DecidedAt));
        Assert.Equal([Disposition.Confirmed, Disposition.Pending, Disposition.Withdrawn], data.Findings.Select(f => f.Disposition));
        Assert.Equal([("surname", 1, (string?)null), ("long-gone", 4, "switched off")], data.Rules.Select(r => (r.Id, r.Version, r.NotRun)));
    }

    [Fact]
    public async Task Names_TheAccount()
    {
        var account = (await RunAsync("l1")).Account;

        Assert.Equal(($"U{hospital.Leaver}", "Surgery", $"U{hospital.Boss}", 3L, new DateOnly(2026, 3, 5), true), (account.User, account.Department, account.Manager, account.Events, account.LastEventOn, account.UsedAfterEnd));
    }

    [Fact]
    public async Task Asks_NothingMoreOfAnAccountThatNoListNames() => Assert.Equal([AccountFacts.NotListed], (await RunAsync("x2")).Account.Outstanding);

    [Fact]
    public async Task Names_PatientsByTheirNumbersWhenAsked()
    {
        var data = await RunAsync("n1", ReportIdentities.Identified);

        Assert.Equal(["MRN-2", "MRN-1", "MRN-2", "MRN-1"], data.Visits.Select(v => v.Patient));
        Assert.Equal([null, null, "MRN-2"], data.Emergencies.Select(e => e.Patient));
        Assert.Equal(["MRN-1", "MRN-1", "MRN-2", "MRN-1", null, null, null, "MRN-2", "MRN-1"], data.Events.Select(e => e.Patient));
    }

    private async Task<UserAccessData> RunAsync(string user, ReportIdentities identities = ReportIdentities.Keys) =>
        await new UserAccessQuery().RunAsync(await hospital.ReadingAsync(new UserAccessReport(), r => r with { User = user, Identities = identities }), Stop);
}
