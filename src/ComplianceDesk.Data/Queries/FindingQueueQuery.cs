using System.Globalization;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>One page of the findings queue, in the order of any of its columns.</summary>
public sealed class FindingQueueQuery(DeskStore store)
{
    /// <param name="filter">What to show, and in which order.</param>
    /// <param name="viewer">Who looks, and by which clock.</param>
    /// <param name="cursor">Where the page hangs; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<RowPage<FindingItem>> RunAsync(
        FindingFilter filter, QueueViewer viewer, RowCursor? cursor = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var page = await Order(db, filter.Sort.Column).ReadAsync(
            db.Findings, db.Findings(filter, viewer), filter.Sort.Descending, cursor, size, rows => Items(db, rows), f => f.Finding.Id, cancellationToken);
        return page.Select(f => f.Item());
    }

    /// <summary>Every row of the filter in its order, one at a time.</summary>
    internal static IQueryable<RawItem> All(DeskContext db, FindingFilter filter, QueueViewer viewer) =>
        Items(db, Order(db, filter.Sort.Column).Ordered(db.Findings(filter, viewer), filter.Sort.Descending));

    private static RowOrder<FindingRow> Order(DeskContext db, FindingSort column) => column switch
    {
        FindingSort.Score => RowOrder<FindingRow>.By(f => f.Score),
        // Not by arithmetic: the database would take the sum for a severity.
        FindingSort.Severity => RowOrder<FindingRow>.By(f => f.Score
            + (f.Severity == FindingSeverity.High ? 3000 : f.Severity == FindingSeverity.Medium ? 2000 : f.Severity == FindingSeverity.Low ? 1000 : 0)),
        FindingSort.Number => RowOrder<FindingRow>.By(f => f.Id),
        FindingSort.Who => RowOrder<FindingRow>.By(f => db.Workforce.Where(u => u.Id == f.UserId).Select(u => (u.GivenName + " " + u.FamilyName + " " + u.UserId).Trim().ToLower()).FirstOrDefault() ?? ""),
        FindingSort.FirstAccess => RowOrder<FindingRow>.By(f => f.FirstAt),
        FindingSort.LastAccess => RowOrder<FindingRow>.By(f => f.LastAt),
        FindingSort.Accesses => RowOrder<FindingRow>.By(f => f.Events),
        FindingSort.Age => RowOrder<FindingRow>.By(f => f.DetectedAt, reversed: true),
        FindingSort.Status => RowOrder<FindingRow>.By(f => (int)f.Status),
        FindingSort.Owner => RowOrder<FindingRow>.By(f => f.AssignedTo ?? ""),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not an order of findings."),
    };

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
            Outcome = Finding.Outcome, Users = Finding.Users, Versions = RuleVersions.Parse(Finding.RuleVersions), Policies = new(Finding.FoundByPolicy, Finding.JudgedByPolicy), Escalated = Finding.EscalatedAt is not null, SecondLook = Finding.SecondLook == SecondLook.Asked,
        };
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

    /// <summary>By which versions of its rules it was found and last judged.</summary>
    public IReadOnlyList<RuleVersions> Versions { get; init; } = [];

    /// <summary>By which versions of the policy it was found and last judged.</summary>
    public PolicyVersions Policies { get; init; } = new(null, null);

    /// <summary>Marked as one that cannot wait.</summary>
    public bool Escalated { get; init; }

    /// <summary>Decided, and waiting for a second person to look.</summary>
    public bool SecondLook { get; init; }
}
