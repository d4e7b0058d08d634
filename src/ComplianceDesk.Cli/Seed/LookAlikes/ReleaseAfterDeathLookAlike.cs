using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Cli.Seed;

/// <summary>The release office answers a request about somebody who has died.</summary>
internal sealed class ReleaseAfterDeathLookAlike : LookAlike
{
    public override int? Turn => 2;

    public override void Arrange(IncidentPlan plan)
    {
        var releasers = plan.Population.Staff.Where(s => s.Work == Work.Releaser && IncidentPlan.Settled(s)).ToArray();
        var dead = plan.Population.Patients.Where(p => p.DeathDay is not null).ToArray();
        for (var n = Math.Max(1, plan.Options.Patients * plan.Options.Days / 60_000); n > 0 && dead.Length > 0 && releasers.Length > 0; n--)
        {
            var releaser = plan.Chance.Pick(releasers);
            var patient = plan.Chance.Pick(dead);
            plan.Sit(releaser, plan.DayOf(releaser), Label, (20, 200),
                [new(patient, AccessAction.Read, Thing.FaceSheet), new(patient, AccessAction.Read, Thing.Document), new(patient, AccessAction.Print, Thing.Document, Reason: "Estate request")]);
        }
    }
}
