using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Incidents with unsecured information that were assessed, or notified without assessment (45 CFR 164.402).</summary>
public sealed class BreachAssessmentCompleteMetric : Metric, IMeasures<IncidentEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "breach-assessment-complete",
        Version = 2,
        Title = "Incidents assessed",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "incidents with unsecured information",
        Good = "an assessment is dated, or notice was given",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
        Leaves = "The four factors themselves do not stand in the feed; those of a case are read by a person.",
    };

    public void Test(IncidentEvidence incident, MetricTally tally)
    {
        if (incident.UnsecuredPhi != true)
        {
            tally.Leave();
            return;
        }

        if (incident.AssessedOn is null && incident.IndividualsNotifiedOn is null && incident.NoticeBy >= tally.Today)
        {
            tally.Leave();
            return;
        }

        tally.Expect(incident.AssessedOn is not null || incident.IndividualsNotifiedOn is not null, "incidents", incident.IncidentId, null, "a dated assessment, or notice");
    }
}
