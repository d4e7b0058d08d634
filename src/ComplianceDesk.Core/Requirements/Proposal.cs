namespace ComplianceDesk.Core.Requirements;

/// <summary>A rule that was proposed and does not bind anybody. Shown only where the overlay is switched on, and always labelled as proposed.</summary>
public sealed record Proposal
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Requirements it would change.</summary>
    public required IReadOnlyList<string> Affects { get; init; }

    /// <summary>Short name.</summary>
    public required string Title { get; init; }

    /// <summary>What it would change, in our own words.</summary>
    public required string Summary { get; init; }

    /// <summary>The proposal it stands in.</summary>
    public required string Rule { get; init; }

    /// <summary>Day or year of publication, ISO 8601.</summary>
    public required string Published { get; init; }

    /// <summary>True when the proposal itself was not read.</summary>
    public bool Unverified { get; init; }
}

/// <summary>Civil money penalties as context. Never multiplied by exceptions.</summary>
public sealed record PenaltyTable
{
    /// <summary>Day from which the adjusted amounts hold, ISO 8601.</summary>
    public required string AsOf { get; init; }

    /// <summary>Where the tiers stand.</summary>
    public required string Citation { get; init; }

    /// <summary>Where the amounts were read.</summary>
    public required string Source { get; init; }

    /// <summary>True when an amount was not seen in an official text.</summary>
    public bool Unverified { get; init; }

    /// <summary>How to read the table.</summary>
    public required string Note { get; init; }

    /// <summary>From the least to the most serious.</summary>
    public required IReadOnlyList<PenaltyTier> Tiers { get; init; }
}

/// <summary>One tier of penalties, amounts in US dollars as text.</summary>
/// <param name="Tier">State of mind.</param>
/// <param name="Base">Per violation, before adjustment for inflation.</param>
/// <param name="Adjusted">Per violation, adjusted.</param>
/// <param name="AnnualCap">Adjusted cap for identical provisions in a calendar year.</param>
/// <param name="DiscretionBaseCap">Annual cap under the notice of enforcement discretion, before adjustment.</param>
public sealed record PenaltyTier(string Tier, string Base, string Adjusted, string AnnualCap, string DiscretionBaseCap);
