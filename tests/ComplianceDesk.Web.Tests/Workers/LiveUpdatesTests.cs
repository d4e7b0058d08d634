using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Tests.Workers;

public sealed class LiveUpdatesTests
{
    [Fact]
    public void Keeps_StillWhilePausedAndCatchesUpOnce()
    {
        var board = new LiveBoard();
        using var live = new LiveUpdates(board);
        var told = 0;
        live.Changed += () => told++;
        board.Tell();
        Assert.Equal(1, told);
        live.Switch();
        board.Tell();
        board.Activity = "Judging";
        Assert.Equal((true, 1), (live.Paused, told));
        live.Switch();
        Assert.Equal((false, 2), (live.Paused, told));
        // Nothing happened in this pause: nothing to catch up with.
        live.Switch();
        live.Switch();
        Assert.Equal(2, told);
    }

    [Fact]
    public void Hears_NothingOnceItsWindowIsClosed()
    {
        var board = new LiveBoard();
        var live = new LiveUpdates(board);
        var told = 0;
        live.Changed += () => told++;
        live.Dispose();
        board.Tell();
        Assert.Equal(0, told);
    }
}
