namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-29: records say which organization made them and when.</summary>
public sealed class ProvenanceGivenCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "provenance-given",
        Code = "CMP-29",
        Title = "Records say which organization made them and when",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "A Provenance with author organization and time for each resource of the US Core data set.",
        Eligible = "target resources",
        Failing = "resources without provenance",
        Feeds = [],
        NoFeed = "No feed of this version carries provenance.",
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Provenance: author organization, author time stamp",
        Remedy = "Ask the source for Provenance with its export.",
    };
}
