namespace ComplianceDesk.Core.Feeds;

/// <summary>A kind of file the desk takes in: its columns, by which it is recognised, and what they mean.</summary>
public sealed class FeedSchema
{
    private readonly Dictionary<string, int> places;

    /// <param name="id">Stable id, kebab case.</param>
    /// <param name="title">What a record of it is, for people.</param>
    /// <param name="columns">Its columns, in the order the documentation lists them.</param>
    public FeedSchema(string id, string title, params IReadOnlyList<FeedColumn> columns)
    {
        Id = id;
        Title = title;
        Columns = columns;
        places = columns.Select((c, i) => (c.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Stable id, kebab case: <c>accesses</c>, <c>care-team</c> …</summary>
    public string Id { get; }

    /// <summary>What one record is, for people.</summary>
    public string Title { get; }

    /// <summary>The columns; a column's place here is its number everywhere.</summary>
    public IReadOnlyList<FeedColumn> Columns { get; }

    /// <summary>The native feeds in the order they are best taken in: what is referred to before what refers to it.</summary>
    public static IReadOnlyList<FeedSchema> All { get; } =
    [
        DepartmentsFeed.Schema, WorkforceFeed.Schema, PatientsFeed.Schema, EncountersFeed.Schema,
        AppointmentsFeed.Schema, CareTeamFeed.Schema, RelationsFeed.Schema, DiagnosesFeed.Schema, ObservationsFeed.Schema,
        DocumentsFeed.Schema, RequestsFeed.Schema, CodingQueriesFeed.Schema, CodingAuditsFeed.Schema, RecordSamplesFeed.Schema, BillingFeed.Schema, DisclosuresFeed.Schema,
        IncidentsFeed.Schema, VendorsFeed.Schema, SystemSettingsFeed.Schema, TrainingFeed.Schema, AttestationsFeed.Schema,
        AccessesFeed.Schema,
    ];

    /// <summary>The place of a column, or -1. Case and surrounding blanks of the header do not matter.</summary>
    public int Find(string header) => places.TryGetValue(header.Trim(), out var place) ? place : -1;
}
