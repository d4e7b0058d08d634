namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-18: a finished inpatient stay has a discharge disposition.</summary>
public sealed class DispositionGivenCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "disposition-given",
        Code = "CMP-18",
        Title = "Every finished inpatient stay has a discharge disposition",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition = "Of the inpatient encounters that are finished (as CMP-17 defines it), those whose disposition is given.",
        Eligible = "finished inpatient encounters",
        Failing = "finished inpatient encounters without a disposition",
        Feeds = [EncounterRecord.FeedName],
        MaxFailing = 0.02m,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source = "USCDI v3 Encounter Disposition; threshold: policy",
        Remedy = "Complete the disposition from the discharge note: payment, readmission and mortality figures rest on it.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (encounter.Course != EncounterCourse.Finished || encounter.Class != "inpatient")
        {
            return;
        }

        tally.Expect(Wording.Given(encounter.Disposition), encounter, null, "a discharge disposition", "disposition");
    }
}
