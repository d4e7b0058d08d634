using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// A page of the pairs of the latest search, confident first, likeliest first. Keys and evidence in words only: no value of a record, its number masked.
/// </summary>
public sealed class DuplicatePairsQuery(DeskStore store)
{
    /// <param name="band">One band, or null for both.</param>
    /// <param name="decision">How the pairs stand decided.</param>
    /// <param name="after">The last pair of the page before; null for the first page.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<DuplicatePairPage> RunAsync(
        MatchBand? band, DuplicateDecision decision, PairKey? after = null, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var latest = await db.DuplicateRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var matching = db.DuplicatePairs.AsNoTracking().Where(p => p.RunId == latest && p.Decision == decision && (band == null || p.Band == band));
        var total = await matching.CountAsync(cancellationToken);
        var rest = matching;
        if (after is { } key && await db.DuplicatePairs.AsNoTracking().FirstOrDefaultAsync(p => p.PatientAId == key.A && p.PatientBId == key.B, cancellationToken) is { } last)
        {
            rest = rest.Where(p => p.Band < last.Band || (p.Band == last.Band && (p.Probability < last.Probability
                || (p.Probability == last.Probability && (p.PatientAId > key.A || (p.PatientAId == key.A && p.PatientBId > key.B))))));
        }

        var rows = await (from pair in rest
                          join a in db.Patients on pair.PatientAId equals a.Id
                          join b in db.Patients on pair.PatientBId equals b.Id
                          orderby pair.Band descending, pair.Probability descending, pair.PatientAId, pair.PatientBId
                          select new ListedPair(
                              new PairKey(pair.PatientAId, pair.PatientBId), a.PatientId, b.PatientId, pair.Probability, pair.Band, pair.Evidence,
                              pair.Decision, pair.DecidedBy, pair.DecidedAt))
            .Take(size + 1).ToListAsync(cancellationToken);
        return new([.. rows.Take(size).Select(pair => pair.Masked())], total, rows.Count > size ? rows[size - 1].Key : null);
    }
}

/// <summary>The row ids of a pair, the lesser first. Written <c>12-40</c> in addresses; it says nothing of a patient.</summary>
public readonly record struct PairKey(int A, int B)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PairKey? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 2 && int.TryParse(parts[0], out var a) && int.TryParse(parts[1], out var b) && a < b ? new(a, b) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{A}-{B}");
}

/// <summary>A page of pairs.</summary>
/// <param name="Pairs">Confident first, likeliest first.</param>
/// <param name="Total">Pairs that match.</param>
/// <param name="Next">What to ask the next page with; null on the last.</param>
public sealed record DuplicatePairPage(IReadOnlyList<ListedPair> Pairs, int Total, PairKey? Next);

/// <summary>A pair in the list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="RecordA">Number of one record as the source wrote it; masked unless revealed.</param>
/// <param name="RecordB">Number of the other.</param>
/// <param name="Probability">That both are one person, 0–1.</param>
/// <param name="Band">Confident or review.</param>
/// <param name="Evidence">As <see cref="EvidenceText"/> writes it.</param>
/// <param name="Decision">What a person said of it.</param>
/// <param name="DecidedBy">Who; null while undecided.</param>
/// <param name="DecidedAt">When, UTC.</param>
public sealed record ListedPair(
    PairKey Key, string RecordA, string RecordB, double Probability, MatchBand Band, string Evidence,
    DuplicateDecision Decision, string? DecidedBy, DateTime? DecidedAt)
{
    /// <summary>The same with the numbers of the records masked.</summary>
    internal ListedPair Masked() => this with { RecordA = MaskedRecord.Of("patients", RecordA), RecordB = MaskedRecord.Of("patients", RecordB) };
}
