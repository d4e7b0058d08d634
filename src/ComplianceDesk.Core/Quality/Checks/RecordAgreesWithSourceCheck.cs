namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-03: records agree with their source.</summary>
public sealed class RecordAgreesWithSourceCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "record-agrees-with-source",
        Code = "ACC-03",
        Title = "Sampled fields agree with their source document",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = "Fields of sampled records that somebody read again from the source document, and that disagree.",
        Eligible = "fields abstracted again",
        Failing = "fields that disagree",
        Feeds = [],
        NoFeed = "No feed of this version carries fields that were abstracted again.",
        MaxFailing = 0.05m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "Kahn validation context; re-abstraction as in registry audits; threshold: policy 5 %",
        Remedy = "Correct the record; teach the abstractor.",
    };
}
