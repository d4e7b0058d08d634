using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Quality;

namespace ComplianceDesk.Data.Queries;

/// <summary>Which reasons for an access are asked with the feeds and the policy as they stand, and which cannot be.</summary>
public sealed class AskedReasonsQuery(DeskStore store)
{
    /// <summary>Every explanation of the catalogue, by rank, with the policy in force.</summary>
    public async Task<AskedReasons> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var feeds = await FeedsInStore.OfAsync(db, cancellationToken);
        var policy = await PolicyStore.CurrentAsync(store, cancellationToken);
        return new AskedReasons(policy,
        [
            .. ExplanationCatalog.All.Select(e => new AskedReason(
                e.Id, e.Title, e.DefinitionIn(policy), policy.ModeOf(e),
                [.. e.Needs.Select(n => n.Split('|').Select(f => f.Split('.')[0]).ToArray()).Where(any => !any.Any(feeds.Present.Contains)).Select(any => string.Join(" or ", any))])),
        ]);
    }
}

/// <summary>What is asked of an access.</summary>
/// <param name="Policy">The policy in force.</param>
/// <param name="Reasons">Every explanation, by rank.</param>
public sealed record AskedReasons(JudgementPolicy Policy, IReadOnlyList<AskedReason> Reasons);

/// <summary>A reason that an access may have.</summary>
/// <param name="Id">The explanation's id.</param>
/// <param name="Title">A few words.</param>
/// <param name="Definition">Exactly when it holds.</param>
/// <param name="Mode">How the policy uses it.</param>
/// <param name="MissingFeeds">Feeds without which it could not hold; empty when it was asked in full.</param>
public sealed record AskedReason(string Id, string Title, string Definition, ExplanationMode Mode, IReadOnlyList<string> MissingFeeds);
