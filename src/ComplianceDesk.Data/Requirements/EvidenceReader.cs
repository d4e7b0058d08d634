using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements.Evidence;

namespace ComplianceDesk.Data.Requirements;

/// <summary>Fetches one kind of evidence record from the store and gives it to the run. Found by reflection: a new kind edits no list.</summary>
internal abstract class EvidenceReader
{
    /// <summary>Every reader of this assembly.</summary>
    public static IReadOnlyList<EvidenceReader> All { get; } =
    [
        .. typeof(EvidenceReader).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EvidenceReader)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (EvidenceReader)Activator.CreateInstance(type)!),
    ];

    /// <summary>Reads what the run asks for.</summary>
    public abstract Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken);
}

/// <summary>Where evidence comes from.</summary>
/// <param name="Store">The data directory.</param>
/// <param name="Db">A context of its own for the run.</param>
/// <param name="Settings">What the site says of itself.</param>
internal sealed record EvidenceSource(DeskStore Store, DeskContext Db, RequirementSettings Settings)
{
    private Task<IReadOnlyList<RightsChange>>? rights;

    /// <summary>Changes of rights in the ledger, in time order: several readers ask for them, and the ledger is read through once.</summary>
    public Task<IReadOnlyList<RightsChange>> RightsChangesAsync(CancellationToken cancellationToken) => rights ??= RightsChange.ReadAsync(Db, cancellationToken);
}
