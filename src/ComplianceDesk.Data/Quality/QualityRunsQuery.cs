using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Core;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>The runs of the record checks, newest first: by which rules each was made and what it saw.</summary>
public sealed class QualityRunsQuery(DeskStore store)
{
    /// <summary>Runs that one call reads.</summary>
    public const int Size = 30;

    /// <param name="before">The <see cref="QualityRunPage.Next"/> of the page before; null for the newest.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<QualityRunPage> RunAsync(int? before = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = await db.QualityRuns.AsNoTracking().Where(r => before == null || r.Id < before).OrderByDescending(r => r.Id).Take(Size + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(Size).Select(r => r.Id).ToArray();
        var inputs = (await db.QualityRunSnapshots.AsNoTracking().Where(s => shown.Contains(s.RunId))
            .Join(db.Imports, s => s.ImportId, i => i.Id, (s, i) => new { s.RunId, Input = new RunInput(s.Feed, s.AsOf, i.Id, i.FileName, i.Sha256) }).ToListAsync(cancellationToken)).ToLookup(s => s.RunId, s => s.Input);
        return new(
            [
                .. rows.Take(Size).Select((row, at) => new ListedRun(
                    RunStamp.Of(row), row.FinishedAt, row.RubricHash, at + 1 < rows.Count ? row.RubricHash != rows[at + 1].RubricHash : null, [.. inputs[row.Id].OrderBy(i => i.Feed, StringComparer.Ordinal)])),
            ],
            rows.Count > Size ? rows[Size - 1].Id : null);
    }

    /// <summary>SHA-256, lower-case hex, over feed, state and bytes of each newest file that a run saw: two runs with the same one saw the same.</summary>
    /// <param name="inputs">In the order of the feeds.</param>
    public static string HashOf(IEnumerable<RunInput> inputs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', inputs.Select(i => $"{i.Feed} {i.AsOf.Iso()} {i.Sha256}")))));
}

/// <summary>A page of runs.</summary>
/// <param name="Runs">Newest first.</param>
/// <param name="Next">What to ask the next page with; null on the last.</param>
public sealed record QualityRunPage(IReadOnlyList<ListedRun> Runs, int? Next);

/// <summary>One run.</summary>
/// <param name="Run">Which, of which moment, by which policy.</param>
/// <param name="FinishedAt">When it was done, UTC.</param>
/// <param name="RubricHash">Hash of the rules in force.</param>
/// <param name="RubricChanged">True when the run before had other rules; null for the first run.</param>
/// <param name="Inputs">The newest file of each feed that it saw, in the order of the feeds.</param>
public sealed record ListedRun(RunStamp Run, DateTime FinishedAt, string RubricHash, bool? RubricChanged, IReadOnlyList<RunInput> Inputs)
{
    /// <summary>Hash of the files that it saw.</summary>
    public string InputHash => QualityRunsQuery.HashOf(Inputs);
}

/// <summary>A file that a run saw.</summary>
/// <param name="Feed">Id of its format.</param>
/// <param name="AsOf">The state it shows, UTC.</param>
/// <param name="ImportId">The import.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Sha256">Hash of its bytes.</param>
public sealed record RunInput(string Feed, DateTime AsOf, int ImportId, string FileName, string Sha256);
