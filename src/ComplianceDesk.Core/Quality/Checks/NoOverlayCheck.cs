namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-04: a record number holds one person.</summary>
public sealed class NoOverlayCheck : Check, IChecks<PatientChart>, IChecks<IdentityChangeRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-overlay",
        Code = "ACC-04",
        Title = "No record number holds two persons",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "The blood groups of a patient (LOINC 883-9 ABO, 10331-7 Rh, 882-1 both) are the same in all results, and between two "
            + "imports a record does not change name and birth date together, or sex and birth date.",
        Eligible = "patients with two results of one blood group code or more, and records whose name, birth date or sex changed",
        Failing = "patients with two groups, and records of which two of the traits changed",
        Feeds = [ObservationRecord.FeedName],
        MaxFailing = 0m,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Policy,
        Source = "AHIMA terms: overlay; 0 is policy, each is an incident",
        Owner = "registrar",
        Remedy = "Stop the merge or registration that did it; take the two persons apart before the next order is written.",
    };

    /// <inheritdoc/>
    public void Test(IdentityChangeRecord change, Tally tally) =>
        tally.Expect(change.Traits.Count < 2, change, string.Join(" and ", change.Traits), "at most one of name, birth date and sex to change at an import", [.. change.Traits]);

    /// <inheritdoc/>
    public void Test(PatientChart chart, Tally tally)
    {
        foreach (var code in Codes)
        {
            ObservationRecord? first = null, other = null;
            var results = 0;
            foreach (var row in chart.Observations)
            {
                if (row.Coding.IsLoinc(code) && row.HasValue && row.Stands("value"))
                {
                    results++;
                    first ??= row;
                    other ??= Same(first, row) ? null : row;
                }
            }

            if (results > 1)
            {
                tally.Expect(other is null, other ?? first!, other?.Value, $"the blood group of {first!.RecordId}", "value");
                return;
            }
        }
    }

    private static readonly string[] Codes = ["883-9", "882-1", "10331-7"];

    private static bool Same(ObservationRecord a, ObservationRecord b) => a.RawValue.SequenceEqual(b.RawValue) || Wording.Plain(a.Value!) == Wording.Plain(b.Value!);
}
