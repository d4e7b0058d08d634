using System.Globalization;
using ComplianceDesk.Data.Mail;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Web.Mail;
using ComplianceDesk.Web.Options;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Workers;

/// <summary>Tells how jobs on reports ended, and sends the mails that wait. A long report holds up neither.</summary>
public sealed class MailWorker(ReportJobs jobs, ReportOutcomes outcomes, DeliveryLine line, IOptions<MailOptions> options, LiveBoard board, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim call = new(0);

    /// <summary>Says that something may wait.</summary>
    public void Wake()
    {
        if (call.CurrentCount == 0)
        {
            call.Release();
        }
    }

    /// <summary>Tells what was not told and tries what is due.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var told = await outcomes.RunOnceAsync(cancellationToken);
        await using var sender = new MailSender(options, clock);
        var tried = options.Value.IsSet
            ? await line.RunOnceAsync(
                (d, stop) => sender.SendAsync(d.Address!, d.Subject, d.Text, string.Create(CultureInfo.InvariantCulture, $"delivery-{d.Id}-{d.QueuedAt.Ticks:x}"), stop),
                outcomes.GivenUpAsync, cancellationToken)
            : 0;
        if (told + tried > 0)
        {
            board.Tell();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        jobs.Changed -= Wake;
        call.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        jobs.Changed += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                await call.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops; what waits is sent after the next start.
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                log.LogError(problem, "Mails were not sent");
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
