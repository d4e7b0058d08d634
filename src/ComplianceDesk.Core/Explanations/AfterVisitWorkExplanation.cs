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
        Window(OfficeWork.Quality, "quality", 7, 180),
        Window(OfficeWork.Unspecified, "unspecified", 14, 90),
    ];

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("after-visit-work", "Office work before or after a visit",
        "The user's role or office does records work and the patient had an encounter or appointment in its window: "
        + string.Join("; ", Windows.Select(w => $"{Name(w.Work)} {w.Before} days before to {w.After} after"))
        + ". Release of information has work on a deceased patient's record on any day after the death. Offices with no business in charts (human resources, marketing, information technology, housekeeping …) are left out.",
        ["encounters|appointments", "workforce"], 50) { Thresholds = [.. Windows.SelectMany(w => new[] { w.Before, w.After })] };

    /// <inheritdoc/>
    public override bool Explains(in AccessSession session, CareContext context, JudgementPolicy policy)
    {
        var work = context.User(session.User).Work;
        if (work == OfficeWork.None)
        {
            return false;
        }

        // Executors and next of kin ask for years; the record stays protected for fifty (45 CFR 164.502(f)).
        if ((work & OfficeWork.Release) != 0 && session.Day > context.Patient(session.Patient).DeathDay)
        {
            return true;
        }

        foreach (var (kind, before, after) in Windows)
        {
            if ((work & kind) == 0)
            {
                continue;
            }

            var (earliest, latest) = (before.SpanIn(policy), after.SpanIn(policy));
            if (context.IsInCare(session.Patient, session.FirstAt, earliest, latest))
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
        OfficeWork.Quality => "quality, utilization and case management",
        OfficeWork.Unspecified => "an office of unstated function",
        _ => work.ToString().ToLowerInvariant(),
    };
}
