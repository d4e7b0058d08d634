using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Review;

/// <summary>Draws are random, complete, repeatable from their seed, and never hold a session that a finding rests on.</summary>
public sealed class SampleDrawTests
{
    // 2026-03-02, the day of Hospital.Noon, is a Monday.
    private const int Monday = 20514;

    [Theory]
    [InlineData(20514, 20514)]
    [InlineData(20520, 20514)]
    [InlineData(20521, 20521)]
    [InlineData(0, -3)]
    [InlineData(-4, -10)]
    public void Finds_TheMonday(int day, int monday)
    {
        Assert.Equal(monday, SampleDraw.MondayOf(day));
        Assert.Equal(DayOfWeek.Monday, SiteDays.Date(monday).DayOfWeek);
    }

    [Fact]
    public async Task Draws_EachWeekThatIsOver_Once()
    {
        using var hospital = await FilledAsync(days: 17);
        var draw = new SampleDraw(hospital.Store, TimeProvider.System);
        Assert.Equal(2, await draw.RunOnceAsync());
        Assert.Equal(0, await draw.RunOnceAsync());
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(
            [(Monday, SampleKind.Unflagged), (Monday, SampleKind.Unexplained), (Monday + 7, SampleKind.Unflagged), (Monday + 7, SampleKind.Unexplained)],
            (await db.SampleDraws.OrderBy(d => d.Week).ThenBy(d => d.Kind).ToListAsync()).Select(d => (d.Week, d.Kind)));
        Assert.All(await db.SampleDraws.ToListAsync(), d => Assert.Equal(d.Kind == SampleKind.Unflagged ? 7 * 30 : 7 * 6, d.Population));
        Assert.All(await db.SampleItems.GroupBy(i => i.DrawId).Select(g => g.Count()).ToListAsync(), count => Assert.Equal(SampleDraw.Size, count));
    }

    [Fact]
    public async Task Draws_TheSameAgainFromTheSeed_AndAnotherFromAnotherSeed()
    {
        var drawn = new List<string>();
        foreach (byte seed in new byte[] { 1, 1, 2 })
        {
            using var hospital = await FilledAsync(days: 7);
            await new SampleDraw(hospital.Store, TimeProvider.System).DrawAsync(Monday, [.. Enumerable.Repeat(seed, 32)]);
            await using var db = hospital.Store.CreateDbContext();
            drawn.Add(string.Join(' ', (await db.SampleItems.ToListAsync()).Select(i => $"{i.UserId}/{i.PatientId}/{i.Day}").Order(StringComparer.Ordinal)));
        }
        Assert.Equal(drawn[0], drawn[1]);
        Assert.NotEqual(drawn[0], drawn[2]);
    }

    [Fact]
    public async Task Draws_EverySessionAboutEquallyOften()
    {
        using var hospital = await FilledAsync(days: 7);
        var draw = new SampleDraw(hospital.Store, TimeProvider.System);
        for (byte seed = 0; seed < 60; seed++)
        {
            await using var clean = hospital.Store.CreateDbContext();
            await clean.SampleDraws.ExecuteDeleteAsync();
            await draw.DrawAsync(Monday, [.. Enumerable.Repeat(seed, 32)]);
        }
        await using var db = hospital.Store.CreateDbContext();
        var byDay = await db.SampleItems.GroupBy(i => i.Day).Select(g => g.Count()).ToListAsync();
        // 60 draws of 20 + 20 over seven days: 343 a day is expected; five standard deviations are 86.
        Assert.All(byDay, count => Assert.InRange(count, 257, 429));
        Assert.Equal(7, byDay.Count);
    }

    [Fact]
    public async Task LeavesOut_WhatAFindingRestsOn_ButNotWhatWasWithdrawn()
    {
        using var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        int[] patients = [hospital.Patient("p1"), hospital.Patient("p2"), hospital.Patient("p3")];
        var accesses = patients.Select(p => hospital.Access(user, p, Hospital.Noon)).ToArray();
        foreach (var patient in patients)
        {
            hospital.Session(user, patient, Monday);
        }
        hospital.Finding(user, patients[0], 80, null, accesses[0]);
        hospital.Finding(user, patients[1], 80, f => f.Status = FindingStatus.Withdrawn, accesses[1]);
        await hospital.SaveAsync();
        await new SampleDraw(hospital.Store, TimeProvider.System).DrawAsync(Monday, new byte[32]);
        await using var db = hospital.Store.CreateDbContext();
        var all = await db.SampleDraws.SingleAsync(d => d.Kind == SampleKind.Unflagged);
        Assert.Equal(2, all.Population);
        Assert.Equal(patients[1..], await db.SampleItems.Where(i => i.DrawId == all.Id).Select(i => i.PatientId).OrderBy(p => p).ToArrayAsync());
    }

    [Fact]
    public async Task Draws_NothingFromAnEmptyStore()
    {
        using var hospital = await Hospital.OpenAsync();
        Assert.Equal(0, await new SampleDraw(hospital.Store, TimeProvider.System).RunOnceAsync());
    }

    [Fact]
    public async Task Keeps_EveryReviewAndCountsTheNewest()
    {
        using var hospital = await FilledAsync(days: 7);
        await new SampleDraw(hospital.Store, TimeProvider.System).DrawAsync(Monday, new byte[32]);
        await using var db = hospital.Store.CreateDbContext();
        var items = await db.SampleItems.Where(i => i.DrawId == db.SampleDraws.First(d => d.Kind == SampleKind.Unflagged).Id).Select(i => i.Id).ToListAsync();
        var review = new SampleReview(hospital.Store, TimeProvider.System);
        Assert.Null(await review.ReviewAsync(items[0], "officer", SampleOutcome.Missed, "No shift, no visit, no order."));
        Assert.Null(await review.ReviewAsync(items[0], "second", SampleOutcome.Appropriate, "The roster came in late."));
        Assert.Null(await review.ReviewAsync(items[1], "officer", SampleOutcome.CannotTell, "The manager has left."));
        Assert.Null(await review.ReviewAsync(items[2], "officer", SampleOutcome.Missed, "No shift, no visit, no order."));
        Assert.Equal(4, await db.SampleReviews.CountAsync());
        Assert.Equal(4, await db.Trail.CountAsync(t => t.Action == "review-sample"));
        var count = (await new MissRateQuery(hospital.Store).RunAsync()).Single(d => d.Kind == SampleKind.Unflagged);
        Assert.Equal((1, 1, 1, 17, 2), (count.Missed, count.Appropriate, count.CannotTell, count.Open, count.Decided));
        var first = (await new SampleItemsQuery(hospital.Store).RunAsync(count.Id)).Single(i => i.Id == items[0]);
        Assert.Equal(("second", SampleOutcome.Appropriate), (first.Review!.ReviewedBy, first.Outcome));
    }

    [Theory]
    [InlineData("officer", null, "A note that is long enough.", "no-outcome")]
    [InlineData("officer", SampleOutcome.Open, "A note that is long enough.", "no-outcome")]
    [InlineData("officer", SampleOutcome.Missed, "short", "note-length")]
    [InlineData(" U1 ", SampleOutcome.Missed, "A note that is long enough.", "own-access")]
    [InlineData("patient", SampleOutcome.Missed, "A note that is long enough.", "own-record")]
    [InlineData("report", SampleOutcome.Missed, "A note that is long enough.", "own-manager")]
    public async Task Rejects_AReview(string who, SampleOutcome? outcome, string note, string code)
    {
        using var hospital = await FilledAsync(days: 7);
        await new SampleDraw(hospital.Store, TimeProvider.System).DrawAsync(Monday, new byte[32]);
        await using var db = hospital.Store.CreateDbContext();
        var item = await db.SampleItems.Select(i => i.Id).FirstAsync();
        Assert.Equal(code, (await new SampleReview(hospital.Store, TimeProvider.System).ReviewAsync(item, who, outcome, note))?.Code);
        Assert.Equal(0, await db.SampleReviews.CountAsync());
        Assert.Equal(0, await db.Trail.CountAsync());
    }

    /// <summary>Thirty sessions a day of one user, six of them unexplained.</summary>
    private static async Task<Hospital> FilledAsync(int days)
    {
        var hospital = await Hospital.OpenAsync();
        var user = hospital.User("u1");
        var reason = hospital.Term(TermKind.Explanation, "care-team");
        hospital.User("report", also: u => u.ManagerId = user);
        var employee = hospital.User("patient");
        var patients = Enumerable.Range(0, 30).Select(i => hospital.Patient($"p{i}", also: p => p.EmployeeUserId = employee)).ToArray();
        for (var day = 0; day < days; day++)
        {
            for (var i = 0; i < patients.Length; i++)
            {
                hospital.Session(user, patients[i], Monday + day, explanation: i < 6 ? null : reason);
            }
        }
        await hospital.SaveAsync();
        return hospital;
    }
}
