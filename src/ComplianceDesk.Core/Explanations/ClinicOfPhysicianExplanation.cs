using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>
/// The user works in the clinic where somebody who treats the patient sees patients. Physicians are often booked to a department of their own (the medical staff, a group), and the clinic's nurses to the clinic.
/// </summary>
public sealed class ClinicOfPhysicianExplanation : LearnedExplanation
{
    private static readonly Threshold Before = new("before", "before a visit's start, at most", 7, Threshold.Days, 0, 365);
    private static readonly Threshold After = new("after", "after its end, at most", 14, Threshold.Days, 0, 730);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("clinic-of-physician", "Clinic where the patient's physician sees patients",
        $"Somebody who treats the patient sees patients by appointment in the user's home department, not an office. Who treats the patient is another person whom the care team names on that day (one that a visit brought, an attending or a consultant, until 30 days after the visit), or who attends or is booked in a visit from {Before} days before its start to {After} days after its end. Who had appointments there with {OpenedCare.LeastSeen} or more of the patients opened in the week, by the time they were opened, sees patients there. {CareSpan.Work}",
        ["appointments", "workforce"], 77) { IsBroad = true, Outlooks = [new(AwaitedCare.Any, Before)], Thresholds = [Before, After] };

    /// <inheritdoc/>
    public override bool LearnsOfTheDay => false;

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var context = accesses.Context;
        foreach (var index in accesses.Asked)
        {
            if (accesses.IsExplained(index))
            {
                continue;
            }

            var session = accesses.Sessions[index];
            var home = context.User(session.User).Department;
            if (accesses.OpenedCare.GivesAppointments(home) && context.Department(home).Kind != DepartmentKind.Office && Treats(accesses, session, home))
            {
                explains(index);
            }
        }
    }

    private static bool Treats(ExplainedAccesses accesses, in AccessSession session, int home)
    {
        var asked = (Accesses: accesses, Session: session, Home: home);
        return accesses.Context.HasOnTeam(session.Patient, asked, static (member, of) => !member.Proxy && of.Accesses.Context.Holds(member, of.Session) && IsAnother(member.User, of))
            || accesses.Context.HasCare(session.Patient, asked, static (span, of) => span.Serves(of.Session.FirstAt, Before.SpanIn(of.Accesses.Policy), After.SpanIn(of.Accesses.Policy)) && IsAnother(span.Practitioner, of));
    }

    private static bool IsAnother(int person, in (ExplainedAccesses Accesses, AccessSession Session, int Home) of) =>
        person != of.Session.User && of.Accesses.OpenedCare.SeesPatients(person, of.Home);
}
