namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>ACC-04: a record number holds one person.</summary>
public sealed class NoOverlayCheck : Check, IChecks<PatientChart>, IChecks<IdentityChangeRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "no-overlay",
        Code = "ACC-04",
        Version = 2,
        Title = "No record number holds two persons",
        Dimension = QualityDimension.Accuracy,
        Kahn = KahnCategory.UniquenessPlausibility,
        Ahima = AhimaCharacteristic.Accuracy,
        Definition =
            "The blood groups of a patient (LOINC 883-9 ABO, 10331-7 Rh, 882-1 both) are the same in all results, and over all imports a record "
            + "does not change both its name (family and given) and its birth date, nor its sex from female to male or back. A changed "
            + "name or birth date alone is a marriage or a correction.",
        Eligible = "patients with two results of one blood group code or more, and records whose name, birth date or sex changed",
        Failing = "patients with two groups, records with a new name and birth date, and records whose sex turned",
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
        tally.Expect(
            !change.IsOverlay, change, string.Join(" and ", change.Traits), "name or birth date to change, not both, and sex not to turn", [.. change.Traits]);

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
