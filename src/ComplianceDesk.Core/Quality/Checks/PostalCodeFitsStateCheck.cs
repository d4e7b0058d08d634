namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CNS-05: postal code fits state.</summary>
public sealed class PostalCodeFitsStateCheck : Check, IChecks<PatientRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "postal-code-fits-state",
        Code = "CNS-05",
        Version = 2,
        Title = "Postal codes lie in the state of the address",
        Dimension = QualityDimension.Consistency,
        Kahn = KahnCategory.RelationalConformance,
        Ahima = AhimaCharacteristic.Consistency,
        Definition =
            "postal_code lies in the state by the site's table of ZIP codes; without one, by the areas of its first three digits that the program knows. "
            + "A code that the table does not have, an area that is not in use, and codes and states of a wrong form are booked elsewhere or not asked.",
        Eligible = "addresses with a valid state and a postal code of a known area",
        Failing = "those whose area is in another state",
        Feeds = [PatientRecord.FeedName],
        MaxFailing = 0.01m,
        Severity = CheckSeverity.Minor,
        Basis = ThresholdBasis.Policy,
        Source = "USPS Domestic Mail Manual, labeling list L002 (3-digit ZIP code prefixes); threshold: policy 1 %",
        Owner = "registrar",
        Remedy = "Ask for the address again; letters go by the code, not by the state.",
    };

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) =>
        store.Site.HasZips ? base.LeftOut(store) : "Judged by areas of three digits: no table of the site's ZIP codes (ZIP) has been loaded.";

    /// <inheritdoc/>
    public void Test(PatientRecord patient, Tally tally)
    {
        if (!Wording.Given(patient.PostalCode) || !Wording.Given(patient.State) || !patient.Stands("postal_code") || !patient.Stands("state")
            || (tally.Site.HasZips ? tally.Site.StatesOf(patient.PostalCode) : ZipAreas.StatesOf(patient.PostalCode)) is not { } states)
        {
            return;
        }

        tally.Expect(
            states.Contains(patient.State.Trim(), StringComparison.OrdinalIgnoreCase), patient, $"{patient.PostalCode} in {patient.State}", $"a postal code of the state, or the state {states}", "postal_code");
    }
}
