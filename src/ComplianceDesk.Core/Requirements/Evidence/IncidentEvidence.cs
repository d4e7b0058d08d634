namespace ComplianceDesk.Core.Requirements.Evidence;

/// <summary>An incident of the register.</summary>
public sealed record IncidentEvidence
{
    public required string IncidentId { get; init; }

    /// <summary>Day of discovery: the clocks start here (45 CFR 164.404(a)(2)).</summary>
    public required DateOnly DiscoveredOn { get; init; }

    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Individuals affected; null when not given.</summary>
    public int? Patients { get; init; }

    /// <summary>Individuals affected by state or jurisdiction.</summary>
    public IReadOnlyDictionary<string, int> ByState { get; init; } = new Dictionary<string, int>();

    public string? Kind { get; init; }

    public bool? UnsecuredPhi { get; init; }

    public DateOnly? AssessedOn { get; init; }

    public bool? LowProbability { get; init; }

    public DateOnly? IndividualsNotifiedOn { get; init; }

    public DateOnly? HhsNotifiedOn { get; init; }

    public DateOnly? MediaNotifiedOn { get; init; }

    public DateOnly? HeldUntil { get; init; }

    public bool HasSanction { get; init; }

    public bool HasMitigation { get; init; }

    public DateOnly? ClosedOn { get; init; }

    /// <summary>True when notice is presumed due: unsecured information, and no assessment with a low probability of compromise (45 CFR 164.402).</summary>
    public bool NoticeDue => UnsecuredPhi == true && LowProbability != true;

    /// <summary>Last day for notice: 60 calendar days after discovery, or the end of a law-enforcement hold when later.</summary>
    public DateOnly NoticeBy => Held(DiscoveredOn.AddDays(60));

    /// <summary>Last day for notice to HHS of 500 or more: with the notice to individuals, and never after <see cref="NoticeBy"/> (45 CFR 164.408(b)).</summary>
    public DateOnly HhsWithIndividualsBy => IndividualsNotifiedOn is { } told && told < NoticeBy ? told : NoticeBy;

    /// <summary>Last day for notice to HHS of fewer than 500: the sixtieth day after the calendar year of discovery (45 CFR 164.408(c)), or the end of a law-enforcement hold when later.</summary>
    public DateOnly HhsYearlyBy => Held(Cases.BreachNotice.HhsByYearEnd(DiscoveredOn.Year));

    // A hold delays every notice of the subpart (45 CFR 164.412).
    private DateOnly Held(DateOnly by) => HeldUntil is { } hold && hold > by ? hold : by;
}
