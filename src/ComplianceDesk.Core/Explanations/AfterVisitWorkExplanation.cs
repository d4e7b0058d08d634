using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The user does a records office's work, and the patient had a visit in the window in which that work falls.</summary>
public sealed class AfterVisitWorkExplanation : Explanation
{
    // Days before a visit's start and after its end in which each office has work on its record.
    private static readonly (OfficeWork Work, Threshold Before, Threshold After)[] Windows =
    [
        Window(OfficeWork.Registration, "registration", 45, 7),
        Window(OfficeWork.Coding, "coding", 1, 45),
        Window(OfficeWork.Billing, "billing", 14, 120),
        Window(OfficeWork.Release, "release", 1, 400),
        // Measures of a calendar year are abstracted until May of the next (NCQA, HEDIS).
        Window(OfficeWork.Quality, "quality", 7, 500),
        Window(OfficeWork.CaseManagement, "case-management", 7, 180),
        Window(OfficeWork.Unspecified, "unspecified", 14, 90),
    ];

    private static readonly Threshold Mortality = new("mortality", "after a death, quality (mortality review), at most", 365, Threshold.Days, 0, 3650);
    private static readonly Threshold Closing = new("closing", "after a death, registration and case management, at most", 14, Threshold.Days, 0, 365);

    // Nobody is booked, planned for or moved any more; bills, codes, reviews and requests outlive the patient.
    private const OfficeWork OfTheLiving = OfficeWork.Registration | OfficeWork.CaseManagement;

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("after-visit-work", "Office work before or after a visit",
        "The user's role or office (of somebody whom no workforce feed lists, the department that the access names) does records work and the patient had an encounter or appointment in its window (people of a clinical department: one in that department). Days before and after: "
        + string.Join("; ", Windows.Select(w => $"{Name(w.Work)} {w.Before} and {w.After}"))
        + $". {CareSpan.Work} Release of information has work on a deceased patient's record on any day after the death, quality for " + Mortality + " days (mortality review); registration and case management have none later than " + Closing + " days after it. Offices with no business in charts (human resources, marketing, information technology, housekeeping …) are left out, and so are physicians, advanced practice professionals and students whom the workforce feed books in an office that teaches or employs them (graduate medical education): they count as having no home department, so that the department that the access names says where they work.",
        ["encounters|appointments", "workforce"], 50) { IsBroad = true, Outlooks = [new(AwaitedCare.OfficeWork, [.. Windows.Select(w => w.Before)])], Thresholds = [.. Windows.SelectMany(w => new[] { w.Before, w.After }), Closing, Mortality] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var work = context.WorkOf(session);
        if (work == OfficeWork.None)
        {
            return false;
        }

        if (session.Day > (long?)context.Patient(session.Patient).DeathDay + Closing.In(policy))
        {
            work &= ~OfTheLiving;
        }

        // Executors and next of kin ask for years; the record stays protected for fifty (45 CFR 164.502(f)).
        if ((work & OfficeWork.Release) != 0 && session.Day > context.Patient(session.Patient).DeathDay)
        {
            return true;
        }

        // Deaths are reviewed, those outside the hospital after a treatment there, too (45 CFR 164.501, health care operations).
        if ((work & OfficeWork.Quality) != 0 && session.Day > context.Patient(session.Patient).DeathDay && session.Day <= context.Patient(session.Patient).DeathDay + Mortality.In(policy))
        {
            return true;
        }

        // A clinic's receptionist books the clinic's patients; an office works for the whole hospital.
        var home = context.User(session.User).Department;
        var only = context.Department(home).Kind == DepartmentKind.Clinical ? home : 0;
        foreach (var (kind, before, after) in Windows)
        {
            if ((work & kind) == 0)
            {
                continue;
            }

            var (earliest, latest) = (before.SpanIn(policy), after.SpanIn(policy));
            if (Any(context.Encounters.Of(session.Patient), session.FirstAt, earliest, latest, only) || Any(context.Appointments.Of(session.Patient), session.FirstAt, earliest, latest, only))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Days after care in which an office has work on its record: of several kinds of work the longest time.</summary>
    internal static double DaysAfter(OfficeWork work, JudgementPolicy policy) =>
        Windows.Where(w => (work & w.Work) != 0).Select(w => w.After.In(policy)).DefaultIfEmpty(0).Max();

    private static bool Any(ReadOnlySpan<CareSpan> spans, long at, long before, long after, int only)
    {
        foreach (ref readonly var span in spans)
        {
            if ((only == 0 || span.Department == only) && span.Serves(at, before, after))
            {
                return true;
            }
        }

        return false;
    }

    private static (OfficeWork, Threshold, Threshold) Window(OfficeWork work, string id, int before, int after) =>
        (work, new($"{id}-before", $"{Name(work)}: before a visit, at most", before, Threshold.Days, 0, 365), new($"{id}-after", $"{Name(work)}: after a visit, at most", after, Threshold.Days, 0, 3650));

    private static string Name(OfficeWork work) => work switch
    {
        OfficeWork.Release => "release of information",
        OfficeWork.CaseManagement => "case management and utilization review",
        OfficeWork.Unspecified => "an office of unstated function",
        _ => work.ToString().ToLowerInvariant(),
    };
}
