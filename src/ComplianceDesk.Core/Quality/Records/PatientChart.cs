using System.Diagnostics.CodeAnalysis;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// Everything the store holds of one patient: what a check reads that compares records with each other. It is tested after each of its
/// records, so that what an earlier link has booked is known. Failures are booked to the record at fault.
/// </summary>
public sealed record PatientChart : CheckedRecord
{
    /// <param name="patient">Whose chart it is.</param>
    [SetsRequiredMembers]
    public PatientChart(PatientRecord patient) => (Patient, RecordId) = (patient, patient.RecordId);

    /// <inheritdoc/>
    public override string Feed => PatientRecord.FeedName;

    /// <summary>Whose chart it is, listed or not.</summary>
    public PatientRecord Patient { get; set; }

    /// <summary>Visits in the order of their start.</summary>
    public Rows<EncounterRecord> Encounters { get; init; } = [];
    public Rows<DiagnosisRecord> Diagnoses { get; init; } = [];

    /// <summary>In the order of the store, which need not be that of time.</summary>
    public Rows<ObservationRecord> Observations { get; init; } = [];
    public Rows<DocumentRecord> Documents { get; init; } = [];
    public Rows<RequestRecord> Requests { get; init; } = [];
    public Rows<CodingQueryRecord> CodingQueries { get; init; } = [];
    public Rows<BillingRecord> Billing { get; init; } = [];
    public Rows<AppointmentRecord> Appointments { get; init; } = [];
    public Rows<CareTeamRecord> CareTeam { get; init; } = [];
    public Rows<RelationRecord> Relations { get; init; } = [];
    public Rows<DisclosureRecord> Disclosures { get; init; } = [];

    /// <summary>Puts the patient, each record and the chart itself to the checks of a run, in this order.</summary>
    public void TestBy(CheckRun run)
    {
        if (Patient.Listed)
        {
            run.Test(Patient);
        }

        run.Test(Encounters);
        run.Test(Diagnoses);
        run.Test(Observations);
        run.Test(Documents);
        run.Test(Requests);
        run.Test(CodingQueries);
        run.Test(Billing);
        run.Test(Appointments);
        run.Test(CareTeam);
        run.Test(Relations);
        run.Test(Disclosures);
        run.Test(this);
    }
}
