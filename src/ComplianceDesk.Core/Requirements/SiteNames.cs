namespace ComplianceDesk.Core.Requirements;

/// <summary>Whom and what the site names, because no feed says it.</summary>
public sealed record SiteNames
{
    /// <summary>Nothing named yet.</summary>
    public static SiteNames None { get; } = new();

    /// <summary>Who holds an office, by its id.</summary>
    public IReadOnlyDictionary<string, Official> Officials { get; init; } = new Dictionary<string, Official>();

    /// <summary>Roles of the workforce feed with privileged rights.</summary>
    public IReadOnlySet<string> PrivilegedRoles { get; init; } = new HashSet<string>();

    /// <summary>Ids of the departments that are units of a program under 42 CFR Part 2.</summary>
    public IReadOnlySet<string> Part2Units { get; init; } = new HashSet<string>();
}

/// <summary>Who holds an office.</summary>
/// <param name="UserId">The account in the workforce feed.</param>
/// <param name="Since">First day of the designation.</param>
public sealed record Official(string UserId, DateOnly Since);

/// <summary>An office that a rule asks the site to fill.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Citation">Where the rule asks for it.</param>
public sealed record Office(string Id, string Title, string Citation)
{
    /// <summary>Every office.</summary>
    public static IReadOnlyList<Office> All { get; } =
    [
        new("security-official", "Security official", "45 CFR 164.308(a)(2)"),
        new("privacy-official", "Privacy official", "45 CFR 164.530(a)(1)"),
    ];
}
