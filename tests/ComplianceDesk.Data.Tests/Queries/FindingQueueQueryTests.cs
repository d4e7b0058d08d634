using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

/// <summary>The queue shows what the filter asks, page by page, masked.</summary>
public sealed class FindingQueueQueryTests
{
    private static readonly QueueViewer Officer = new("officer", TimeZoneInfo.Utc, new TriageTargets(), Hospital.Noon.AddDays(5));

    [Theory]
    [InlineData(FindingSort.Score)]
    [InlineData(FindingSort.LastAccess)]
    [InlineData(FindingSort.Age)]
    public async Task Walks_EveryRowOnceForthAndBackWhileRowsArrive(FindingSort sort)
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        for (var i = 0; i < 173; i++)
        {
            // Many equal scores and times, so that ties fall on the edges of pages.
            hospital.Finding(user, null, 40 + (i % 3), f => (f.LastAt, f.DetectedAt) = (Hospital.Noon.AddHours(i % 4), Hospital.Noon.AddDays(i % 2)));
        }
        await hospital.SaveAsync();
        var query = new FindingQueueQuery(hospital.Store);
        var filter = new FindingFilter { Sort = new(sort, Descending: true) };
        var forth = new List<int>();
        var page = await query.RunAsync(filter, Officer);
        Assert.Null(page.Earlier);
        forth.AddRange(page.Items.Select(f => f.Id));
        var lastPage = page;
        while (lastPage.Later is { } later)
        {
            // Arrives before the page in every order.
            hospital.Finding(user, null, 100, f => (f.LastAt, f.DetectedAt) = (Hospital.Noon.AddYears(1), Hospital.Noon.AddYears(-1)));
            await hospital.SaveAsync();
            lastPage = await query.RunAsync(filter, Officer, later);
            forth.AddRange(lastPage.Items.Select(f => f.Id));
        }
        Assert.Equal(173, forth.Count);
        Assert.Equal(173, forth.Distinct().Count());

        var back = new List<int>(lastPage.Items.Select(f => f.Id).Reverse());
        while (lastPage.Earlier is { } earlier)
        {
            lastPage = await query.RunAsync(filter, Officer, earlier);
            back.AddRange(lastPage.Items.Select(f => f.Id).Reverse());
        }
        Assert.Equal(forth, back.AsEnumerable().Reverse().Where(forth.Contains));
        Assert.Equal(176, back.Count);
    }

    public static TheoryData<FindingSort, bool> Orders => [.. Enum.GetValues<FindingSort>().SelectMany(c => new[] { (c, true), (c, false) })];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Walks_InTheOrderOfEveryColumn(FindingSort column, bool descending)
    {
        using var hospital = await Hospital.OpenAsync();
        int[] people = [hospital.User("u3", "ann", "Lee"), hospital.User("u1", "Zed", "Abe"), hospital.User("u2", null, null)];
        for (var i = 0; i < 31; i++)
        {
            hospital.Finding(people[i % 3], null, 40 + (i * 7 % 5), f =>
            {
                (f.FirstAt, f.LastAt, f.DetectedAt) = (Hospital.Noon.AddHours(-i % 4), Hospital.Noon.AddHours(i * 3 % 7), Hospital.Noon.AddDays(i % 2));
                (f.Events, f.AssignedTo, f.Status) = (i % 6, i % 3 == 0 ? null : $"o{i % 2}", i % 2 == 0 ? FindingStatus.New : FindingStatus.Violation);
            });
        }
        await hospital.SaveAsync();
        var query = new FindingQueueQuery(hospital.Store);
        var filter = new FindingFilter { Scope = FindingScope.All, Sort = new(column, descending) };
        var seen = new List<FindingItem>();
        for (RowCursor? at = null; ;)
        {
            var page = await query.RunAsync(filter, Officer, at, size: 10);
            seen.AddRange(page.Items);
            if ((at = page.Later) is null) break;
        }
        Assert.Equal(31, seen.Select(f => f.Id).Distinct().Count());
        var keys = seen.Select(Key).ToList();
        Assert.Equal(descending ? keys.OrderDescending(StringComparer.Ordinal) : keys.Order(StringComparer.Ordinal), keys);
        Assert.True(keys.Distinct().Count() > 1);

        string Key(FindingItem f) => column switch
        {
            FindingSort.Score => $"{f.Score}",
            FindingSort.Severity => $"{(int)f.Severity} {f.Score:000}",
            FindingSort.Number => $"{f.Id:000}",
            FindingSort.Who => $"{f.UserName} {f.UserId}".Trim().ToLowerInvariant(),
            FindingSort.FirstAccess => $"{f.FirstAt:s}",
            FindingSort.LastAccess => $"{f.LastAt:s}",
            FindingSort.Accesses => $"{f.Events}",
            FindingSort.Age => $"{(Hospital.Noon.AddDays(100) - f.DetectedAt).TotalDays:000}",
            FindingSort.Status => $"{(int)f.Status}",
            FindingSort.Owner => f.AssignedTo ?? "",
            _ => throw new InvalidOperationException($"No key for {column}."),
        };
    }

    [Fact]
    public async Task Shows_ThePatientMaskedAndTheUserByName()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1042", "Ann", "Smith");
        var patient = hospital.Patient("MRN0012417", "Samuel", "Jones");
        hospital.Finding(user, patient, 80);
        await hospital.SaveAsync();
        var item = Assert.Single((await new FindingQueueQuery(hospital.Store).RunAsync(new FindingFilter(), Officer)).Items);
        Assert.Equal("Ann Smith", item.UserName);
        Assert.Equal(new MaskedPatient(patient, "S••• J•••", "•••417"), item.Patient);
        Assert.DoesNotContain("Samuel", item.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("MRN0012417", item.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Filters => new()
    {
        { "", "a b c" },
        { "status=all", "a b c d e" },
        { "status=decided", "d" },
        { "status=violation", "d" },
        { "status=withdrawn", "e" },
        { "status=under-review", "b" },
        { "severity=high", "a" },
        { "rule=surname", "a b" },
        { "rule=name", "" },
        { "rule=volume", "b c" },
        { "user=u2", "c" },
        { "q=U2", "c" },
        { "q=Bri", "c" },
        { "q=%25", "" },
        { "mine=true", "b" },
        { "from=2026-03-02&to=2026-03-02", "a b" },
        { "to=2026-03-01", "" },
        { "from=2026-03-03", "c" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Shows_ExactlyWhatTheFilterAsks(string address, string expected)
    {
        using var hospital = await Hospital.OpenAsync();
        var one = hospital.User("u1", "Ann", "Smith");
        var two = hospital.User("u2", "Bridget", "Olsen");
        var names = new Dictionary<int, string>
        {
            [hospital.Finding(one, null, 90)] = "a",
            [hospital.Finding(one, null, 60, f => (f.Status, f.AssignedTo, f.Rules) = (FindingStatus.UnderReview, "officer", "volume;surname"))] = "b",
            [hospital.Finding(two, null, 50, f => (f.FirstAt, f.LastAt, f.Rules) = (Hospital.Noon.AddDays(1), Hospital.Noon.AddDays(2), "volume"))] = "c",
            [hospital.Finding(two, null, 40, f => f.Status = FindingStatus.Violation)] = "d",
            [hospital.Finding(two, null, 30, f => f.Status = FindingStatus.Withdrawn)] = "e",
        };
        await hospital.SaveAsync();
        var filter = FindingFilter.Parse(address);
        var page = await new FindingQueueQuery(hospital.Store).RunAsync(filter, Officer);
        Assert.Equal(expected, string.Join(' ', page.Items.Select(f => names[f.Id])));
        var counts = await new FindingCountsQuery(hospital.Store).RunAsync(filter, Officer);
        Assert.Equal(page.Items.Count, counts.Shown.Value);
    }

    [Fact]
    public async Task Narrows_ByHowLongAgoTheJudgeFoundItAsTheFirstPageCounts()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        foreach (var days in new[] { 0.5, 1, 3, 7, 20, 30, 90 })
        {
            hospital.Finding(user, null, 50, f => f.DetectedAt = Officer.Now.AddDays(-days));
        }
        await hospital.SaveAsync();
        var counted = await new OpenFindingsQuery(hospital.Store, new Quality.FixedClock(Officer.Now)).RunAsync();
        var medium = counted.BySeverity.Single(s => s.Severity == FindingSeverity.Medium).ByAge;
        var shown = new List<int>();
        foreach (var age in Enum.GetValues<FindingAge>())
        {
            shown.Add((await new FindingQueueQuery(hospital.Store).RunAsync(new FindingFilter { Age = age }, Officer)).Items.Count);
        }
        Assert.Equal([1, 2, 2, 2], shown);
        Assert.Equal(medium, shown);
    }

    [Fact]
    public async Task Reads_DaysInTheSitesZone()
    {
        using var hospital = await Hospital.OpenAsync();
        // 03:00 UTC on 3 March is still 2 March in New York.
        hospital.Finding(hospital.User("u1"), null, 90, f => (f.FirstAt, f.LastAt) = (Hospital.Noon.AddHours(15), Hospital.Noon.AddHours(15)));
        await hospital.SaveAsync();
        var day = new DateOnly(2026, 3, 2);
        var filter = new FindingFilter { From = day, To = day };
        var query = new FindingQueueQuery(hospital.Store);
        Assert.Single((await query.RunAsync(filter, Officer with { Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York") })).Items);
        Assert.Empty((await query.RunAsync(filter, Officer)).Items);
    }

    [Fact]
    public async Task Gathers_FindingsByUser()
    {
        using var hospital = await Hospital.OpenAsync();
        var one = hospital.User("u1", "Ann", "Smith", u => u.Status = "terminated");
        var two = hospital.User("u2");
        var patient = hospital.Patient("P1");
        hospital.Finding(one, patient, 40, f => f.Rules = "volume;vip");
        hospital.Finding(one, patient, 75, f => f.Rules = "vip");
        hospital.Finding(two, null, 60, f => f.Rules = "volume");
        await hospital.SaveAsync();
        async Task<IEnumerable<string>> Lines(FindingGroup by) => (await new FindingGroupsQuery(hospital.Store).RunAsync(new FindingFilter { Group = by }, Officer))
            .Select(l => $"{l.Patient?.Number ?? l.Key} {l.Findings} {l.Others} {l.Score} {l.Severity} {l.Note}".TrimEnd());
        Assert.Equal(["u1 2 1 75 High nurse, left the workforce", "u2 1 0 60 Medium nurse"], await Lines(FindingGroup.User));
        Assert.Equal(["•••1 2 1 75 High"], await Lines(FindingGroup.Patient));
        Assert.Equal(["vip 2  75 High", "volume 2  60 Medium"], await Lines(FindingGroup.Rule));
    }

    [Fact]
    public async Task Finds_EverybodyOfARush()
    {
        using var hospital = await Hospital.OpenAsync();
        var (one, two, three) = (hospital.User("u1"), hospital.User("u2"), hospital.User("u3"));
        var patient = hospital.Patient("P1");
        hospital.Finding(one, patient, 60, f => f.Users = 2, hospital.Access(one, patient, Hospital.Noon), hospital.Access(two, patient, Hospital.Noon));
        hospital.Access(three, patient, Hospital.Noon);
        await hospital.SaveAsync();
        async Task<int> Count(string user) => (await new FindingQueueQuery(hospital.Store).RunAsync(new FindingFilter { User = user }, Officer)).Items.Count;
        Assert.Equal("1 1 0", $"{await Count("u1")} {await Count("u2")} {await Count("u3")}");
    }

    [Fact]
    public async Task Shows_WhatIsPastItsTarget()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var names = new Dictionary<int, string>
        {
            [hospital.Finding(user, null, 80, f => f.DetectedAt = Hospital.Noon.AddDays(1))] = "high, 4 days",
            [hospital.Finding(user, null, 60, f => f.DetectedAt = Hospital.Noon.AddDays(1))] = "medium, 4 days",
            [hospital.Finding(user, null, 80, f => f.DetectedAt = Hospital.Noon.AddDays(3))] = "high, 2 days",
            [hospital.Finding(user, null, 80, f => (f.DetectedAt, f.Status) = (Hospital.Noon, FindingStatus.Violation))] = "decided",
        };
        await hospital.SaveAsync();
        async Task<IEnumerable<string>> Overdue(QueueViewer viewer) =>
            (await new FindingQueueQuery(hospital.Store).RunAsync(new FindingFilter { Scope = FindingScope.All, Overdue = true }, viewer)).Items.Select(f => names[f.Id]);
        Assert.Equal(["high, 4 days"], await Overdue(Officer));
        Assert.Equal(["high, 4 days", "high, 2 days", "medium, 4 days"], (await Overdue(Officer with { Triage = new TriageTargets(1, 3, 3, 3) })).OrderByDescending(n => n.StartsWith("high, 4", StringComparison.Ordinal)).ThenBy(n => n, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("3,7,14,30", "3,7,14,30")]
    [InlineData(" 1, 2,3 ,365", "1,2,3,365")]
    [InlineData("3,7,14", null)]
    [InlineData("0,7,14,30", null)]
    [InlineData("3,7,14,366", null)]
    [InlineData("", null)]
    public void Reads_Targets(string text, string? expected) => Assert.Equal(expected, TriageTargets.Parse(text)?.ToString());

    [Theory]
    [InlineData("after-17")]
    [InlineData("before-3")]
    public void ReadsBack_ACursor(string text) => Assert.Equal(text, RowCursor.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("after")]
    [InlineData("beside-17")]
    [InlineData("after--1")]
    [InlineData("after-85-17")]
    [InlineData("after-9999999999999999")]
    public void Rejects_WhatIsNoCursor(string? text) => Assert.Null(RowCursor.Parse(text));
}
