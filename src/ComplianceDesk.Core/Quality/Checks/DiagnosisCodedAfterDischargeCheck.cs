using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Checks;

/// <summary>CMP-20: a discharged stay has a diagnosis once the bill hold is over.</summary>
public sealed class DiagnosisCodedAfterDischargeCheck : Check, IChecks<EncounterRecord>
{
    private static readonly Threshold BillHold = new("bill-hold", "bill hold: coding is not due until after", 5, Threshold.Days, 0, 30);

    /// <inheritdoc/>
    public override CheckInfo Info { get; } = new()
    {
        Id = "diagnosis-coded-after-discharge",
        Code = "CMP-20",
        Title = "A discharged stay has a diagnosis once the bill hold is over",
        Dimension = QualityDimension.Completeness,
        Kahn = KahnCategory.Completeness,
        Ahima = AhimaCharacteristic.Comprehensiveness,
        Definition =
            $"Inpatient, observation and emergency visits that finished more than {BillHold} days before the run (the bill hold) have "
            + "at least one row of the diagnoses feed that names them.",
        Eligible = $"finished inpatient, observation and emergency visits whose end is more than {BillHold} days past",
        Failing = "those without any diagnosis",
        Feeds = [EncounterRecord.FeedName],
        Needs = [DiagnosisRecord.FeedName],
        MaxFailing = 0.02m,
        Own = [BillHold],
        Severity = CheckSeverity.Major,
        Basis = ThresholdBasis.Policy,
        Source =
            "42 CFR 482.24(c)(4)(viii): final diagnosis with completion of records within 30 days of discharge; bill hold of "
            + "5 days and threshold: policy",
        Owner = "coding",
        Remedy = "Find out whether the stay waits for documents, for a coder or for a query; code the oldest first.",
    };

    /// <inheritdoc/>
    public void Test(EncounterRecord encounter, Tally tally)
    {
        if (!encounter.IsFinished || encounter.Class is not ("inpatient" or "observation" or "emergency") || encounter.EndedOn is not { } end
            || tally.Today.DayNumber - end.DayNumber <= tally.In(BillHold))
        {
            return;
        }

        tally.Expect(encounter.Diagnoses.Count > 0, encounter, null, "at least one diagnosis that names the visit", "encounter_id");
    }
}
