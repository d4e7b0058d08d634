using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Mail;

/// <summary>
/// Sends the messages that wait, each until the server takes it or it is given up. What the server answered is written down before the next is
/// tried; a message whose answer was lost with the process is sent again, under the same Message-ID.
/// </summary>
public sealed class DeliveryLine(DeskStore store, TimeProvider clock)
{
    /// <summary>How long is waited after each attempt that the server did not take; after the last one it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    private const int LongestAnswer = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Tries everything that is due.</summary>
    /// <param name="send">Hands one message to the server.</param>
    /// <param name="given">Written in the same transaction as a message that is given up.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunOnceAsync(Func<DeliveryRow, CancellationToken, Task<MailAnswer>> send, Func<DeliveryRow, Task<IReadOnlyList<NoticeRow>>> given, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var due = await db.Deliveries.Where(d => d.State == DeliveryState.Waiting && d.NextAttemptAt <= Now).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        using var turn = await StoreLock.TakeAsync(store, StoreLock.Mail, clock, cancellationToken);
        foreach (var id in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await TryAsync(id, send, given, cancellationToken);
        }

        return due.Count;
    }

    /// <summary>Lets a message that was given up be tried again at once. False when it was not given up.</summary>
    public async Task<bool> TryAgainAsync(int delivery, string who, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.Deliveries.FirstOrDefaultAsync(d => d.Id == delivery && d.State == DeliveryState.Failed, cancellationToken) is not { } row)
        {
            return false;
        }

        (row.State, row.NextAttemptAt, row.Attempts) = (DeliveryState.Waiting, Now, 0);
        db.Trail.Add(new TrailRow { At = Now, Who = who, Action = "mail-again", Subject = string.Create(CultureInfo.InvariantCulture, $"delivery:{delivery}") });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task TryAsync(int id, Func<DeliveryRow, CancellationToken, Task<MailAnswer>> send, Func<DeliveryRow, Task<IReadOnlyList<NoticeRow>>> given, CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        if (await db.Deliveries.FirstOrDefaultAsync(d => d.Id == id && d.State == DeliveryState.Waiting, cancellationToken) is not { } row)
        {
            return;
        }

        var answer = await send(row, cancellationToken);
        var now = Now;
        row.LastAttemptAt = now;
        row.Answer = answer.Text.Length > LongestAnswer ? answer.Text[..LongestAnswer] : answer.Text;
        row.Attempts++;
        row.NextAttemptAt = null;
        if (answer.Taken)
        {
            row.State = DeliveryState.Sent;
            db.Trail.Add(new TrailRow
            {
                At = now, Who = row.JobId is null ? "desk" : await db.ReportJobs.Where(j => j.Id == row.JobId).Select(j => j.AskedBy).SingleAsync(CancellationToken.None),
                Action = row.JobId is null ? "reminder-mailed" : "report-mailed",
                Subject = string.Create(CultureInfo.InvariantCulture, $"delivery:{row.Id}"), Detail = string.Create(CultureInfo.InvariantCulture, $"to {row.Who}{(row.ReportId is { } report ? $", report {report}" : "")}"),
            });
        }
        else if (!answer.Final && row.Attempts <= Pauses.Count)
        {
            row.NextAttemptAt = now + Pauses[row.Attempts - 1];
        }
        else
        {
            row.State = DeliveryState.Failed;
            db.Notices.AddRange(await given(row));
        }

        // The server has it: that is written down even when the desk stops.
        await db.SaveChangesAsync(CancellationToken.None);
    }
}

/// <summary>What became of handing a message to the server.</summary>
/// <param name="Taken">The server took it.</param>
/// <param name="Final">It was refused for good: trying again would change nothing.</param>
/// <param name="Text">What the server answered, or why it could not be asked.</param>
public sealed record MailAnswer(bool Taken, bool Final, string Text);
