namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-16: an encounter has status, class and patient.</summary>
public sealed class EncounterDescribedCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "encounter-described",
        Code = "CMP-16",
        Title = "Every encounter has a status, a class and a patient",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "status, class and patient_id are all given. The layout of the feed has no column for the type of encounter, "
            + "so it is not asked for. Rows without class or patient are rejected at import and stand there with their "
            + "line.",
        Eligible = "encounters",
        Failing = "encounters lacking any, counted once",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Critical,
        Basis = ThresholdBasis.Standard,
        Source = "US Core 6.1.0 Encounter.status 1..1, class 1..1, subject 1..1",
        Remedy = "Add the column to the extract if it is empty throughout; otherwise mend the registrations listed.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        tally.Require(
            encounter,
            "a status, a class and a patient",
            ("status", Wording.Given(encounter.Status)),
            ("class", Wording.Given(encounter.Class)),
            ("patient_id", Wording.Given(encounter.Patient.RecordId)));
    }
}
