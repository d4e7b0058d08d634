using System.Globalization;
using System.Linq.Expressions;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// One page of the findings queue. Pages hang on the last row seen and not on a row number, so that findings which arrive meanwhile
/// neither repeat nor hide a row.
/// </summary>
public sealed class FindingQueueQuery(DeskStore store)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <param name="filter">What to show.</param>
    /// <param name="viewer">Who looks, and by which clock.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<FindingQueuePage> RunAsync(
        FindingFilter filter, QueueViewer viewer, FindingCursor? cursor = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var back = cursor is { Backward: true };
        var rows = Ordered(db.Findings(filter, viewer), filter.Sort, cursor, back).Take(PageSize + 1);
        var found = await Items(db, rows).ToListAsync(cancellationToken);
        var more = found.Count > PageSize;
        if (more)
        {
            found.RemoveAt(PageSize);
        }
        if (back)
        {
            found.Reverse();
        }
        var hasEarlier = back ? more : cursor is not null;
        var hasLater = back || more;
        return new FindingQueuePage(
            [.. found.Select(f => f.Item())],
            hasEarlier && found.Count > 0 ? found[0].Cursor(filter.Sort, backward: true) : null,
            hasLater && found.Count > 0 ? found[^1].Cursor(filter.Sort, backward: false) : null);
    }

    /// <summary>Every row of the filter in its order, one at a time.</summary>
    internal static IQueryable<RawItem> All(DeskContext db, FindingFilter filter, QueueViewer viewer) =>
        Items(db, Ordered(db.Findings(filter, viewer), filter.Sort, null, back: false));

    private static IQueryable<FindingRow> Ordered(IQueryable<FindingRow> rows, FindingSort sort, FindingCursor? cursor, bool back)
    {
        var id = cursor?.Id ?? 0;
        var value = cursor?.Value ?? 0;
        var descending = (sort != FindingSort.Oldest) != back;
        return sort switch
        {
            FindingSort.Score => Page(f => f.Score, descending ? f => f.Score < value || (f.Score == value && f.Id < id) : f => f.Score > value || (f.Score == value && f.Id > id)),
            FindingSort.Latest => Times(f => f.LastAt, at => descending ? f => f.LastAt < at || (f.LastAt == at && f.Id < id) : f => f.LastAt > at || (f.LastAt == at && f.Id > id)),
            FindingSort.Oldest => Times(f => f.DetectedAt, at => descending ? f => f.DetectedAt < at || (f.DetectedAt == at && f.Id < id) : f => f.DetectedAt > at || (f.DetectedAt == at && f.Id > id)),
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "Not an order of findings."),
        };

        IQueryable<FindingRow> Times(Expression<Func<FindingRow, DateTime>> key, Func<DateTime, Expression<Func<FindingRow, bool>>> beyond) =>
            Page(key, beyond(DateTime.UnixEpoch.AddMilliseconds(value)));

        IQueryable<FindingRow> Page<T>(Expression<Func<FindingRow, T>> key, Expression<Func<FindingRow, bool>> beyond)
        {
            var wanted = cursor is null ? rows : rows.Where(beyond);
            return descending ? wanted.OrderByDescending(key).ThenByDescending(f => f.Id) : wanted.OrderBy(key).ThenBy(f => f.Id);
        }
    }

    /// <summary>Findings with the people they are about.</summary>
    internal static IQueryable<RawItem> Items(DeskContext db, IQueryable<FindingRow> rows) =>
        from f in rows
        from u in db.Workforce.Where(u => u.Id == f.UserId).DefaultIfEmpty()
        from p in db.Patients.Where(p => p.Id == f.PatientId).DefaultIfEmpty()
        select new RawItem
        {
            Finding = f, UserId = u!.UserId, UserGiven = u.GivenName, UserFamily = u.FamilyName, Role = u.Role,
            Patient = p,
        };

    /// <summary>A row as the database gives it. Never leaves this assembly: it holds the patient's name.</summary>
    internal sealed class RawItem
    {
        public required FindingRow Finding { get; init; }
        public string? UserId { get; init; }
        public string? UserGiven { get; init; }
        public string? UserFamily { get; init; }
        public string? Role { get; init; }
        public PatientRow? Patient { get; init; }

        public FindingItem Item() => new(
            Finding.Id, Finding.Severity, Finding.Score, Finding.Rules.Split(';', StringSplitOptions.RemoveEmptyEntries),
            UserId ?? Finding.UserId.ToString(CultureInfo.InvariantCulture), PersonName.Of(UserGiven, UserFamily), Role,
            Patient is null ? null : MaskedPatient.Of(Patient.Id, Patient.GivenName, Patient.FamilyName, Patient.PatientId),
            Finding.FirstAt, Finding.LastAt, Finding.Events, Finding.DetectedAt, Finding.Status, Finding.AssignedTo)
        {
            Outcome = Finding.Outcome, Users = Finding.Users, Escalated = Finding.EscalatedAt is not null, SecondLook = Finding.SecondLook == SecondLook.Asked,
        };

        public FindingCursor Cursor(FindingSort sort, bool backward) => new(sort switch
        {
            FindingSort.Score => Finding.Score,
            FindingSort.Latest => new DateTimeOffset(Finding.LastAt).ToUnixTimeMilliseconds(),
            _ => new DateTimeOffset(Finding.DetectedAt).ToUnixTimeMilliseconds(),
        }, Finding.Id, backward);
    }
}

/// <summary>A line of the findings queue.</summary>
/// <param name="Id">The finding's number.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Score">0–100.</param>
/// <param name="Rules">Rule ids, heaviest first.</param>
/// <param name="UserId">The workforce member's id as the feeds write it.</param>
/// <param name="UserName">The workforce member's name, or null when no feed gave one.</param>
/// <param name="Role">The workforce member's role.</param>
/// <param name="Patient">Whose record, masked; null for an episode that is not about one patient.</param>
/// <param name="FirstAt">First access, UTC.</param>
/// <param name="LastAt">Last access, UTC.</param>
/// <param name="Events">Accesses the finding rests on.</param>
/// <param name="DetectedAt">When the judge first found it, UTC.</param>
/// <param name="Status">Where the review stands.</param>
/// <param name="AssignedTo">The desk account that works on it.</param>
public sealed record FindingItem(
    int Id, FindingSeverity Severity, int Score, IReadOnlyList<string> Rules, string UserId, string? UserName, string? Role, MaskedPatient? Patient,
    DateTime FirstAt, DateTime LastAt, int Events, DateTime DetectedAt, FindingStatus Status, string? AssignedTo)
{
    /// <summary>How the review ended; null while it waits.</summary>
    public FindingOutcome? Outcome { get; init; }

    /// <summary>People whose accesses it rests on; <see cref="UserId"/> is the one with the most.</summary>
    public int Users { get; init; } = 1;

    /// <summary>Marked as one that cannot wait.</summary>
    public bool Escalated { get; init; }

    /// <summary>Decided, and waiting for a second person to look.</summary>
    public bool SecondLook { get; init; }
}

/// <summary>A page of the queue, and where the pages before and after it hang; null where there is none.</summary>
/// <param name="Items">The rows, in the filter's order.</param>
/// <param name="Earlier">Cursor of the page before.</param>
/// <param name="Later">Cursor of the page after.</param>
public sealed record FindingQueuePage(IReadOnlyList<FindingItem> Items, FindingCursor? Earlier, FindingCursor? Later);

/// <summary>The row a page hangs on: its sort value (a score, or Unix milliseconds), its number, and on which side the page lies.</summary>
/// <param name="Value">The sort value of the row.</param>
/// <param name="Id">The finding's number.</param>
/// <param name="Backward">True for the page before the row.</param>
public readonly record struct FindingCursor(long Value, int Id, bool Backward)
{
    /// <summary>As it stands in an address: <c>after-85-17</c> or <c>before-85-17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Backward ? "before" : "after")}-{Value}-{Id}");

    /// <summary>Reads <see cref="ToString"/>; null when it is not one.</summary>
    public static FindingCursor? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 3 && parts[0] is "after" or "before"
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 253_402_300_799_999
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(value, id, parts[0] == "before")
            : null;
    }
}
