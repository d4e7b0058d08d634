namespace ComplianceDesk.Core.Access;

/// <summary>A person's responsibility for a patient over a span of days, both inclusive.</summary>
/// <param name="User">Who.</param>
/// <param name="FromDay">First day since 1970-01-01.</param>
/// <param name="ToDay">Last day since 1970-01-01.</param>
/// <param name="Proxy">True for a person who acts for the patient (a parent, a guardian, a person with a power of attorney), not one who treats them.</param>
/// <param name="OfVisit">True for one that a visit brought and of which no end is told: it ends with the visit.</param>
public readonly record struct CareTeamSpan(int User, int FromDay, int ToDay, bool Proxy, bool OfVisit = false)
{
    /// <summary>True when it had begun by a day, or begins at most <see cref="CareSpan.VisitDays"/> after it.</summary>
    public bool IsKnown(int day) => FromDay <= day + CareSpan.VisitDays;
}
