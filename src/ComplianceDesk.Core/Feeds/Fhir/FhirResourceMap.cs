namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>How a type of resource becomes records of a feed.</summary>
internal abstract class FhirResourceMap
{
    private readonly bool[] given;

    protected FhirResourceMap(string resourceType, FeedSchema feed, params IReadOnlyList<(string Column, string From)> sources)
    {
        (ResourceType, Feed, Sources) = (resourceType, feed, sources);
        given = [.. feed.Columns.Select(c => sources.Any(s => s.Column == c.Name))];
    }

    /// <summary>Every map. A type may have several, each to another feed.</summary>
    public static IReadOnlyList<FhirResourceMap> All { get; } =
    [
        new OrganizationMap(), new LocationMap(), new PractitionerMap(), new PractitionerRoleMap(), new PatientMap(), new PatientContactMap(), new RelatedPersonMap(),
        new EncounterMap(), new AppointmentMap(), new CareTeamMap(), new ConditionMap(), new ObservationMap(), new DocumentReferenceMap(), new AuditEventMap(),
    ];

    public string ResourceType { get; }

    public FeedSchema Feed { get; }

    /// <summary>Where each column comes from, for people and the documentation; columns not listed are never given.</summary>
    public IReadOnlyList<(string Column, string From)> Sources { get; }

    /// <summary>The records of a resource: none, one or several.</summary>
    public abstract IEnumerable<FhirRow> Read(FhirResource resource);

    /// <summary>What a column of a feed is taken from, in words, for whoever mends a record that lacks it.</summary>
    public static string From(FeedSchema feed, int column) =>
        All.First(m => m.Feed == feed).Sources.FirstOrDefault(s => s.Column == feed.Columns[column].Name).From?.Replace("`", "", StringComparison.Ordinal) ?? "a value";

    protected FhirRow Row() => new(Feed, given);
}
