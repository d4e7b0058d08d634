namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-21: a coded inpatient stay has a principal diagnosis.</summary>
public sealed class PrincipalDiagnosisMarkedCheck : Check, IChecks<EncounterRecord>
{
    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "principal-diagnosis-marked",
        Code = "CMP-21",
        Title = "A coded inpatient stay has a principal diagnosis",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            "Of the diagnoses that name a finished inpatient stay, one has sequence 1. Stays without any diagnosis are "
            + "counted by CMP-20, not here.",
        Eligible = "finished inpatient stays with at least one diagnosis",
        Failing = "stays none of whose diagnoses has sequence 1",
        Feeds = [EncounterRecord.FeedName],
        Needs = [DiagnosisRecord.FeedName],
        MaxFailing = 0,
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Standard,
        Source = "Uniform Hospital Discharge Data Set (principal diagnosis); UB-04 form locator 67",
        Owner = "coding",
        Remedy = "Let the coder say which condition occasioned the admission.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (!encounter.IsFinished || encounter.Class != "inpatient" || encounter.Diagnoses.Count == 0)
        {
            return;
        }

        var marked = false;
        foreach (var diagnosis in encounter.Diagnoses)
        {
            marked |= diagnosis.Sequence == 1;
        }

        tally.Expect(marked, encounter, null, "a diagnosis with sequence 1", "sequence");
    }
}
