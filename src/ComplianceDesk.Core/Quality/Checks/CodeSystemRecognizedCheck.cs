namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-15: code systems are ones the desk recognizes.</summary>
public sealed class CodeSystemRecognizedCheck : Check, IChecks<CodedRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "code-system-recognized",
        Code = "CNF-15",
        Title = "Code systems are ones the desk recognizes",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "A given system is the short name, the address or the OID of a code system the desk knows (ICD-10-CM, "
            + "ICD-10-PCS, ICD-9-CM, SNOMED CT, LOINC, RxNorm, CVX, NDC, CPT, HCPCS, UCUM) or of HL7.",
        Eligible = "codes with a system",
        Failing = "codes whose system is not recognized",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "PIQI recognized code system; HL7 terminology (external code systems); threshold: policy",
        Owner = "coding",
        Remedy = "Name the system by its address or OID; mark local codes as local and map them.",
    };

    /// <inheritdoc/>
    public void Test(CodedRecord record, Tally tally)
    {
        var coding = record.Coding;
        if (coding.System is null)
        {
            return;
        }

        if (coding.IsSystemRecognized)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, coding.System, "a code system by name, address or OID", "system");
        }
    }
}
