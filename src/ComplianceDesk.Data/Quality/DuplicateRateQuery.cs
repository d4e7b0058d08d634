using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>The state of possible duplicates after the latest search (UNQ-03).</summary>
/// <param name="At">When the search began.</param>
/// <param name="Records">Records searched: the denominator.</param>
/// <param name="RecordsInPairs">Records in at least one pair that nobody has called two people: the numerator. Records, not pairs (AHIMA 2020).</param>
/// <param name="Confident">Such pairs in the confident band.</param>
/// <param name="Review">Such pairs in the review band.</param>
/// <param name="TwoPeople">Pairs found again that a person has called two people; not counted above.</param>
/// <param name="LeftOut">Pairs that a blocking pass left out, summed over the passes; another pass may have compared them.</param>
public sealed record DuplicateRate(DateTime At, int Records, int RecordsInPairs, int Confident, int Review, int TwoPeople, long LeftOut);

/// <summary>Counts the pairs of the latest search as they stand decided now.</summary>
public sealed class DuplicateRateQuery(DeskStore store)
{
    /// <summary>Null before the first search.</summary>
    public async Task<DuplicateRate?> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (await db.DuplicateRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken) is not { } run)
        {
            return null;
        }

        var found = db.DuplicatePairs.AsNoTracking().Where(p => p.RunId == run.Id);
        var possible = found.Where(p => p.Decision != DuplicateDecision.TwoPeople);
        var bands = await possible.GroupBy(p => p.Band).Select(g => new { Band = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Band, g => g.Count, cancellationToken);
        return new(
            run.StartedAt,
            run.Records,
            await possible.Select(p => p.PatientAId).Union(possible.Select(p => p.PatientBId)).CountAsync(cancellationToken),
            bands.GetValueOrDefault(MatchBand.Confident),
            bands.GetValueOrDefault(MatchBand.Review),
            await found.CountAsync(p => p.Decision == DuplicateDecision.TwoPeople, cancellationToken),
            run.LeftOut);
    }
}
