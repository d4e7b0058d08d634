using ComplianceDesk.Web.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace ComplianceDesk.Web.Tests.Workers;

/// <summary>The loop of all workers: an error ends neither it nor the host, and a call is answered before the pause is over.</summary>
public sealed class WakingWorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GoesOn_AfterErrorsAtItsBeginningAndInARound()
    {
        using var worker = new Counting(TimeSpan.FromMilliseconds(1), failing: 2);
        await worker.StartAsync(Stop);
        Assert.True(await worker.Rounds.WaitAsync(Patience, Stop), "no round was ever whole");
        await worker.StopAsync(Stop);
        Assert.Equal((1, TaskStatus.RanToCompletion), (worker.Begun, worker.ExecuteTask!.Status));
    }

    [Fact]
    public async Task Comes_WhenCalled()
    {
        using var worker = new Counting(TimeSpan.FromDays(1), failing: 0);
        worker.BeginsWell = true;
        await worker.StartAsync(Stop);
        Assert.True(await worker.Rounds.WaitAsync(Patience, Stop));
        Assert.False(await worker.Rounds.WaitAsync(TimeSpan.FromMilliseconds(50), Stop), "nobody has called");
        // Called three times before it looks: one round is enough.
        worker.Wake();
        worker.Wake();
        worker.Wake();
        Assert.True(await worker.Rounds.WaitAsync(Patience, Stop));
        await worker.StopAsync(Stop);
        Assert.True(worker.ExecuteTask!.IsCompletedSuccessfully);
    }

    private sealed class Counting(TimeSpan pause, int failing) : WakingWorker(pause, TimeProvider.System, NullLogger.Instance)
    {
        private int left = failing;

        public SemaphoreSlim Rounds { get; } = new(0);

        public int Begun { get; private set; }

        public bool BeginsWell { get; set; }

        public override Task RunOnceAsync(CancellationToken cancellationToken)
        {
            if (left-- > 0)
            {
                throw new InvalidOperationException("A round went wrong.");
            }
            Rounds.Release();
            return Task.CompletedTask;
        }

        protected override Task BeginAsync(CancellationToken cancellationToken)
        {
            Begun++;
            return BeginsWell ? Task.CompletedTask : throw new IOException("The beginning went wrong.");
        }
    }
}
