namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-23: conditions say their clinical status, verification status and category.</summary>
public sealed class ConditionStatedCheck : Check, IChecks<DiagnosisRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "condition-stated",
        Code = "CMP-23",
        Version = 2,
        Title = "Conditions say their clinical status, verification status and category",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "clinical_status, verification_status and category are all given. A verification status of entered in error "
            + "needs no clinical status (FHIR con-5).",
        Eligible = "diagnoses that say any of the three; those that say none too, where other rows of the feed do, unless they are lines of an abstract or a bill (with a sequence or presence on admission)",
        Failing = "diagnoses lacking any, counted once",
        Feeds = [DiagnosisRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "US Core 6.1.0 Condition: clinicalStatus, verificationStatus, category 1..*; threshold: policy",
        Owner = "clinical documentation",
        Remedy = "Ask the source for the three elements; a problem list without status cannot be told from history.",
    };

    /// <inheritdoc/>
    public void Test(DiagnosisRecord diagnosis, Tally tally)
    {
        // Lines of a bill come without the three elements of FHIR: for them, and for a feed that has none, the question is not put.
        if (diagnosis is { ClinicalStatus: null, VerificationStatus: null, Category: null }
            && (diagnosis.Sequence is not null || Wording.Given(diagnosis.PresentOnAdmission) || !tally.Has(DiagnosisRecord.WithStatus)))
        {
            return;
        }

        tally.Require(
            diagnosis, "a clinical status, a verification status and a category",
            ("clinical_status", diagnosis.ClinicalStatus is not null || diagnosis.VerificationStatus == "entered-in-error"),
            ("verification_status", diagnosis.VerificationStatus is not null),
            ("category", diagnosis.Category is not null));
    }
}
