using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>The user's department is none of those that saw the patient.</summary>
public sealed class DepartmentMismatchRule : PairRule
{
    private static readonly Threshold Ahead = new("ahead", "visits and bookings after the access that count, within", CareSpan.AheadDays, Threshold.Days, 1, 365) { IsEditable = false };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "department-mismatch",
        Version = 3,
        Title = "Department that never saw the patient",
        Severity = RuleSeverity.Observation,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Supports a finding, never makes one: visits or bookings of the patient are on record in other departments, and none in the user's own, which is neither an office nor a support department: of any time before the last of the accesses, or up to {Ahead} days after it (a visit {CareSpan.VisitDays}, an emergency visit {CareSpan.EmergencyDays}).",
        Needs = ["workforce.department_id", "encounters|appointments"],
        Thresholds = [Ahead],
        InnocentCauses = ["float staff, consults and cover", "a wrong cost center in the workforce feed", "units that share a desk"],
    };

    /// <inheritdoc/>
    public override bool IsSupporting => true;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var home = pair.User.Department;
        var facts = pair.Context.Department(home);
        if (home == 0 || facts.ServesAll || facts.Kind is DepartmentKind.Support or DepartmentKind.Office)
        {
            return Match.None;
        }

        // Where a visit in the user's department is the reason, the department has seen the patient: the visits need not be looked up again.
        if (pair.Accesses.IsExplainedBy<EncounterInDepartmentExplanation>(pair.Sessions[0]))
        {
            return Match.None;
        }

        var (elsewhere, at) = (false, pair.LastAt);
        foreach (ref readonly var visit in pair.Context.Encounters.Of(pair.PatientId))
        {
            if (!visit.IsKnown(at))
            {
                continue;
            }

            if (visit.Department == home)
            {
                return Match.None;
            }

            elsewhere |= visit.Department != 0;
        }

        foreach (ref readonly var booking in pair.Context.Appointments.Of(pair.PatientId))
        {
            if (!booking.IsKnown(at))
            {
                continue;
            }

            if (booking.Department == home)
            {
                return Match.None;
            }

            elsewhere |= booking.Department != 0;
        }

        return elsewhere ? new(5) : Match.None;
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) => "The user's department is none of those that have seen or booked the patient.";
}
