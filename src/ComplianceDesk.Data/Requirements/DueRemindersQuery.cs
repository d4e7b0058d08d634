using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>Statements that have come to a step before or after their last day of which nobody was reminded yet: the soonest first.</summary>
public sealed class DueRemindersQuery(DeskStore store, ExpiringStatementsQuery expiring)
{
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<IReadOnlyList<DueReminder>> RunAsync(DateTime now, CancellationToken cancellationToken = default)
    {
        var lines = await expiring.RunAsync(now, cancellationToken);
        if (lines.Count == 0)
        {
            return [];
        }

        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        await using var db = store.CreateDbContext();
        var told = (await db.StatementReminders.AsNoTracking().ToListAsync(cancellationToken)).Select(r => (r.RequirementId, r.SignedAt, r.ValidUntil, r.Step)).ToHashSet();
        var due = new List<DueReminder>();
        foreach (var line in lines)
        {
            var (signedAt, lastDay) = (line.Statement!.SignedAt, line.Statement.ValidUntil!.Value);
            // Whoever signs for a few days knows it.
            if (StatementStates.ReminderStep(lastDay, zone.DayOf(now)) is { } step && StatementStates.ReminderStep(lastDay, zone.DayOf(signedAt)) != step
                && !told.Contains((line.Requirement.Id, signedAt, lastDay, step)))
            {
                due.Add(new DueReminder(line.Requirement, signedAt, lastDay, step));
            }
        }

        return due;
    }
}

/// <summary>A statement of which people are to be reminded.</summary>
/// <param name="Requirement">The requirement it speaks of.</param>
/// <param name="SignedAt">When it was signed, UTC.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="Step">Days: fewer than so many are left. 0 when the last day has passed.</param>
public sealed record DueReminder(Requirement Requirement, DateTime SignedAt, DateOnly LastDay, int Step)
{
    /// <summary>What is kept of it once people were told.</summary>
    public StatementReminderRow Told(IEnumerable<string> who, DateTime at) =>
        new() { RequirementId = Requirement.Id, SignedAt = SignedAt, ValidUntil = LastDay, Step = Step, At = at, Told = [.. who] };
}
