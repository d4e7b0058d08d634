using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// A step on a case: taken from a page that is up to date, by somebody whom the case does not concern, with a line of its history and a trail entry in the
/// same transaction.
/// </summary>
internal sealed class CaseChange(DeskStore store, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The present day at the site.</summary>
    public async Task<DateOnly> TodayAsync(CancellationToken cancellationToken) => (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone.DayOf(Now);

    /// <summary>Takes the step; or says why not, and leaves everything as it was.</summary>
    /// <param name="id">The case's number.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="who">The desk account that acts.</param>
    /// <param name="kind">What the history calls the step.</param>
    /// <param name="wrong">What is wrong with what was written, known beforehand.</param>
    /// <param name="change">Changes the rows and gives the line of the history; or says why not.</param>
    /// <param name="cancellationToken">Ends the step before it is taken.</param>
    public async Task<Refusal?> MakeAsync(
        int id, int version, string who, CaseEntryKind kind, Refusal? wrong, Func<DeskContext, CaseRow, Task<(Refusal? Refusal, string Text)>> change, CancellationToken cancellationToken)
    {
        if (wrong is not null)
        {
            return wrong;
        }
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.Cases.FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        var refusal = row is null ? new("no-case", string.Create(CultureInfo.InvariantCulture, $"There is no case {id}."))
            : row.Version != version ? new("changed", "Somebody took a step on this case while you were reading. What you wrote is kept; read the history and try again.")
            : Closed(row, kind) ?? await ConflictAsync(db, id, who, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }
        (refusal, var text) = await change(db, row!);
        if (refusal is not null)
        {
            return refusal;
        }
        await CaseOpening.NoteWithClockAsync(db, row!, kind, text, who, Now, cancellationToken);
        row!.Version++;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Why this person may not act on the case; null when nothing stands against it.</summary>
    public static async Task<Refusal?> ConflictAsync(DeskContext db, int id, string who, CancellationToken cancellationToken)
    {
        var reviewer = await Reviewer.LoadAsync(db, who, cancellationToken);
        foreach (var finding in await db.Findings.AsNoTracking().Where(f => db.CaseFindings.Any(c => c.CaseId == id && c.FindingId == f.Id)).ToListAsync(cancellationToken))
        {
            if (await reviewer.ConflictAsync(db, finding, cancellationToken) is { } conflict)
            {
                return conflict;
            }
        }
        return null;
    }

    /// <summary>What is wrong with a reason or a note; null when nothing is.</summary>
    public static Refusal? Text(string? text) => (text?.Trim().Length ?? 0) switch
    {
        < CaseReview.ShortestNote => new("short-note", string.Create(CultureInfo.InvariantCulture, $"Write at least {CaseReview.ShortestNote} characters: an auditor will ask why.")),
        > CaseFacts.Longest => new("long-note", string.Create(CultureInfo.InvariantCulture, $"At most {CaseFacts.Longest} characters are kept.")),
        _ => null,
    };

    // A hold comes and goes whether the case is open or closed.
    private static Refusal? Closed(CaseRow row, CaseEntryKind kind) => kind switch
    {
        CaseEntryKind.HoldPlaced or CaseEntryKind.HoldLifted => null,
        CaseEntryKind.Reopened => row.Stage == CaseStage.Closed ? null : new("closed", "The case is open."),
        _ => row.Stage == CaseStage.Closed ? new("closed", "The case is closed. Reopen it first.") : null,
    };
}
