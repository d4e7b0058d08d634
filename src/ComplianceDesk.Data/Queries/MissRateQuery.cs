using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>What the weekly draws say about what the rules miss.</summary>
public sealed class MissRateQuery(DeskStore store)
{
    /// <summary>Every draw, newest week first, each with its reviews counted.</summary>
    public async Task<IReadOnlyList<SampleDrawCount>> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var counts = await db.SampleItems.AsNoTracking().GroupBy(i => new { i.DrawId, i.Outcome }).Select(g => new { g.Key.DrawId, g.Key.Outcome, Count = g.Count() }).ToListAsync(cancellationToken);
        var byDraw = counts.ToLookup(c => c.DrawId);
        var draws = await db.SampleDraws.AsNoTracking().OrderByDescending(d => d.Week).ThenBy(d => d.Kind).ToListAsync(cancellationToken);
        return
        [
            .. draws.Select(d =>
            {
                int Of(SampleOutcome outcome) => byDraw[d.Id].Where(c => c.Outcome == outcome).Sum(c => c.Count);
                return new SampleDrawCount(d.Id, SiteDays.Date(d.Week), d.Kind, d.Population, d.Seed, d.DrawnAt,
                    Of(SampleOutcome.Open), Of(SampleOutcome.Appropriate), Of(SampleOutcome.Missed), Of(SampleOutcome.CannotTell));
            }),
        ];
    }
}

/// <summary>One draw with its reviews counted.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Monday">First day of its week.</param>
/// <param name="Kind">What it was drawn from.</param>
/// <param name="Population">Sessions that could have been drawn.</param>
/// <param name="Seed">With which it can be drawn again.</param>
/// <param name="DrawnAt">When, UTC.</param>
/// <param name="Open">Not reviewed yet.</param>
/// <param name="Appropriate">Rightly not flagged.</param>
/// <param name="Missed">Should have been flagged.</param>
/// <param name="CannotTell">Could not be decided.</param>
public sealed record SampleDrawCount(int Id, DateOnly Monday, SampleKind Kind, int Population, string Seed, DateTime DrawnAt, int Open, int Appropriate, int Missed, int CannotTell)
{
    /// <summary>Sessions drawn.</summary>
    public int Drawn => Open + Appropriate + Missed + CannotTell;

    /// <summary>Decided one way or the other: the denominator of the miss rate.</summary>
    public int Decided => Appropriate + Missed;
}
