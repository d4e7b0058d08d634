using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

/// <summary>Who looked at this record, what did this person look at: figures, sessions and events.</summary>
public sealed class AccessExplorerTests
{
    private const int Day = 20514;

    [Fact]
    public async Task Finds_LeaversAndUnlistedPeopleAndTheExactIdFirst()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.User("u10", "Zoe", "Young");
        hospital.User("u1", "Ann", "Smith", u => u.Status = "terminated");
        hospital.User("u12", also: u => (u.Listed, u.Status) = (false, null));
        hospital.User("x9", "Ulla", "Berg");
        await hospital.SaveAsync();
        var matches = new ExplorerMatchesQuery(hospital.Store);
        Assert.Equal(["u1", "u10", "u12", "x9"], (await matches.FindUsersAsync(" u1 ")).Concat(await matches.FindUsersAsync("Ulla")).Select(u => u.UserId));
        Assert.Equal("terminated", (await matches.FindUsersAsync("ann smi"))[0].WorkStatus);
        Assert.Empty(await matches.FindUsersAsync("%"));
        Assert.Empty(await matches.FindUsersAsync("  "));
    }

    [Fact]
    public async Task Narrows_ToOffHoursOverASpringForward()
    {
        using var hospital = await Hospital.OpenAsync();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var user = hospital.User("u1");
        // Every half hour of twelve days, over the night of 8 March 2026 when clocks go from UTC-5 to UTC-4.
        var from = new DateTime(2026, 3, 1, 5, 0, 0, DateTimeKind.Utc);
        for (var at = from; at < from.AddDays(12); at = at.AddMinutes(30))
        {
            hospital.Access(user, null, at);
        }
        await hospital.SaveAsync();
        var scope = new AccessScope(user, null, from, from.AddDays(12)) { Zone = zone };
        var off = await IdsAsync(scope with { Pivots = [new(PivotBy.Hours, OffHours.Name, Without: false)] });
        Assert.NotEmpty(off);
        Assert.All(off, e => Assert.True(OffHours.Holds(e.At, zone)));
        var working = await IdsAsync(scope with { Pivots = [new(PivotBy.Hours, OffHours.Name, Without: true)] });
        Assert.NotEmpty(working);
        Assert.All(working, e => Assert.False(OffHours.Holds(e.At, zone)));
        Assert.Equal(12 * 48, off.Count + working.Count);
        Assert.Equal(working, await IdsAsync(scope with { Pivots = [new(PivotBy.Hours, OffHours.Working, Without: false)] }));
        var counted = await new AccessBreakdownQuery(hospital.Store).RunAsync(scope);
        Assert.Equal(off.Count, counted.Off);

        // As far as anybody may ask, the condition stays one that the database takes.
        Assert.Equal(off.Count, (await IdsAsync(new AccessScope(user, null, DateTime.MinValue, DateTime.MaxValue) { Zone = zone, Pivots = [new(PivotBy.Hours, OffHours.Name, Without: false)] })).Count);

        async Task<List<AccessEvent>> IdsAsync(AccessScope asked) => [.. (await new AccessEventsQuery(hospital.Store) { Size = 1_000 }.RunAsync(asked)).Items];
    }

    [Fact]
    public async Task Finds_PatientsByIdOnlyAndMasked()
    {
        using var hospital = await Hospital.OpenAsync();
        hospital.Patient("MRN1", "Samuel", "Jones");
        hospital.Patient("MRN10", "Sara", "Jensen");
        await hospital.SaveAsync();
        var matches = new ExplorerMatchesQuery(hospital.Store);
        Assert.Equal(["S••• J•••", "S••• J•••"], (await matches.FindPatientsAsync("MRN1")).Select(p => p.Initials));
        Assert.Empty(await matches.FindPatientsAsync("Samuel"));
        Assert.Empty(await matches.FindPatientsAsync("_RN1"));
    }

    [Fact]
    public async Task Sums_WhoOpenedARecord()
    {
        using var hospital = await Hospital.OpenAsync();
        var cardiology = hospital.Department("D1", "Cardiology");
        var care = hospital.Term(TermKind.Explanation, "care-team");
        var one = hospital.User("u1", also: u => u.DepartmentId = cardiology);
        var two = hospital.User("u2", also: u => u.DepartmentId = cardiology);
        var leaver = hospital.User("u3", also: u => u.Status = "terminated");
        var patient = hospital.Patient("P1");
        hospital.Session(one, patient, Day, events: 4, first: true, explanation: care);
        hospital.Session(one, patient, Day + 1, events: 2, explanation: care);
        hospital.Session(two, patient, Day, events: 1, first: true);
        hospital.Session(leaver, patient, Day, events: 1);
        hospital.Session(leaver, patient, Day + 60, events: 9);
        hospital.Access(one, patient, DateTime.UnixEpoch.AddDays(Day).AddHours(1));
        hospital.Access(leaver, patient, DateTime.UnixEpoch.AddDays(Day).AddHours(2), AccessAction.Export);
        hospital.Access(leaver, patient, DateTime.UnixEpoch.AddDays(Day + 2), AccessAction.Export);
        await hospital.SaveAsync();
        var summary = await new AccessSummaryQuery(hospital.Store).RunAsync(new SessionScope(null, patient, Day, Day + 1));
        Assert.Equal((4, 8, 3, 2, 2, 1), (summary.Sessions, summary.Events, summary.Distinct, summary.First, summary.Explained, summary.FirstExplained));
        Assert.Equal([(null, 2), ("care-team", 2)], summary.Explanations.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => (e.Name, e.Count)));
        var broken = await new AccessBreakdownQuery(hospital.Store).RunAsync(new AccessScope(null, patient, SiteDays.Date(Day).ToDateTime(default), SiteDays.Date(Day + 2).ToDateTime(default)));
        Assert.Equal([new("export", 1), new NamedCount("read", 1)], broken.Columns[PivotBy.Action]);
        Assert.Equal([("u1", "u1", 1), ("u3", "u3", 1)], broken.Columns[PivotBy.Person].Select(c => (c.Name, c.Value, c.Count)));
        Assert.Equal([new NamedCount("nurse", 2)], broken.Columns[PivotBy.Role]);
        Assert.Empty(broken.Columns[PivotBy.Record]);
        Assert.Empty(broken.Columns[PivotBy.Override]);
        broken = await new AccessBreakdownQuery(hospital.Store).RunAsync(new AccessScope(one, null, SiteDays.Date(Day).ToDateTime(default), SiteDays.Date(Day + 2).ToDateTime(default)));
        Assert.Empty(broken.Columns[PivotBy.Person]);
        Assert.Equal($"{patient}", Assert.Single(broken.Columns[PivotBy.Record]).Value);
        Assert.Equal([("Cardiology", 2), (null, 1)], summary.Departments.Select(d => (d.Name, d.Count)));

        // Each of these counts opens as many sessions as it says.
        async Task<IReadOnlyList<Data.Queries.AccessSession>> RowsAsync(SessionFilter filter) => (await new AccessSessionsQuery(hospital.Store).RunAsync(new SessionScope(null, patient, Day, Day + 1), filter)).Items;
        Assert.Equal(summary.Explained, (await RowsAsync(new() { Explained = true })).Count);
        Assert.Equal(summary.Sessions - summary.Explained, (await RowsAsync(new() { Explained = false })).Count);
        Assert.Equal(summary.First, (await RowsAsync(new() { First = true })).Count);
        Assert.Equal(summary.FirstExplained, (await RowsAsync(new() { First = true, Reason = "care-team" })).Count);
        Assert.Equal(["u1", "u1", "u2"], (await RowsAsync(new() { Department = "Cardiology" })).Select(s => s.UserId).Order());
        Assert.Equal("u3", Assert.Single(await RowsAsync(new() { Department = "" })).UserId);
        Assert.Empty(await RowsAsync(new() { Reason = "no-such-reason" }));
    }

    [Fact]
    public async Task Narrows_SessionsToThoseBegunOffHours()
    {
        using var hospital = await Hospital.OpenAsync();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var user = hospital.User("u1");
        // One at each full hour of twelve days, round the night of 8 March 2026 when clocks go from UTC-5 to UTC-4.
        var from = new DateTime(2026, 3, 1, 5, 0, 0, DateTimeKind.Utc);
        for (var hour = 0; hour < 12 * 24; hour++)
        {
            var at = from.AddHours(hour);
            hospital.Add(new AccessSessionRow { UserId = user, PatientId = hour + 1, Day = SiteDays.Number(zone.DayOf(at)), Events = 1, FirstAt = at, LastAt = at.AddHours(2) });
        }
        await hospital.SaveAsync();
        var query = new AccessSessionsQuery(hospital.Store) { Size = 1_000 };
        var scope = new SessionScope(user, null, SiteDays.Number(new(2026, 3, 1)), SiteDays.Number(new(2026, 3, 13)));
        var all = (await query.RunAsync(scope)).Items;
        var off = (await query.RunAsync(scope, new() { OffHoursIn = zone })).Items;
        Assert.Equal(12 * 24, all.Count);
        Assert.Equal(all.Where(s => OffHours.Holds(s.FirstAt, zone)), off);
        Assert.InRange(off.Count, 1, all.Count - 1);
        // As far as anybody may ask, the condition stays one that the database takes.
        Assert.Equal(off, (await query.RunAsync(scope with { FromDay = int.MinValue, ToDay = int.MaxValue }, new() { OffHoursIn = zone })).Items);
    }

    [Fact]
    public async Task Walks_AllSessionsForthAndBack()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var patient = hospital.Patient("MRN77", "Samuel", "Jones");
        for (var i = 0; i < 120; i++)
        {
            hospital.Session(user, hospital.Patient($"P{i}"), Day - (i / 10), first: i % 2 == 0);
        }
        hospital.Session(user, patient, Day - 5);
        var at = DateTime.UnixEpoch.AddDays(Day - 5).AddHours(10);
        var finding = hospital.Finding(user, null, 80, f => (f.FirstAt, f.LastAt) = (at.AddDays(-9), at), hospital.Access(user, patient, at));
        await hospital.SaveAsync();
        var query = new AccessSessionsQuery(hospital.Store);
        var scope = new SessionScope(user, null, Day - 100, Day);
        var page = await query.RunAsync(scope);
        var pages = new List<AccessSessionPage> { page };
        while (page.Later is { } later)
        {
            pages.Add(page = await query.RunAsync(scope, cursor: SessionCursor.Parse(later.ToString())));
        }
        var all = pages.SelectMany(p => p.Items).ToList();
        Assert.Equal(121, all.Select(s => (s.Day, s.Patient.Key)).Distinct().Count());
        Assert.Equal(all.OrderByDescending(s => s.Day).ThenBy(s => s.Patient.Key), all);
        Assert.Equal(finding, Assert.Single(all, s => s.Finding is not null).Finding);
        var back = await query.RunAsync(scope, cursor: page.Earlier);
        Assert.Equal(pages[^2].Items, back.Items);
        Assert.Null(pages[0].Earlier);
    }

    [Fact]
    public async Task Walks_AllEventsForthAndBack()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones");
        for (var i = 0; i < 130; i++)
        {
            hospital.Access(user, i % 3 == 0 ? null : patient, Hospital.Noon.AddSeconds(i / 7));
        }
        hospital.Access(user, patient, Hospital.Noon.AddDays(2));
        await hospital.SaveAsync();
        var query = new AccessEventsQuery(hospital.Store);
        var scope = new AccessScope(user, null, Hospital.Noon, Hospital.Noon.AddDays(1));
        var page = await query.RunAsync(scope);
        var pages = new List<AccessEventPage> { page };
        while (page.Later is { } later)
        {
            pages.Add(page = await query.RunAsync(scope, AccessCursor.Parse(later.ToString())));
        }
        var all = pages.SelectMany(p => p.Items).ToList();
        Assert.Equal(130, all.Select(e => e.Id).Distinct().Count());
        Assert.Equal(all.OrderByDescending(e => e.At).ThenByDescending(e => e.Id), all);
        Assert.Equal(pages[^2].Items, (await query.RunAsync(scope, page.Earlier)).Items);
        Assert.DoesNotContain(all, e => e.ToString().Contains("Samuel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_TheLedgerThroughItsIndexesOnly()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var patient = hospital.Patient("P1");
        var access = hospital.Access(user, patient, Hospital.Noon);
        hospital.Session(user, patient, Day);
        var finding = hospital.Finding(user, patient, 80, null, access);
        await hospital.SaveAsync();
        using var plans = new QueryPlans(hospital.Store);
        var (start, end) = (Hospital.Noon.AddDays(-1), Hospital.Noon.AddDays(1));
        var events = new AccessEventsQuery(hospital.Store);
        foreach (var scope in new AccessScope[] { new(user, null, start, end), new(null, patient, start, end), new(user, patient, start, end) })
        {
            await events.RunAsync(scope, findingId: finding);
            await events.RunAsync(scope with { Pivots = [new(PivotBy.Workstation, "WS-1", false), new(PivotBy.Action, "print", true)] });
            await new AccessBreakdownQuery(hospital.Store).RunAsync(scope);
            await events.RunAsync(scope, new AccessCursor(Hospital.Noon, access, false));
            await events.RunAsync(scope, new AccessCursor(Hospital.Noon, access, true));
        }
        await new FindingQuery(hospital.Store).RunAsync(finding);
        foreach (var scope in new SessionScope[] { new(user, null, Day, Day), new(null, patient, Day, Day) })
        {
            await new AccessSummaryQuery(hospital.Store).RunAsync(scope);
            await new AccessSessionsQuery(hospital.Store).RunAsync(scope);
        }
        Assert.Contains(plans.Steps(), s => s.Contains("IX_Accesses_User_At", StringComparison.Ordinal));
        Assert.Contains(plans.Steps(), s => s.Contains("IX_Accesses_Patient_At", StringComparison.Ordinal));
        Assert.Empty(plans.ScansOf("Accesses"));
        Assert.Empty(plans.ScansOf("AccessSessions"));
        Assert.Empty(plans.ScansOf("FindingAccesses"));
    }

    [Theory]
    [InlineData("action:print", false, 1)]
    [InlineData("action:print", true, 3)]
    [InlineData("action:nonsense", false, 0)]
    [InlineData("workstation:ED-03", false, 2)]
    [InlineData("workstation:ED-03", true, 2)]
    [InlineData("workstation:", false, 1)]
    [InlineData("workstation:", true, 3)]
    [InlineData("workstation:nowhere", true, 4)]
    [InlineData("department:Cardiology", false, 1)]
    [InlineData("outcome:denied", false, 1)]
    [InlineData("person:u1", false, 4)]
    [InlineData("person:u1", true, 0)]
    [InlineData("role:nurse", false, 4)]
    [InlineData("role:", true, 4)]
    [InlineData("record:", false, 3)]
    [InlineData("record:77", false, 1)]
    [InlineData("record:77", true, 3)]
    [InlineData("override:yes", false, 1)]
    [InlineData("override:yes", true, 3)]
    public async Task Narrows_EventsByACell(string pivot, bool without, int expected)
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var cardiology = hospital.Department("D1", "Cardiology");
        var (ed, icu) = (hospital.Term(TermKind.Workstation, "ED-03"), hospital.Term(TermKind.Workstation, "ICU-01"));
        hospital.Access(user, null, Hospital.Noon, AccessAction.Print, a => a.WorkstationId = ed);
        hospital.Access(user, null, Hospital.Noon, also: a => (a.WorkstationId, a.DepartmentId) = (ed, cardiology));
        hospital.Access(user, hospital.Patient("P1", also: p => p.Id = 77), Hospital.Noon, also: a => a.WorkstationId = icu);
        hospital.Access(user, null, Hospital.Noon, also: a => (a.Outcome, a.BreakGlass) = (AccessOutcome.Denied, true));
        await hospital.SaveAsync();
        var scope = new AccessScope(user, null, Hospital.Noon, Hospital.Noon.AddDays(1)) { Pivots = [AccessPivot.Parse(pivot, without)!] };
        Assert.Equal(expected, (await new AccessEventsQuery(hospital.Store).RunAsync(scope)).Items.Count);
        Assert.Equal(expected, (await new AccessBreakdownQuery(hospital.Store).RunAsync(scope)).Read.Value);
        Assert.Equal(expected, await new AccessExportQuery(hospital.Store).CountAsync(scope));
    }

    [Fact]
    public async Task Rejects_AScanInThePlans()
    {
        using var hospital = await Hospital.OpenAsync();
        using var plans = new QueryPlans(hospital.Store);
        await using (var db = hospital.Store.CreateDbContext())
        {
            Assert.Empty(db.Accesses.Where(a => a.BreakGlass).ToList());
        }
        Assert.Single(plans.ScansOf("Accesses"));
    }

    [Fact]
    public async Task Rejects_AQuestionToTheWholeLedger()
    {
        using var hospital = await Hospital.OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() =>
            new AccessEventsQuery(hospital.Store).RunAsync(new AccessScope(null, null, Hospital.Noon, Hospital.Noon)));
        await Assert.ThrowsAsync<ArgumentException>(() => new AccessSessionsQuery(hospital.Store).RunAsync(new SessionScope(1, 2, 0, 1)));
    }

    [Theory]
    [InlineData(10_000, "10,000")]
    [InlineData(10_001, "10,000+")]
    [InlineData(0, "0")]
    public void Caps_ACount(int counted, string expected) => Assert.Equal(expected, CappedCount.Of(counted).ToString());

    [Fact]
    public void Starts_ADayWhoseMidnightIsSkipped() =>
        // Lebanon's clocks go from 00:00 to 01:00 on 29 March 2026.
        Assert.Equal(new DateTime(2026, 3, 28, 22, 0, 0, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut").StartOf(new DateOnly(2026, 3, 29)));
}
