namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNF-17: the wording agrees with the code.</summary>
public sealed class DisplayAgreesCheck : Check, IChecks<CodedRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "display-agrees",
        Code = "CNF-17",
        Title = "The wording agrees with the code",
        Dimension = QualityDimension.Conformance,
        Kahn = KahnCategory.ValueConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "The wording recorded with a code is one that the site's table of the system has for it. Case and punctuation do "
            + "not matter.",
        Eligible = "codes with a wording that are in a table of the site",
        Failing = "codes whose wording is another",
        Feeds = [DiagnosisRecord.FeedName, ObservationRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "PIQI consistent display; threshold: policy",
        Owner = "coding",
        Remedy = "A wrong pair is a wrong code or a local wording: ask which was meant.",
    };

    /// <inheritdoc/>
    public void Test(CodedRecord record, Tally tally)
    {
        var coding = record.Coding;
        if (coding.Display is null || coding.Entries.Count == 0)
        {
            return;
        }

        if (coding.DisplayAgrees)
        {
            tally.Pass();
        }
        else
        {
            tally.Expect(false, record, coding.Display, "the wording of the table", "display");
        }
    }

    /// <inheritdoc/>
    public override string? NotRunBecause(StoreContents store) => base.NotRunBecause(store) ?? (store.CodeTables.Count == 0 ? "No code table has been loaded." : null);
}
