using System.Security.Cryptography;
using System.Text.Json;

namespace ComplianceDesk.Core.Requirements;

/// <summary>The federal catalogue, read once from the JSON embedded in this assembly. Law is data; what computes evidence is code.</summary>
public static class RequirementCatalog
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    private static readonly CatalogueFile File = Read<CatalogueFile>("catalogue");
    private static readonly ProposalFile Overlay = Read<ProposalFile>("proposed");

    /// <summary>Every requirement, in the order of the texts.</summary>
    public static IReadOnlyList<Requirement> All { get; } = File.Requirements;

    /// <summary>The bodies of rules, in the order of the desk.</summary>
    public static IReadOnlyList<RequirementFamily> Families { get; } = File.Families;

    /// <summary>Every metric that a requirement names, computed here or not.</summary>
    public static IReadOnlyDictionary<string, CataloguedMetric> Metrics { get; } = Read<MetricFile>("metrics").Metrics.ToDictionary(metric => metric.Id);

    /// <summary>Proposed rules: an overlay that is off until the site switches it on.</summary>
    public static IReadOnlyList<Proposal> Proposals { get; } = Overlay.Proposals;

    /// <summary>Day up to which the proposals' state was looked at, ISO 8601.</summary>
    public static string ProposalsAsOf { get; } = Overlay.AsOf;

    /// <summary>Civil money penalties, as context.</summary>
    public static PenaltyTable Penalties { get; } = Read<PenaltyTable>("penalties");

    /// <summary>Day of this edition of the catalogue, ISO 8601.</summary>
    public static string Edition { get; } = File.Edition;

    /// <summary>SHA-256 of the embedded catalogue and metrics, lower-case hex: kept with every run, so that a change of results can be told from a change of the catalogue.</summary>
    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData([.. Bytes("catalogue"), .. Bytes("metrics")]));

    private static readonly Dictionary<string, Requirement> ById = All.ToDictionary(requirement => requirement.Id);

    /// <summary>The requirement of an id, or null.</summary>
    public static Requirement? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The body of rules a requirement belongs to.</summary>
    public static RequirementFamily FamilyOf(Requirement requirement) => Families.First(family => family.Id == requirement.Family);

    private static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(Bytes(name), Strict) ?? throw new InvalidOperationException($"{name}.json is empty.");

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(RequirementCatalog).Assembly.GetManifestResourceStream($"ComplianceDesk.Core.Requirements.Data.{name}.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record CatalogueFile(string Edition, IReadOnlyList<RequirementFamily> Families, IReadOnlyList<Requirement> Requirements);

    private sealed record MetricFile(IReadOnlyList<CataloguedMetric> Metrics);

    private sealed record ProposalFile(string AsOf, IReadOnlyList<Proposal> Proposals);
}
