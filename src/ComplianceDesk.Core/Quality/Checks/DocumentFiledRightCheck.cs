namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-05: documents are filed right.</summary>
public sealed class DocumentFiledRightCheck : Check
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "document-filed-right",
        Code = "ACC-05",
        Title = "Documents are filed to their patient",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition = "Sampled documents that somebody found in the chart of another patient.",
        Eligible = "documents sampled",
        Failing = "documents of another patient",
        Feeds = [],
        NoFeed = "No feed of this version carries an index review.",
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA, index and scan quality; any failure fails",
        Remedy = "Move the document, tell the privacy office: both patients were shown something wrong.",
    };
}
