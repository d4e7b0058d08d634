using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Data.Import;

/// <summary>Where a reference feed's records go and what makes two of them the same record.</summary>
/// <param name="Name">The table.</param>
/// <param name="Keys">Columns of the feed that identify a record.</param>
/// <param name="Unique">True when the key is the table's unique index and the row is found by it alone.</param>
/// <param name="Listed">True when rows can stand there unlisted, made by a reference.</param>
internal sealed record ReferenceTable(string Name, string[] Keys, bool Unique = true, bool Listed = false)
{
    private static readonly Dictionary<string, ReferenceTable> ByFeed = new()
    {
        [DepartmentsFeed.Schema.Id] = new("Departments", ["department_id"], Listed: true),
        [WorkforceFeed.Schema.Id] = new("Workforce", ["user_id"], Listed: true),
        [PatientsFeed.Schema.Id] = new("Patients", ["patient_id"], Listed: true),
        [EncountersFeed.Schema.Id] = new("Encounters", ["encounter_id"]),
        [AppointmentsFeed.Schema.Id] = new("Appointments", ["appointment_id"]),
        [CareTeamFeed.Schema.Id] = new("CareTeam", ["patient_id", "user_id", "relationship", "starts_on"], Unique: false),
        [RelationsFeed.Schema.Id] = new("Relations", ["patient_id", "kind", "given_name", "family_name"], Unique: false),
        [DiagnosesFeed.Schema.Id] = new("Diagnoses", ["diagnosis_id"]),
        [ObservationsFeed.Schema.Id] = new("Observations", ["observation_id"]),
        [DocumentsFeed.Schema.Id] = new("Documents", ["document_id"]),
        [RequestsFeed.Schema.Id] = new("Requests", ["request_id"]),
        [CodingQueriesFeed.Schema.Id] = new("CodingQueries", ["query_id"]),
        [CodingAuditsFeed.Schema.Id] = new("CodingAudits", ["audit_id"]),
        [RecordSamplesFeed.Schema.Id] = new("RecordSamples", ["sample_id"]),
        [BillingFeed.Schema.Id] = new("Billing", ["encounter_id"]),
        [DisclosuresFeed.Schema.Id] = new("Disclosures", ["disclosure_id"]),
        [IncidentsFeed.Schema.Id] = new("Incidents", ["incident_id"]),
        [VendorsFeed.Schema.Id] = new("Vendors", ["vendor_id"]),
        [SystemSettingsFeed.Schema.Id] = new("SystemSettings", ["system", "setting", "observed_at"]),
        [TrainingFeed.Schema.Id] = new("Training", ["user_id", "course", "completed_on"]),
        [AttestationsFeed.Schema.Id] = new("Attestations", ["requirement_id", "signed_by", "signed_at"]),
    };

    public static ReferenceTable Of(FeedSchema feed) => ByFeed[feed.Id];

    /// <summary>Of an UPDATE, the columns set on a row that goes and the rows that can; a condition may follow.</summary>
    public string Go(int importId) => $"GoneImportId = {importId}{(Listed ? ", Listed = 0" : "")} WHERE GoneImportId IS NULL{(Listed ? " AND Listed" : "")}";

    /// <summary>For each column of a feed the dictionary whose rows it refers to; null for one that holds a value, and for the key of a row of its own.</summary>
    public static KeyKind?[] References(FeedSchema feed)
    {
        var table = Of(feed);
        return [.. feed.Columns.Select(c => table.Listed && table.Keys[0] == c.Name ? null : KeyKinds.Reference(c.Kind))];
    }

    /// <summary>The table's column for a column of the feed: words joined, each with a capital; one that refers to a row says so at its end.</summary>
    public static string Column(FeedColumn column)
    {
        var name = column switch
        {
            { Name: "manager_user_id" } => "manager_id",
            { Kind: ColumnKind.Word } => column.Name + "_id",
            { Kind: ColumnKind.User } when !column.Name.EndsWith("user_id", StringComparison.Ordinal) => column.Name + "_user_id",
            _ => column.Name,
        };
        return string.Concat(name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }

    /// <summary>True for a column that must hold something: 0 is stored when it is not given.</summary>
    public static bool HasDefault(FeedColumn column) => column.Name is "vip" or "serves_all";
}
