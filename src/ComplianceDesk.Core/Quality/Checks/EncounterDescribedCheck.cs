namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-16: an encounter has status, class, type and patient.</summary>
public sealed class EncounterDescribedCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "encounter-described",
        Code = "CMP-16",
        Version = 2,
        Title = "Every encounter has a status, a class, a type and a patient",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "status, class, type and patient_id are all given; type is asked as soon as one encounter has one, since the source then sends it. Rows without class or patient are rejected at import and stand there with their "
            + "line.",
        Eligible = "encounters",
        Failing = "encounters lacking any, counted once",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Standard,
        Source = "US Core 6.1.0 Encounter.status 1..1, class 1..1, type 1..*, subject 1..1",
        Remedy = "Add the column to the extract if it is empty throughout; otherwise mend the registrations listed.",
    };

    /// <inheritdoc/>
    public override string? LeftOut(StoreContents store) => store.Feeds.Contains(EncounterRecord.WithType) ? base.LeftOut(store) : "Not covered: the type of encounter, which none has.";

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        var typed = tally.Has(EncounterRecord.WithType);
        tally.Require(
            encounter,
            typed ? "a status, a class, a type and a patient" : "a status, a class and a patient",
            ("status", Wording.Given(encounter.Status)),
            ("class", Wording.Given(encounter.Class)),
            ("type", !typed || Wording.Given(encounter.Type)),
            ("patient_id", Wording.Given(encounter.Patient.RecordId)));
    }
}
