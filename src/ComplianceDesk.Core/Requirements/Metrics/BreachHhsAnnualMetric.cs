using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Report to HHS by 60 days after the year in which a breach of fewer than 500 was discovered (45 CFR 164.408(c)).</summary>
public sealed class BreachHhsAnnualMetric : BreachClockMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "breach-hhs-annual",
        Version = 3,
        Title = "HHS notified of fewer than 500",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "incidents that presume notice and affect fewer than 500 individuals",
        Good = "filed within 60 days after the end of the calendar year of discovery, or by the end of a law-enforcement hold",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
    };

    public override void Test(Evidence.IncidentEvidence incident, MetricTally tally)
    {
        if (!incident.NoticeDue || incident.Patients is null or >= 500)
        {
            tally.Leave();
            return;
        }

        Notice(tally, incident.IncidentId, incident.HhsNotifiedOn, incident.HhsYearlyBy);
    }
}
