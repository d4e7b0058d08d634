using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Queries;

public sealed class CoverageOfReasonsQueryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_ExplainedAndUnexplainedFirstAndRepeat()
    {
        using var hospital = await WardAsync();
        var coverage = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(new(), Token);
        Assert.Equal(new CoverageShare(4, 3, 2, 1), coverage.All);
        Assert.Equal([new("encounter-in-department", "Visit in the user's department", 3, 1)], coverage.Explanations);
        Assert.Equal(["Ward 1", "Ward 2"], coverage.Departments.Select(d => d.Name));
        Assert.Equal([2, 0], coverage.Departments.Select(d => d.Share.Unexplained));
    }

    [Fact]
    public async Task Shows_WhatWasMissingForTheUnexplained()
    {
        using var hospital = await WardAsync();
        var coverage = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(new(), Token);
        Assert.Equal([new(MissingReason.CareElsewhere, 1, 1)], coverage.Missing);
        Assert.Equal(coverage.Missing, coverage.Departments[0].Missing);
    }

    [Fact]
    public async Task Shows_OnlyTheWeeksAskedFor()
    {
        using var hospital = await WardAsync();
        var all = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(new(), Token);
        Assert.Equal(2, all.Weeks.Count);
        Assert.All(all.Weeks, w => Assert.Equal(DayOfWeek.Monday, w.Monday.DayOfWeek));
        var second = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(new() { From = all.Weeks[1].Monday.AddDays(3) }, Token);
        Assert.Equal(1, second.All.Accesses);
        Assert.Equal(all.Weeks[1], Assert.Single(second.Weeks));
    }

    [Fact]
    public async Task Counts_TheSameWhenJudgedAgain()
    {
        using var hospital = await WardAsync();
        var before = await new CoverageOfReasonsQuery(hospital.Store).RunAsync(new(), Token);
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        Assert.Equal(before.All, (await new CoverageOfReasonsQuery(hospital.Store).RunAsync(new(), Token)).All);
    }

    [Fact]
    public async Task Shows_TheSessionsBehindEveryCount()
    {
        using var hospital = await WardAsync();
        var query = new CoverageOfReasonsQuery(hospital.Store);
        var sessions = new ReasonSessionsQuery(hospital.Store);
        var all = await query.RunAsync(new(), Token);
        foreach (var (accesses, filter) in Counts(all))
        {
            var page = await sessions.RunAsync(filter, cancellationToken: Token);
            Assert.Equal(accesses, page.Accesses);
            Assert.Equal(accesses, page.Items.Sum(s => (long)s.Events));
            Assert.Equal(page.Sessions, page.Items.Count);
            Assert.Equal(filter, ReasonFilter.Parse("?" + filter.ToQueryString()));
        }

        var unexplained = await sessions.RunAsync(new() { Explained = false }, cancellationToken: Token);
        Assert.All(unexplained.Items, s => Assert.Equal((null, MissingReason.CareElsewhere, "Ward 1"), (s.Explanation, s.Missing, s.Department)));
        Assert.Equal(0, (await sessions.RunAsync(new() { Reason = "proxy" }, cancellationToken: Token)).Sessions);
    }

    [Fact]
    public async Task Lists_TheCountsOneByOne()
    {
        using var hospital = await WardAsync();
        var query = new CoverageOfReasonsQuery(hospital.Store);
        var lines = await query.LinesAsync(new(), Token);
        Assert.Equal(6, lines.Sum(l => l.Accesses));
        Assert.Equal(2, lines.Where(l => l.Reason is null).Sum(l => l.Accesses));
        Assert.Equal(["Ward 1", "Ward 2"], (await query.DepartmentsAsync(Token)).Select(d => d.Name));
    }

    [Fact]
    public async Task Walks_AllSessionsOfAFilterInTheirOrder()
    {
        using var hospital = await Hospital.OpenAsync();
        var users = new[] { hospital.User("a"), hospital.User("b") };
        const int day = 20_500;
        for (var i = 0; i < 130; i++)
        {
            hospital.Session(users[i % 2], hospital.Patient($"p{i}"), day - (i / 13));
        }

        foreach (var week in Enumerable.Range(day - 9, 10).GroupBy(Core.Access.SiteCalendar.WeekOf))
        {
            hospital.Add(new ReasonCountRow { Week = week.Key, Sessions = week.Count() * 13, Accesses = week.Count() * 13, Missing = MissingReason.NoVisit });
        }

        await hospital.SaveAsync();
        var query = new ReasonSessionsQuery(hospital.Store);
        var first = await query.RunAsync(new(), cancellationToken: Token);
        Assert.Equal((130, 130, RowCursor.PageSize), (first.Sessions, first.Accesses, first.Items.Count));
        Assert.Equal(first.Next, ReasonCursor.Parse(first.Next.ToString()));
        var all = await query.ReadAsync(new(), Token).ToListAsync(Token);
        Assert.Equal(130, all.Select(s => (s.User, s.Patient.Key)).Distinct().Count());
        Assert.Equal(all.OrderByDescending(s => s.Day).ThenBy(s => s.User).ThenBy(s => s.Patient.Key), all);
        var paged = new List<AccessSession>();
        for (var page = first; ; page = await query.RunAsync(new(), page.Next, cancellationToken: Token))
        {
            paged.AddRange(page.Items);
            if (page.Next is null)
            {
                break;
            }
        }
        Assert.Equal(all, paged);
        Assert.Null(ReasonCursor.Parse("20500-1"));
    }

    private static IEnumerable<(long Accesses, ReasonFilter Filter)> Counts(CoverageOfReasons all)
    {
        yield return (all.All.Accesses, new());
        yield return (all.All.FirstExplained, new() { First = true, Explained = true });
        foreach (var explanation in all.Explanations)
        {
            yield return (explanation.First, new() { Reason = explanation.Id, First = true });
            yield return (explanation.Repeat, new() { Reason = explanation.Id, First = false });
        }
        foreach (var department in all.Departments)
        {
            yield return (department.Share.Accesses, new() { Department = department.DepartmentId });
            yield return (department.Share.Unexplained, new() { Department = department.DepartmentId, Explained = false });
        }
        foreach (var cause in all.Missing)
        {
            yield return (cause.First + cause.Repeat, new() { Explained = false, Missing = cause.Cause });
        }
        foreach (var week in all.Weeks)
        {
            yield return (week.Share.Accesses, new() { From = week.Monday, To = week.Monday });
        }
    }

    /// <summary>Two wards, a patient in each for two weeks; a nurse of the first opens her own patients, and twice the one of the other ward.</summary>
    private static async Task<Hospital> WardAsync()
    {
        var hospital = await Hospital.OpenAsync();
        int[] wards = [hospital.Department("W1", "Ward 1"), hospital.Department("W2", "Ward 2")];
        var nurses = wards.Select((w, i) => hospital.User($"u{i}", "Ann", $"Staff{i}", u => u.DepartmentId = w)).ToArray();
        var patients = wards.Select((w, i) => hospital.Patient($"p{i}", "Bo", $"Person{i}")).ToArray();
        for (var i = 0; i < 2; i++)
        {
            hospital.Add(new EncounterRow { EncounterId = $"e{i}", PatientId = patients[i], Class = "inpatient", DepartmentId = wards[i], StartedAt = Hospital.Noon.AddDays(-1), EndedAt = Hospital.Noon.AddDays(12) });
            hospital.Access(nurses[i], patients[i], Hospital.Noon);
        }

        var third = hospital.Patient("p3", "Bo", "Person3");
        hospital.Add(new EncounterRow { EncounterId = "e3", PatientId = third, Class = "outpatient", DepartmentId = wards[0], StartedAt = Hospital.Noon, EndedAt = Hospital.Noon.AddHours(1) });
        hospital.Access(nurses[0], third, Hospital.Noon);
        hospital.Access(nurses[0], patients[0], Hospital.Noon.AddDays(7));
        hospital.Access(nurses[0], patients[1], Hospital.Noon);
        hospital.Access(nurses[0], patients[1], Hospital.Noon.AddDays(1));
        await hospital.SaveAsync();
        await new JudgementRunner(hospital.Store, TimeProvider.System).RunAsync(null, Token);
        return hospital;
    }
}
