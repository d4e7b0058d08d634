namespace ComplianceDesk.Data.Quality.Records;

/// <summary>A table whose rows belong to patients, and what the charts take of it.</summary>
/// <param name="Name">The table, called <c>r</c>.</param>
/// <param name="Columns">The patient's row id, 0 for a row that is nobody's, and then what is wanted.</param>
/// <param name="Order">Place of the column by which a patient's rows are ordered; 0 for the order of the store.</param>
/// <param name="Join">Where the patient is found, when not in the row itself.</param>
internal sealed record PatientTable(string Name, string Columns, int Order = 0, string Join = "")
{
    private const string Visit = "LEFT JOIN Encounters e ON e.EncounterId = r.EncounterId AND e.GoneImportId IS NULL";

    public static readonly PatientTable Patients = new("Patients", """
        r.Id, r.PatientId, r.Listed, r.GivenName, r.MiddleName, r.FamilyName, r.Suffix, r.BirthDate, r.Sex, r.Race, r.Ethnicity, r.Language, r.Ssn,
        r.AddressLine, r.City, r.State, r.PostalCode, r.Phone, r.Email, r.DeathDate, r.RegisteredAt, r.RegisteredBy, r.BirthSex, r.PhoneKind, r.PreviousName
        """);

    public static readonly PatientTable Encounters = new("Encounters",
        "r.PatientId, r.EncounterId, r.Class, r.Status, r.Disposition, r.StartedAt, r.EndedAt, r.DepartmentId, r.AttendingUserId, r.FacilityId, r.Type", Order: 5);

    public static readonly PatientTable Diagnoses = new("Diagnoses", """
        r.PatientId, r.DiagnosisId, r.EncounterId, r.CodeId, r.SystemId, r.DisplayId, r.Sequence, r.PresentOnAdmission, r.Onset, r.RecordedAt, r.RecordedByUserId,
        r.ClinicalStatusId, r.VerificationStatusId, r.CategoryId, r.Abatement
        """);

    public static readonly PatientTable Observations = new("Observations",
        "r.PatientId, r.ObservationId, r.EncounterId, r.CodeId, r.SystemId, r.DisplayId, r.Value, r.UnitId, r.TakenAt, r.RecordedAt, r.AbsentReasonId");

    public static readonly PatientTable Documents = new("Documents",
        "r.PatientId, r.DocumentId, r.EncounterId, r.Type, r.AuthorUserId, r.CreatedAt, r.DueAt, r.SignedAt, r.SignedByUserId, r.Status");

    public static readonly PatientTable Requests = new("Requests", "r.PatientId, r.RequestId, r.Kind, r.ReceivedAt, r.ExtendedAt, r.AnsweredAt, r.Outcome, r.Recipient");

    public static readonly PatientTable CodingQueries = new("CodingQueries", "ifnull(e.PatientId, 0), r.QueryId, r.EncounterId, r.SentAt, r.AnsweredAt, r.Agreed", Join: Visit);

    public static readonly PatientTable Billing = new("Billing", "ifnull(e.PatientId, 0), r.EncounterId, r.CodedAt, r.FinalBilledAt, r.Charges, r.Drg", Join: Visit);

    public static readonly PatientTable Appointments = new("Appointments", "r.PatientId, r.AppointmentId, r.DepartmentId, r.PractitionerUserId, r.StartsAt, r.EndsAt", Order: 4);

    public static readonly PatientTable CareTeam = new("CareTeam", "r.PatientId, r.UserId, r.Relationship, r.StartsOn, r.EndsOn", Order: 1);

    public static readonly PatientTable Relations = new("Relations", "r.PatientId, r.Kind, r.GivenName, r.FamilyName, r.Phone, r.AddressLine, r.PostalCode");

    public static readonly PatientTable Disclosures = new("Disclosures", "r.PatientId, r.DisclosureId, r.At, r.Recipient, r.RecipientAddress, r.What, r.Purpose, r.Basis");

    /// <summary>Every one, the largest first.</summary>
    public static readonly IReadOnlyList<PatientTable> All =
        [Observations, Patients, Encounters, Diagnoses, Documents, Billing, Appointments, CodingQueries, Requests, CareTeam, Relations, Disclosures];

    /// <summary>A query for the rows that stand in a range of row ids, in their order.</summary>
    public string Sql => $"SELECT {Columns} FROM {Name} r {Join} WHERE r.Id BETWEEN ?1 AND ?2{(this == Patients ? "" : " AND r.GoneImportId IS NULL")} ORDER BY r.Id";
}
