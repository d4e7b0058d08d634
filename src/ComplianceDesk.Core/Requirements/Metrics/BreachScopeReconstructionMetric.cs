using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Incidents whose number of individuals the log can tell again.</summary>
public sealed class BreachScopeReconstructionMetric : Metric, IMeasures<TracedIncidentEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "breach-scope-reconstruction",
        Title = "Individuals affected as the log shows",
        Population = "incidents of the register and impermissible cases that rest on findings of the desk",
        Counted = "those that give the number of individuals",
        Good = "as many patients stand in the accesses behind the findings",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "The list of those who were notified does not stand in any feed: numbers are compared, not names.",
    };

    public void Test(TracedIncidentEvidence incident, MetricTally tally)
    {
        if (incident.Patients is not { } patients)
        {
            tally.Leave();
            return;
        }

        tally.Expect(patients == incident.PatientsInLog, "incidents", incident.IncidentId, $"{Text.Of(patients)} recorded", $"{Text.Of(incident.PatientsInLog)}, as the log shows");
    }

    public override void Finish(MetricTally tally) => tally.NoDataWhenNothingCounted("No incident or case that gives its number of individuals rests on a finding of the desk.");
}
