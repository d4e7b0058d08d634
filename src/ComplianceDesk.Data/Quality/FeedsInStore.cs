using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>Which feeds the store holds: those with rows, and those of which a file without rows was taken in.</summary>
/// <param name="Present">Feeds that were imported, by name.</param>
/// <param name="WithRows">Those of them that have rows.</param>
/// <param name="Patients">Patients in the store, listed or not.</param>
internal sealed record FeedsInStore(IReadOnlySet<string> Present, IReadOnlySet<string> WithRows, long Patients)
{
    public static async Task<FeedsInStore> OfAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var rows = new HashSet<string>();
        async Task Ask(string feed, IQueryable<object> any)
        {
            if (await any.AnyAsync(cancellationToken))
            {
                rows.Add(feed);
            }
        }

        await Ask("accesses", db.Accesses);
        await Ask("workforce", db.Workforce.Where(r => r.Listed));
        await Ask("patients", db.Patients.Where(r => r.Listed));
        await Ask("encounters", db.Encounters);
        await Ask("appointments", db.Appointments);
        await Ask("care_team", db.CareTeam);
        await Ask("relations", db.Relations);
        await Ask("diagnoses", db.Diagnoses);
        await Ask("observations", db.Observations);
        await Ask("documents", db.Documents);
        await Ask("requests", db.Requests);
        await Ask("coding_queries", db.CodingQueries);
        await Ask("coding_audits", db.CodingAudits);
        await Ask("record_samples", db.RecordSamples);
        await Ask("billing", db.Billing);
        await Ask(BillingRecord.WithDrg, db.Billing.Where(r => r.Drg != null));
        await Ask(DiagnosisRecord.WithStatus, db.Diagnoses.Where(r => r.ClinicalStatusId != null || r.VerificationStatusId != null || r.CategoryId != null));
        await Ask(PatientRecord.WithBirthSex, db.Patients.Where(r => r.Listed && r.BirthSex != null));
        await Ask(PatientRecord.WithPhoneKind, db.Patients.Where(r => r.Listed && r.PhoneKind != null));
        await Ask(PatientRecord.WithPreviousName, db.Patients.Where(r => r.Listed && r.PreviousName != null));
        await Ask(EncounterRecord.WithType, db.Encounters.Where(r => r.Type != null));
        await Ask(EncounterRecord.WithFacility, db.Encounters.Where(r => r.FacilityId != null));
        await Ask(EncounterRecord.WithFacility, db.Departments.Where(r => r.Listed && r.FacilityId != null));
        await Ask("disclosures", db.Disclosures);
        await Ask("incidents", db.Incidents);
        await Ask("vendors", db.Vendors);
        await Ask("system_settings", db.SystemSettings);
        await Ask("training", db.Training);
        await Ask("attestations", db.Attestations);
        await Ask("departments", db.Departments.Where(r => r.Listed));

        var files = await db.Imports.Where(r => r.Status == ImportStatus.Finished && r.Feed != null).Select(r => r.Feed!).Distinct().ToListAsync(cancellationToken);
        string[] made = [.. files.Count > 0 ? ["imports"] : Array.Empty<string>(), .. await db.DuplicateRuns.AnyAsync(cancellationToken) ? [IndexRecord.SearchName] : Array.Empty<string>()];
        return new FeedsInStore(rows.Union(files.Select(file => file.Replace('-', '_'))).Concat(made).ToHashSet(), rows, await db.Patients.LongCountAsync(cancellationToken));
    }

    public bool Has(string feed) => WithRows.Contains(feed);
}
