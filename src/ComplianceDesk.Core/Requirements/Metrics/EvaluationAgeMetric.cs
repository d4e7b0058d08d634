using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Age of the newest evaluation: a statement about it, or a federal requirements evaluation that was signed off on the desk.</summary>
public sealed class EvaluationAgeMetric : StatementAgeMetric, IMeasures<SignedReportEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "evaluation-age",
        Version = 2,
        Title = "Evaluation recent",
        Population = "statements on file, and evaluations signed off on the desk",
        Counted = "the newest of them",
        Good = "not older than the limit",
        Limit = 365,
        LimitUnit = "days",
        Basis = ThresholdBasis.Policy,
        Feeds = [],
        Stated = true,
    };

    protected override IReadOnlyList<string> Requirements => ["sec-308-a-8"];

    public void Test(SignedReportEvidence report, MetricTally tally)
    {
        if (report.Name == "federal-evaluation")
        {
            Signed(report.SignedOn);
        }
    }
}
