using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>Support and office work on a patient whom a clinical department was seen to treat, though no feed states a visit.</summary>
public sealed class CareSeenExplanation : LearnedExplanation
{
    private static readonly Threshold After = new("after", "a support department's work after care, at most", 2, Threshold.Days, 0, 30);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("care-seen", "Work on a patient seen to be treated",
        $"At least two other people, one of a clinical department among them and none of an office, wrote in the patient's record on one day (or in the night before it), a visit that no feed states (before an emergency visit of that day which one does state, nothing was seen). The user's department serves all others or is of kind support, on that day or up to {After} days after it. Or the user's office, not a clinical department, has work on the record of a visit, on that day or as long after it as after-visit-work says, 13 weeks at most. One person alone cannot make a patient seen to be treated. Nothing that is learned of a whole service's work is a reason where a search led to the record of a colleague, or to one that is marked (protected, a VIP's, of the user's own home), and nothing was written.",
        ["accesses"], 78) { IsBroad = true, Thresholds = [After] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, context, policy) = (accesses.Sessions, accesses.Context, accesses.Policy);
        var seen = accesses.Past[LearnedCount.CareSeen];
        foreach (var index in accesses.Asked)
        {
            if (accesses.IsExplained(index))
            {
                continue;
            }

            var session = sessions[index];
            ref readonly var department = ref context.Department(context.DepartmentOf(session));
            var work = context.WorkOf(session);
            var days = department.Kind == DepartmentKind.Clinical ? -1
                : work != OfficeWork.None ? AfterVisitWorkExplanation.DaysAfter(work, policy)
                : department.Kind != DepartmentKind.Office && (department.ServesAll || department.Kind == DepartmentKind.Support) ? After.In(policy)
                : -1;
            var from = session.Day - (int)days;
            if (days >= 0 && !BeginsLater(accesses, session, session.Day) && (CareSeen.Any(seen, session.Patient, from, session.Day) || CareSeen.ByOthers(accesses, session, from)))
            {
                explains(index);
            }
        }
    }

    /// <summary>True when an emergency visit begins after the session, up to a day: what is written from then on belongs to a visit that a feed does state, and that nobody foresaw.</summary>
    internal static bool BeginsLater(ExplainedAccesses accesses, in AccessSession session, int lastDay)
    {
        foreach (ref readonly var visit in accesses.Context.Encounters.Of(session.Patient))
        {
            if (visit.Emergency && visit.StartsAt > session.FirstAt + CareSpan.Notice && accesses.Calendar.DayOf(visit.StartsAt) <= lastDay)
            {
                return true;
            }
        }

        return false;
    }
}
