using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

/// <summary>What happened round a finding is drawn in lanes, cut aloud, read through indexes, and kept free of names of patients.</summary>
public sealed class FindingTimelineQueryTests
{
    [Fact]
    public async Task Draws_LanesByPersonRecordAndSystem()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1", "Ann", "Ward");
        var other = hospital.User("u2");
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones");
        var elsewhere = hospital.Patient("MRN0099000");
        var ehr = hospital.Term(TermKind.SourceSystem, "EHR");
        var mine = hospital.Access(user, patient, Hospital.Noon, also: a => a.SourceSystemId = ehr);
        hospital.Access(user, elsewhere, Hospital.Noon.AddMinutes(1));
        hospital.Access(user, null, Hospital.Noon.AddMinutes(2), AccessAction.Login);
        hospital.Access(other, patient, Hospital.Noon.AddHours(-3));
        hospital.Access(other, patient, Hospital.Noon.AddDays(-3));
        var id = hospital.Finding(user, patient, 80, null, mine);
        await hospital.SaveAsync();
        var finding = (await new FindingQuery(hospital.Store).RunAsync(id))!;
        var scope = new AccessScope(user, patient, Hospital.Noon.AddDays(-1), Hospital.Noon.AddDays(1)) { Either = true };
        async Task<string> Lanes(LaneKind by) => string.Join("; ", (await new FindingTimelineQuery(hospital.Store).RunAsync(finding, scope, by)).Lanes
            .Select(l => $"{l.Name} {l.Points.Count} {l.Points.Count(p => p.InFinding)} {l.Own}"));
        Assert.Equal("Ann Ward 3 1 True; u2 1 0 False", await Lanes(LaneKind.User));
        Assert.Equal("S••• J••• •••417 2 1 True; No record named 1 0 False; ••• ••• •••000 1 0 False", await Lanes(LaneKind.Patient));
        Assert.Equal("EHR 1 1 False; No system named 3 0 False", await Lanes(LaneKind.System));
        Assert.Equal("Read or searched 3 1 False; Other 1 0 False", await Lanes(LaneKind.Category));
        Assert.Equal(4, await new AccessExportQuery(hospital.Store).CountAsync(scope));
        var own = await new FindingTimelineQuery(hospital.Store).RunAsync(finding, scope with { Finding = id }, LaneKind.User);
        Assert.Equal(mine, Assert.Single(Assert.Single(own.Lanes).Points).Id);
    }

    [Fact]
    public async Task Gathers_SessionsOfAPersonARecordAndADayOfTheSite()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1", "Ann", "Ward");
        var other = hospital.User("u2");
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones");
        // Noon in UTC is 22:00 in Brisbane: two hours later is the next day there.
        var mine = hospital.Access(user, patient, Hospital.Noon);
        hospital.Access(user, patient, Hospital.Noon.AddMinutes(30), AccessAction.Print);
        hospital.Access(user, patient, Hospital.Noon.AddHours(2));
        hospital.Access(user, null, Hospital.Noon.AddMinutes(1), AccessAction.Login);
        hospital.Access(other, patient, Hospital.Noon.AddMinutes(5));
        var id = hospital.Finding(user, patient, 80, null, mine);
        await hospital.SaveAsync();
        var finding = (await new FindingQuery(hospital.Store).RunAsync(id))!;
        var scope = new AccessScope(user, patient, Hospital.Noon.AddDays(-1), Hospital.Noon.AddDays(1)) { Either = true };
        var timeline = await new FindingTimelineQuery(hospital.Store).RunAsync(finding, scope, LaneKind.User);
        var branches = await new TimelineSessionsQuery(hospital.Store).RunAsync(timeline, TimeZoneInfo.FindSystemTimeZoneById("Australia/Brisbane"));
        Assert.Equal(
            ["Ann Ward: 3 Mar S••• J••• •••417 1, 2 Mar S••• J••• •••417 2, 2 Mar  1", "u2: 2 Mar S••• J••• •••417 1"],
            branches.Select(b => $"{b.Lane.Name}: {string.Join(", ", b.Sessions.Select(s => $"{s.Day:d MMM} {s.Record} {s.Points.Count}"))}"));
        Assert.All(branches[1].Sessions, s => Assert.Equal("u2", s.Who));
        var only = scope with { Only = [.. branches[0].Sessions[1].Points.Select(p => p.Id)] };
        Assert.Equal([AccessAction.Print, AccessAction.Read], (await new AccessEventsQuery(hospital.Store).RunAsync(only)).Items.Select(e => e.Action));
    }

    [Fact]
    public async Task Narrows_ToAccessesOfFindingsThatStand()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var other = hospital.User("u2");
        var patient = hospital.Patient("P1");
        var mine = hospital.Access(user, patient, Hospital.Noon);
        var theirs = hospital.Access(other, patient, Hospital.Noon.AddHours(1));
        var withdrawn = hospital.Access(user, hospital.Patient("P2"), Hospital.Noon.AddHours(2));
        hospital.Access(user, null, Hospital.Noon.AddHours(3));
        var id = hospital.Finding(user, patient, 80, null, mine);
        hospital.Finding(other, patient, 70, null, theirs);
        hospital.Finding(user, null, 60, f => f.Status = FindingStatus.Withdrawn, withdrawn);
        await hospital.SaveAsync();
        var scope = new AccessScope(user, patient, Hospital.Noon.AddDays(-1), Hospital.Noon.AddDays(1)) { Either = true, InFindings = true };
        var finding = (await new FindingQuery(hospital.Store).RunAsync(id))!;
        var timeline = await new FindingTimelineQuery(hospital.Store).RunAsync(finding, scope, LaneKind.User);
        Assert.Equal([mine, theirs], timeline.Lanes.SelectMany(l => l.Points).Select(p => p.Id));
    }

    [Fact]
    public async Task Gathers_ManyLanesAndSaysWhereItWasCut()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var patient = hospital.Patient("P1");
        for (var i = 0; i < 12; i++)
        {
            hospital.Access(hospital.User($"x{i}"), patient, Hospital.Noon);
        }
        for (var i = 0; i < FindingTimelineQuery.Cap; i++)
        {
            hospital.Access(user, null, Hospital.Noon.AddSeconds(i + 1));
        }
        var id = hospital.Finding(user, patient, 80);
        await hospital.SaveAsync();
        var finding = (await new FindingQuery(hospital.Store).RunAsync(id))!;
        var scope = new AccessScope(user, patient, Hospital.Noon.AddDays(-1), Hospital.Noon.AddDays(1)) { Either = true };
        var timeline = await new FindingTimelineQuery(hospital.Store).RunAsync(finding, scope, LaneKind.User);
        Assert.True(timeline.More);
        Assert.Equal(FindingTimelineQuery.Cap, timeline.Lanes.Sum(l => l.Points.Count));
        Assert.Equal(("5 other people", 5), (timeline.Lanes[^1].Name, timeline.Lanes[^1].Points.Count));
        var read = 0;
        await foreach (var e in new AccessExportQuery(hospital.Store).ReadAsync(scope with { To = Hospital.Noon.AddSeconds(100) }, id))
        {
            read++;
        }
        Assert.Equal(12 + 99, read);
    }

    [Fact]
    public async Task Reads_ThroughIndexesOnly()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        Assert.NotEqual(0, hospital.User("u2")); // A colleague of the same role: somebody to be compared with.
        var patient = hospital.Patient("P1");
        var mine = hospital.Access(user, patient, Hospital.Noon);
        var id = hospital.Finding(user, patient, 80, f => f.Users = 2, mine);
        await hospital.SaveAsync();
        using var plans = new QueryPlans(hospital.Store);
        var finding = (await new FindingQuery(hospital.Store).RunAsync(id))!;
        var scope = new AccessScope(user, patient, Hospital.Noon.AddDays(-1), Hospital.Noon.AddDays(1));
        foreach (var each in new[] { scope, scope with { Either = true }, scope with { Finding = id }, scope with { Either = true, InFindings = true }, scope with { Only = [mine] } })
        {
            await new FindingTimelineQuery(hospital.Store).RunAsync(finding, each, LaneKind.User);
            await new AccessEventsQuery(hospital.Store).RunAsync(each, new AccessCursor(Hospital.Noon, 5, false), id);
        }
        await new InvolvedUsersQuery(hospital.Store).RunAsync(id);
        await new SimilarFindingsQuery(hospital.Store).RunAsync(id);
        await new PeerFiguresQuery(hospital.Store).RunAsync(user, 20000, 20600, TimeZoneInfo.Utc);
        Assert.NotEmpty(plans.Steps());
        Assert.Empty(plans.ScansOf("Accesses"));
        Assert.Empty(plans.ScansOf("AccessSessions"));
    }

    [Fact]
    public async Task Keeps_PinsWithTheirWriters()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var access = hospital.Access(user, null, Hospital.Noon);
        var id = hospital.Finding(user, null, 80, null, access);
        await hospital.SaveAsync();
        var pins = new FindingPins(hospital.Store, TimeProvider.System);
        Assert.Equal("note", (await pins.SetAsync(id, access, "officer", new PinMark(" ")))?.Code);
        Assert.Equal("no-access", (await pins.SetAsync(id, 999, "officer", new PinMark("Here it began.")))?.Code);
        Assert.Equal("color", (await pins.SetAsync(id, access, "officer", new PinMark("Here it began.", (PinColor)9)))?.Code);
        Assert.Equal("own-finding", (await pins.SetAsync(id, access, "U1", new PinMark("Nothing to see.")))?.Code);
        Assert.Null(await pins.SetAsync(id, access, "officer", new PinMark("Here it began.")));
        Assert.Null(await pins.SetAsync(id, access, "second", new PinMark("Here it began, after the meeting.", PinColor.Amber, InSummary: true)));
        var pin = Assert.Single(await pins.ListAsync(id));
        Assert.Equal(("Here it began, after the meeting.", PinColor.Amber, true, "second", Hospital.Noon), (pin.Note, pin.Color, pin.InSummary, pin.Who, pin.At));
        Assert.Equal("not-yours", (await pins.RemoveAsync(pin.Id, "officer"))?.Code);
        Assert.Null(await pins.RemoveAsync(pin.Id, "second"));
        Assert.Empty(await pins.ListAsync(id));
    }
}
