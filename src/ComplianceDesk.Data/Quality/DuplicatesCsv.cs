using System.Globalization;
using System.Text;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Writes duplicates.csv: the pairs of the latest search that nobody has called two people, confident first, likeliest first; the header alone before the first search.
/// Ids and evidence in words only, no value of a record.
/// </summary>
public static class DuplicatesCsv
{
    /// <param name="store">The store.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, Stream output, CancellationToken cancellationToken = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(CsvText.Line("record_id_a", "record_id_b", "probability", "band", "evidence"));
        await using var db = store.CreateDbContext();
        var latest = await db.DuplicateRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var pairs = from pair in db.DuplicatePairs.AsNoTracking()
                    join a in db.Patients on pair.PatientAId equals a.Id
                    join b in db.Patients on pair.PatientBId equals b.Id
                    where pair.RunId == latest && pair.Decision != DuplicateDecision.TwoPeople
                    orderby pair.Band descending, pair.Probability descending, pair.PatientAId, pair.PatientBId
                    select new { A = a.PatientId, B = b.PatientId, pair.Probability, pair.Band, pair.Evidence };
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // The order of two ids must not tell which was taken in first.
            var (first, second) = string.CompareOrdinal(pair.A, pair.B) <= 0 ? (pair.A, pair.B) : (pair.B, pair.A);
            await writer.WriteAsync(CsvText.Line(first, second, Probability(pair.Probability), pair.Band == MatchBand.Confident ? "confident" : "review", pair.Evidence));
        }
    }

    // Never 1: no weight of evidence makes a certainty.
    private static string Probability(double value) => Math.Min(value, 0.999999).ToString("0.000000", CultureInfo.InvariantCulture);
}
