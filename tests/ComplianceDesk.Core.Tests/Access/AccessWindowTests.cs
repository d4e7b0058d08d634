using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

public sealed class AccessWindowTests
{
    [Fact]
    public void Orders_ByUserAndTime()
    {
        var window = AccessWindow.From(Columns((3, 30), (1, 20), (3, 10), (2, 5), (1, 10), (3, 20)));
        Assert.Equal([1, 1, 2, 3, 3, 3], window.User);
        Assert.Equal([10L, 20, 5, 10, 20, 30], window.At);
        Assert.Equal((3, 6), window.Of(3));
        Assert.Equal(4, window.Users);
    }

    [Fact]
    public void Moves_AllColumnsOfAnAccessTogether()
    {
        var random = new Random(7);
        var accesses = Enumerable.Range(1, 5000).Select(i => new Core.Access.Access
        {
            Id = i,
            At = random.Next(100_000),
            User = random.Next(1, 40),
            Patient = i * 2,
            Department = i * 3,
            Action = (AccessAction)(i % 10),
            Outcome = (AccessOutcome)(i % 4),
            BreakGlass = i % 5 == 0,
            Workstation = i * 5,
            SourceIp = i * 7,
            Reason = i * 11,
        }).ToArray();
        var columns = new AccessColumns(1);
        Array.ForEach(accesses, a => columns.Add(a));
        var window = AccessWindow.From(columns);
        Assert.Equal(accesses.OrderBy(a => a.Id), Enumerable.Range(0, window.Count).Select(p => Read(window, p)).OrderBy(a => a.Id));
        Assert.Equal(accesses.Select(a => (a.User, a.At)).Order(), Enumerable.Range(0, window.Count).Select(p => (window.User[p], window.At[p])));
    }

    [Fact]
    public void Joins_Parts()
    {
        var window = AccessWindow.From(Columns((2, 20), (1, 40)), Columns(), Columns((1, 30), (2, 10)));
        Assert.Equal([30L, 40, 10, 20], window.At);
    }

    [Fact]
    public void Holds_NothingOfNothing()
    {
        var window = AccessWindow.From();
        Assert.Equal(0, window.Count);
        Assert.Equal((0, 0), window.Of(1));
    }

    [Fact]
    public void Holds_NothingOfAUserUnknown()
    {
        var (from, to) = AccessWindow.From(Columns((1, 10))).Of(99);
        Assert.Equal(from, to);
    }

    [Theory]
    [InlineData(AccessOutcome.Success, true)]
    [InlineData(AccessOutcome.Unknown, true)]
    [InlineData(AccessOutcome.Denied, false)]
    [InlineData(AccessOutcome.Failure, false)]
    public void Tells_WhetherAnythingWasSeen(AccessOutcome outcome, bool seen)
    {
        var columns = new AccessColumns();
        columns.Add(new() { Id = 1, User = 1, Outcome = outcome });
        Assert.Equal(seen, AccessWindow.From(columns).Succeeded(0));
    }

    private static AccessColumns Columns(params (int User, long At)[] rows)
    {
        var columns = new AccessColumns(rows.Length);
        foreach (var (user, at) in rows)
        {
            columns.Add(new() { Id = at, User = user, At = at });
        }

        return columns;
    }

    private static Core.Access.Access Read(AccessWindow window, int position) => new()
    {
        Id = window.Id[position],
        At = window.At[position],
        User = window.User[position],
        Patient = window.Patient[position],
        Department = window.Department[position],
        Action = window.Action[position],
        Outcome = window.Outcome[position],
        BreakGlass = window.BreakGlass[position],
        Workstation = window.Workstation[position],
        SourceIp = window.SourceIp[position],
        Reason = window.Reason[position],
    };
}
