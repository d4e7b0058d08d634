namespace ComplianceDesk.Cli.Seed;

/// <summary>A manager looks at the record of somebody who reports to them.</summary>
internal sealed class ReportScenario : PlantedScenario
{
    public override int Cost => 4;

    public override bool Plant(IncidentPlan plan) => plan.Look(
        Id, s => s.Work == Work.Manager, s => s.Department.Staff.Where(c => c.Manager == s && c.OwnPatient >= 0).Select(c => plan.Population.Patients[c.OwnPatient]));
}
