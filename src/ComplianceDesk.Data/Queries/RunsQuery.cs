using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>The latest judgements and quality runs.</summary>
public sealed class RunsQuery(DeskStore store)
{
    /// <summary>Runs of each kind shown.</summary>
    public const int Shown = 5;

    /// <summary>Newest first; empty before the first run.</summary>
    public async Task<Runs> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return new Runs(
            await db.JudgementRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(Shown).ToListAsync(cancellationToken),
            await db.QualityRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(Shown).ToListAsync(cancellationToken));
    }
}

/// <summary>Runs, newest first.</summary>
public sealed record Runs(IReadOnlyList<JudgementRunRow> Judgements, IReadOnlyList<QualityRunRow> Quality);
