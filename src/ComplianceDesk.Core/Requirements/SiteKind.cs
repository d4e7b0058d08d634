namespace ComplianceDesk.Core.Requirements;

/// <summary>A switch of the site that decides which requirements bind it.</summary>
/// <param name="Id">Stable id, as the catalogue names it.</param>
/// <param name="Title">What the site says of itself.</param>
/// <param name="Otherwise">Why a requirement for it does not apply when the switch is off.</param>
/// <param name="Default">Its value until the site sets it.</param>
public sealed record SiteKind(string Id, string Title, string Otherwise, bool Default)
{
    /// <summary>The id in the catalogue of what binds developers of health IT only: there is no switch for it.</summary>
    public const string Developer = "developer";

    /// <summary>Every switch, in the order of the settings page.</summary>
    public static IReadOnlyList<SiteKind> All { get; } =
    [
        new("hospital", "Hospital (42 CFR 482)", "The site is not a hospital under 42 CFR 482.", true),
        new("critical-access-hospital", "Critical access hospital (42 CFR 485)", "The site is not a critical access hospital.", false),
        new("clinic", "Rural health clinic or federally qualified health center (42 CFR 491)", "The site runs no rural health clinic and no federally qualified health center.", false),
        new("part2-program", "Substance use disorder program (42 CFR Part 2)", "The site runs no program under 42 CFR Part 2.", false),
        new("health-plan", "Group health plan", "The site is no group health plan.", false),
        new("clearinghouse", "Health care clearinghouse within the organization", "There is no clearinghouse within the organization.", false),
    ];
}

/// <summary>What the site says of itself: which requirements bind it, and whether proposed rules are shown.</summary>
/// <param name="Kinds">Ids of the switches that are on.</param>
/// <param name="ShowProposed">True when the overlay of proposed rules is on.</param>
public sealed record Applicability(IReadOnlySet<string> Kinds, bool ShowProposed = false)
{
    /// <summary>A hospital and nothing else, without proposed rules.</summary>
    public static Applicability Default { get; } = new(SiteKind.All.Where(kind => kind.Default).Select(kind => kind.Id).ToHashSet());

    /// <summary>Why a requirement does not bind this site now; null when it does.</summary>
    public string? WhyNot(Requirement requirement)
    {
        if (requirement.NotYetDue is { } later)
        {
            return $"Not yet due: {later}";
        }

        if (requirement.AppliesTo.Count == 0 || requirement.AppliesTo.Any(Kinds.Contains))
        {
            return null;
        }

        return requirement.AppliesTo.Contains(SiteKind.Developer)
            ? "Binds developers of certified health IT. What the logs and settings of this site show of it stands beside; whether a product is certified is not judged here."
            : string.Join(" ", SiteKind.All.Where(kind => requirement.AppliesTo.Contains(kind.Id)).Select(kind => kind.Otherwise));
    }
}
