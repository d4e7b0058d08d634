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
    };

    public static ReferenceTable Of(FeedSchema feed) => ByFeed[feed.Id];

    /// <summary>True when the column refers to a row of workforce, patients or departments other than its own.</summary>
    public static bool IsReference(FeedSchema feed, int column)
    {
        var table = Of(feed);
        return KeyKinds.Reference(feed.Columns[column].Kind) is not null && !(table.Listed && table.Keys[0] == feed.Columns[column].Name);
    }

    /// <summary>The table's column for a column of the feed: words joined, each with a capital.</summary>
    public static string Column(string name) => name == "manager_user_id"
        ? "ManagerId"
        : string.Concat(name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    /// <summary>What is stored when a column that must hold something is not given.</summary>
    public static bool HasDefault(FeedColumn column) => column.Kind == ColumnKind.Flag && column.Name != "mfa";
}
