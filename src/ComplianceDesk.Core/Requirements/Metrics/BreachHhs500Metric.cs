using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Report to HHS with the individual notice where 500 or more are affected (45 CFR 164.408(b)).</summary>
public sealed class BreachHhs500Metric : BreachClockMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "breach-hhs-500",
        Version = 3,
        Title = "HHS notified of 500 or more",
        Population = "incidents of the register, and impermissible cases of the desk that it does not name",
        Counted = "incidents that presume notice and affect 500 individuals or more",
        Good = "filed with the notice to individuals, and within 60 calendar days of discovery or by the end of a law-enforcement hold",
        Basis = ThresholdBasis.Law,
        Feeds = ["incidents"],
        Leaves = "Whether there was unreasonable delay before the last day is not shown.",
    };

    public override void Test(Evidence.IncidentEvidence incident, MetricTally tally)
    {
        if (!incident.NoticeDue || incident.Patients is not >= 500)
        {
            tally.Leave();
            return;
        }

        Notice(tally, incident.IncidentId, incident.HhsNotifiedOn, incident.HhsWithIndividualsBy);
    }
}
