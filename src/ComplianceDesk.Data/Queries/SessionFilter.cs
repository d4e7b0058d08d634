using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>Which sessions of a scope; all of them unless something is said.</summary>
public sealed record SessionFilter
{
    /// <summary>True for those with a documented reason, false for those without one; null for both.</summary>
    public bool? Explained { get; init; }

    /// <summary>Id of the explanation; null for any.</summary>
    public string? Reason { get; init; }

    /// <summary>True for those alone in which the person opened the record for the first time.</summary>
    public bool First { get; init; }

    /// <summary>Name of the department the person belongs to, empty for people of whom none is known; null for any.</summary>
    public string? Department { get; init; }

    /// <summary>The site's zone, for those alone that began off-hours there; null for any time.</summary>
    public TimeZoneInfo? OffHoursIn { get; init; }

    /// <summary>The sessions of a scope that the filter holds.</summary>
    internal IQueryable<AccessSessionRow> Of(DeskContext db, SessionScope scope)
    {
        var rows = db.Sessions(scope);
        if (Explained is { } explained)
        {
            rows = rows.Where(s => (s.ExplanationId != null) == explained);
        }
        if (Reason is { } reason)
        {
            var terms = db.Terms.Where(t => t.Kind == TermKind.Explanation && t.Text == reason).Select(t => (int?)t.Id);
            rows = rows.Where(s => s.ExplanationId != null && terms.Contains(s.ExplanationId));
        }
        if (First)
        {
            rows = rows.Where(s => s.First);
        }
        if (Department is { } department)
        {
            // Asked once of each person, not of each session.
            var people = db.Workforce.Where(u => (db.Departments.Where(d => d.Id == u.DepartmentId).Select(d => d.Name ?? d.DepartmentId).FirstOrDefault() ?? "") == department).Select(u => u.Id);
            rows = rows.Where(s => people.Contains(s.UserId));
        }
        return OffHoursIn is { } zone ? rows.Where(OffHours.Began(scope.FromDay, scope.ToDay, zone)) : rows;
    }
}
