using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Findings on records of special protection that were decided in time.</summary>
public sealed class SensitiveRecordAccessMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "sensitive-record-access",
        Title = "Access to sensitive records reviewed",
        Population = "findings of these rules that no later feed explained",
        Counted = "findings decided, and undecided ones older than the limit",
        Good = "decided by a person within the limit",
        Limit = 30,
        LimitUnit = "days from detection",
        Basis = ThresholdBasis.Policy,
        Feeds = ["accesses"],
        Leaves = "Accesses to sensitive records for which a reason was found carry no finding and are not counted here.",
    };

    public override IReadOnlyList<string>? Rules => ["vip", "restricted-record", "deceased"];
}
