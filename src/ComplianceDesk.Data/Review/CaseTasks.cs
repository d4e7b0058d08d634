using System.Globalization;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>What is to be done on a case, by whom and by which day. A case with an open task is not closed.</summary>
public sealed class CaseTasks(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest description, in characters.</summary>
    public const int Shortest = 3;

    /// <summary>The longest description, in characters.</summary>
    public const int Longest = 500;

    private readonly CaseChange changes = new(store, clock);

    /// <summary>Adds a task and tells its owner; a sign-off that was asked for is taken back.</summary>
    /// <param name="id">The case's number.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="text">What is to be done.</param>
    /// <param name="owner">The desk account that shall do it.</param>
    /// <param name="due">The day by which.</param>
    /// <param name="who">The desk account that acts.</param>
    /// <param name="cancellationToken">Ends the step before it is taken.</param>
    public Task<Refusal?> AddAsync(int id, int version, string? text, string owner, DateOnly? due, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.TaskAdded, Wrong(text, due), async (db, row) =>
        {
            if (due < await changes.TodayAsync(cancellationToken))
            {
                return (new("past", "The day has passed already."), "");
            }
            if (await CaseChange.ConflictAsync(db, id, owner, cancellationToken) is not null)
            {
                return (new("conflict", $"{owner} may not work on it: the case concerns that person's own access, record or manager."), "");
            }
            var task = new CaseTaskRow { CaseId = id, Text = text!.Trim(), Owner = owner, DueOn = due!.Value, AddedBy = who, AddedAt = changes.Now };
            db.CaseTasks.Add(task);
            if (owner != who)
            {
                db.Notices.Add(new NoticeRow
                {
                    Who = owner, At = changes.Now, Href = string.Create(CultureInfo.InvariantCulture, $"/cases/{id}"), Text = string.Create(CultureInfo.InvariantCulture, $"{who} set you a task on case {id}, to be done by {task.DueOn:d MMM yyyy}."),
                });
            }
            row.SignOffAskedBy = null;
            return (null, string.Create(CultureInfo.InvariantCulture, $"{task.Text}\nfor {owner}, by {task.DueOn:d MMM yyyy}"));
        }, cancellationToken);

    /// <summary>Marks a task as done, or as no longer needed, with what came of it.</summary>
    public Task<Refusal?> FinishAsync(int id, int version, int task, string? result, string who, CancellationToken cancellationToken = default) =>
        changes.MakeAsync(id, version, who, CaseEntryKind.TaskDone, CaseChange.Text(result), async (db, _) =>
        {
            if (await db.CaseTasks.FirstOrDefaultAsync(t => t.Id == task && t.CaseId == id && t.DoneAt == null, cancellationToken) is not { } row)
            {
                return (new("no-task", "There is no such open task."), "");
            }
            (row.DoneBy, row.DoneAt, row.Result) = (who, changes.Now, result!.Trim());
            return (null, $"{row.Text}\n{row.Result}");
        }, cancellationToken);

    /// <summary>What stands in the way of closing; null when no task does.</summary>
    public static string? Owed(IReadOnlyCollection<CaseTaskRow> tasks) => tasks.Count(t => t.DoneAt is null) switch
    {
        0 => null,
        1 => $"Still open: the task “{tasks.Single(t => t.DoneAt is null).Text}”.",
        var open => string.Create(CultureInfo.InvariantCulture, $"Still open: {open} tasks."),
    };

    private static Refusal? Wrong(string? text, DateOnly? due) =>
        (text?.Trim().Length ?? 0) is < Shortest or > Longest ? new("no-task", string.Create(CultureInfo.InvariantCulture, $"Say in {Shortest} to {Longest} characters what is to be done."))
        : due is null ? new("no-day", "Say by which day.") : null;
}
