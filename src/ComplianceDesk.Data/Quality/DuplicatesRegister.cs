using System.Globalization;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// The register of duplicates: the pairs of the latest search that nobody has called two people, confident first, likeliest first; the header alone before the first search.
/// Ids and evidence in words only, no value of a record.
/// </summary>
public static class DuplicatesRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="masked">True to mask the numbers of the records; the key of each, under which the desk knows it, stands before it.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, bool masked = false, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(RegisterHead.Of("Likely duplicates", "the latest search, without pairs decided to be two people" + (masked ? ", record numbers masked" : ""), "record_id_a", "record_id_b", "#probability", "band", "evidence"), cancellationToken);
        await using var db = store.CreateDbContext();
        var latest = await db.DuplicateRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var pairs = from pair in db.DuplicatePairs.AsNoTracking()
                    join a in db.Patients on pair.PatientAId equals a.Id
                    join b in db.Patients on pair.PatientBId equals b.Id
                    where pair.RunId == latest && pair.Decision != DuplicateDecision.TwoPeople
                    orderby pair.Band descending, pair.Probability descending, pair.PatientAId, pair.PatientBId
                    select new { KeyA = a.Id, A = a.PatientId, KeyB = b.Id, B = b.PatientId, pair.Probability, pair.Band, pair.Evidence };
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // The order of two ids must not tell which was taken in first.
            var (first, second) = string.CompareOrdinal(pair.A, pair.B) <= 0 ? (Shown(pair.KeyA, pair.A), Shown(pair.KeyB, pair.B)) : (Shown(pair.KeyB, pair.B), Shown(pair.KeyA, pair.A));
            await rows.AddAsync([first, second, Probability(pair.Probability), pair.Band == MatchBand.Confident ? "confident" : "review", pair.Evidence], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);

        string Shown(int key, string number) => masked ? FormattableString.Invariant($"{key} {MaskedRecord.Of("patients", number)}") : number;
    }

    // Never 1: no weight of evidence makes a certainty.
    private static string Probability(double value) => Math.Min(value, 0.999999).ToString("0.000000", CultureInfo.InvariantCulture);
}
