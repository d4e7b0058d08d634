using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Requirements.Metrics;

/// <summary>Encounters that belong to one known patient record.</summary>
public sealed class RecordPerPatientMetric : Metric, IMeasures<StayEvidence>
{
    public override MetricInfo Info { get; } = new()
    {
        Id = "record-per-patient",
        Title = "One record for each patient",
        Population = "encounters",
        Counted = "encounters",
        Good = "the patient is listed and in no confident pair of duplicates",
        Basis = ThresholdBasis.Law,
        Feeds = ["encounters", "patients"],
    };

    public void Test(StayEvidence stay, MetricTally tally)
    {
        if (stay.PatientDuplicate is not { } duplicate)
        {
            tally.NoData("The search for duplicate records has not been run.");
            return;
        }

        tally.Expect(
            stay.PatientListed && !duplicate, "encounters", stay.EncounterId, stay.PatientListed ? "a record that may be a duplicate" : "a patient that is not listed", "one listed record of the patient");
    }
}
