using System.Text.Json.Serialization;

namespace ComplianceDesk.Core.Requirements;

/// <summary>One researched requirement: what the text asks, in our own words, with its citation, and what could show that it is met.</summary>
public sealed record Requirement
{
    /// <summary>Stable id, for example <c>sec-312-b</c>. Never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Where the text stands, for example <c>45 CFR 164.312(b)</c>.</summary>
    public required string Citation { get; init; }

    /// <summary>Id of the standard it belongs to; null for a standard.</summary>
    public string? Parent { get; init; }

    /// <summary>Id of its <see cref="RequirementFamily"/>.</summary>
    public required string Family { get; init; }

    /// <summary>Standard, implementation specification, or requirement of another kind.</summary>
    public required RequirementKind Kind { get; init; }

    /// <summary>Whether the duty always applies.</summary>
    public required Obligation Obligation { get; init; }

    /// <summary>Short name.</summary>
    public required string Title { get; init; }

    /// <summary>What it asks, in our own words.</summary>
    public required string Summary { get; init; }

    /// <summary>Response limit, retention or look-back as an ISO 8601 duration (the summary says which); null where the text gives no number.</summary>
    public string? Deadline { get; init; }

    /// <summary>True when a person has to sign for what data cannot show.</summary>
    public bool Statement { get; init; }

    /// <summary>Ids of the metrics that bear on it.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Kinds of site it binds (<see cref="SiteKind"/> ids, any of them); empty when it binds every site.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = [];

    /// <summary>Why nobody has to meet it yet; null when it is in force.</summary>
    public string? NotYetDue { get; init; }

    /// <summary>Where the text was read.</summary>
    public required string Source { get; init; }

    /// <summary>True when part of the text could not be read at its source: marked wherever the requirement is shown.</summary>
    public bool Unverified { get; init; }

    /// <summary>True when only a summary by somebody else was read.</summary>
    public bool Secondary { get; init; }

    /// <summary>How its text was read: <c>verified</c> at its source, in part <c>unverified</c>, or <c>summary only</c>.</summary>
    public string TextState => Unverified ? "unverified" : Secondary ? "summary only" : "verified";

    /// <summary>The citation, marked where the text was not verified.</summary>
    public string MarkedCitation => Unverified || Secondary ? $"{Citation} (text not verified)" : Citation;

    /// <summary>Controls of NIST SP 800-53 revision 5, after NIST SP 800-66 revision 2. Guidance, not a requirement.</summary>
    public IReadOnlyList<string> Nist80053 { get; init; } = [];

    /// <summary>Outcomes of the NIST Cybersecurity Framework 2.0. Guidance, not a requirement.</summary>
    public IReadOnlyList<string> Csf2 { get; init; } = [];
}

/// <summary>A body of rules.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Scope">The parts of the Code of Federal Regulations it covers.</param>
/// <param name="Edition">Year of the text that was read.</param>
/// <param name="Note">What is known to have changed since, and what the entries do not say.</param>
public sealed record RequirementFamily(string Id, string Title, string Scope, string Edition, string Note);

/// <summary>What kind of text a requirement is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequirementKind>))]
public enum RequirementKind
{
    /// <summary>A standard.</summary>
    [JsonStringEnumMemberName("standard")]
    Standard,
    /// <summary>An implementation specification below a standard.</summary>
    [JsonStringEnumMemberName("implementation-specification")]
    ImplementationSpecification,
    /// <summary>Anything else that must hold.</summary>
    [JsonStringEnumMemberName("requirement")]
    Requirement,
}

/// <summary>How a requirement binds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Obligation>))]
public enum Obligation
{
    /// <summary>Must be met.</summary>
    [JsonStringEnumMemberName("required")]
    Required,
    /// <summary>Must be assessed; then met, or replaced by an equivalent measure or left out with a written reason (45 CFR 164.306(d)(3)). Never optional.</summary>
    [JsonStringEnumMemberName("addressable")]
    Addressable,
    /// <summary>Binds when an event happens or for certain entities.</summary>
    [JsonStringEnumMemberName("conditional")]
    Conditional,
}

/// <summary>The words for kinds and obligations on screen and in files.</summary>
public static class RequirementWords
{
    /// <summary><c>required</c>, <c>addressable</c> or <c>conditional</c>.</summary>
    public static string Of(Obligation obligation) => obligation.ToString().ToLowerInvariant();

    /// <summary><c>Standard</c>, <c>Implementation specification</c> or <c>Requirement</c>.</summary>
    public static string Of(RequirementKind kind) => kind == RequirementKind.ImplementationSpecification ? "Implementation specification" : kind.ToString();
}
