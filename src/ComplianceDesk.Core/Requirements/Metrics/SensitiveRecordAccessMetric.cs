namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Findings on records of special protection that were decided in time.</summary>
public sealed class SensitiveRecordAccessMetric : ReviewedFindingsMetric
{
    public override MetricInfo Info { get; } = Reviewed("sensitive-record-access", "Access to sensitive records reviewed", "Accesses to sensitive records for which a reason was found carry no finding and are not counted here.");

    public override IReadOnlyList<string>? Rules => ["vip", "restricted-record", "deceased"];
}
