using System.Globalization;
using ComplianceDesk.Data.Mail;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Web.Mail;
using ComplianceDesk.Web.Options;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Web.Workers;

/// <summary>Tells how jobs on reports ended, reminds of statements that expire, and sends the mails that wait. A long report holds up none of it.</summary>
public sealed class MailWorker(ReportJobs jobs, ReportOutcomes outcomes, ExpiryReminders reminders, DeliveryLine line, IOptions<MailOptions> options, LiveBoard board, TimeProvider clock, ILogger<MailWorker> log)
    : WakingWorker(TimeSpan.FromSeconds(15), clock, log)
{
    /// <summary>Tells what was not told and tries what is due.</summary>
    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var told = await outcomes.RunOnceAsync(cancellationToken) + await reminders.RunOnceAsync(cancellationToken);
        await using var sender = new MailSender(options, Clock);
        var tried = options.Value.IsSet
            ? await line.RunOnceAsync(
                (d, stop) => sender.SendAsync(d.Address!, d.Subject, d.Text, string.Create(CultureInfo.InvariantCulture, $"delivery-{d.Id}-{d.QueuedAt.Ticks:x}"), stop),
                d => d.JobId is null ? reminders.GivenUpAsync(d) : outcomes.GivenUpAsync(d), cancellationToken)
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
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellationToken)
    {
        jobs.Changed += Wake;
        return Task.CompletedTask;
    }
}
