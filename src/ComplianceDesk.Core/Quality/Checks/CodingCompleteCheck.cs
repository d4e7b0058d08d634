namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-16: codes come with system and display.</summary>
public sealed class CodingCompleteCheck : Check, IChecks<CodedRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "coding-complete",
        Code = "CNF-16",
        Title = "Codes come with system and display",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition = "Code, system and display are all given.",
        Eligible = "codes",
        Failing = "codes without system or display, counted once",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "PIQI complete codeable concept; threshold: policy",
        Owner = "coding",
        Remedy = "Send the wording with the code: a reader without the table sees only a number.",
    };

    /// <inheritdoc/>
    public void Test(CodedRecord record, Tally tally)
    {
        var coding = record.Coding;
        if (coding.Code.Length == 0)
        {
            return;
        }

        if (coding is { System: not null, Display: not null })
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, null, "a system and a display", coding.System is null ? coding.Display is null ? ["system", "display"] : ["system"] : ["display"]);
        }
    }
}
