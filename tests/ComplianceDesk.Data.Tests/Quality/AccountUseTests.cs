using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class AccountUseTests
{
    [Fact]
    public async Task Holds_EachAccountAgainstItsOwnDay()
    {
        using var hospital = await Hospital.OpenAsync();
        var day = DateOnly.FromDateTime(Hospital.Noon);
        var users = new[] { "early", "late", "refused", "gone", "never" }.ToDictionary(id => id, id => hospital.User(id));
        // The late leaver's use lies after the early one's day and before their own.
        Use("early", 0);
        Use("late", 0);
        Use("refused", 0, AccessOutcome.Failure);
        Use("gone", -9);
        await hospital.SaveAsync();

        await using var db = hospital.Store.CreateDbContext();
        var days = users.ToDictionary(u => u.Value, u => day.AddDays(u.Key == "late" ? 1 : -5));
        Assert.Equal([users["early"]], await AccountUse.AfterAsync(db, days, TimeZoneInfo.Utc, TestContext.Current.CancellationToken));
        Assert.Empty(await AccountUse.AfterAsync(db, new Dictionary<int, DateOnly>(), TimeZoneInfo.Utc, TestContext.Current.CancellationToken));
        // On the day itself is not after it.
        Assert.Empty(await AccountUse.AfterAsync(db, new Dictionary<int, DateOnly> { [users["early"]] = day }, TimeZoneInfo.Utc, TestContext.Current.CancellationToken));

        void Use(string id, int after, AccessOutcome outcome = AccessOutcome.Success)
        {
            var at = Hospital.Noon.AddDays(after);
            hospital.Access(users[id], null, at, also: a => a.Outcome = outcome);
            hospital.Add(new DailyCountRow { Kind = DailyCountKind.User, Key = users[id], Day = (int)(at - DateTime.UnixEpoch).TotalDays, Events = 1 });
        }
    }
}
