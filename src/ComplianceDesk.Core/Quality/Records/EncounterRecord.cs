namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>encounters</c> feed with what other feeds say of the visit.</summary>
public sealed record EncounterRecord : ChartRecord
{
    private EncounterCourse? course;

    /// <summary>Name of the feed.</summary>
    public const string FeedName = "encounters";

    /// <summary>Name under which checks ask for the column <c>type</c>; there as soon as a row has it.</summary>
    public const string WithType = "encounters.type";

    /// <summary>The same for <c>facility_id</c>, of visits or of departments.</summary>
    public const string WithFacility = "encounters.facility_id";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary><c>inpatient</c>, <c>outpatient</c>, <c>emergency</c>, <c>observation</c> or <c>virtual</c>.</summary>
    public string? Class { get; set; }
    public string? Status
    {
        get;
        set => (field, course) = (value, null);
    }

    public string? Disposition
    {
        get;
        set => (field, course) = (value, null);
    }

    /// <summary>UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? EndedAt
    {
        get;
        set => (field, course) = (value, null);
    }

    /// <summary>Day of <see cref="StartedAt"/> in the site's time zone: what birth and death dates are compared with.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>Day of <see cref="EndedAt"/> in the site's time zone.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The department named; null when none is.</summary>
    public DepartmentRecord? Department { get; set; }

    /// <summary>The attending named; null when none is.</summary>
    public WorkforceRecord? Attending { get; set; }

    /// <summary>Id of the site.</summary>
    public string? FacilityId { get; set; }

    /// <summary>What kind of encounter within its class, in words or as a code.</summary>
    public string? Type { get; set; }

    /// <summary>The site, else that of the department; null when neither is named.</summary>
    public string? Organization => FacilityId ?? Department?.FacilityId;

    /// <summary>True for care of the mother before the birth, which some sites file under the child.</summary>
    public bool IsPrenatal => EncounterTypes.IsPrenatal(Type);

    /// <summary>True for what is rightly filed after a death: certification, post-mortem, donation of organs.</summary>
    public bool IsAfterDeath => EncounterTypes.IsAfterDeath(Type);

    /// <summary>Number of the visit's place in <see cref="RecordPlaces"/>, set when the visit is tested, which is before its rows are.</summary>
    internal int Place { get; set; }

    /// <summary>The visit's diagnoses.</summary>
    public Rows<DiagnosisRecord> Diagnoses { get; set; } = [];

    /// <summary>The visit's documents.</summary>
    public Rows<DocumentRecord> Documents { get; set; } = [];

    /// <summary>Coders' questions about the visit.</summary>
    public Rows<CodingQueryRecord> CodingQueries { get; set; } = [];

    /// <summary>Where coding and billing of the visit stand; null when the billing feed has nothing.</summary>
    public BillingRecord? Billing { get; set; }

    /// <summary>What status and other columns say about the visit's course.</summary>
    public EncounterCourse Course => course ??= EncounterCourses.Of(Status, EndedAt is not null || !string.IsNullOrWhiteSpace(Disposition));

    /// <summary>True for a visit that is over and was one.</summary>
    public bool IsFinished => Course == EncounterCourse.Finished;
}
