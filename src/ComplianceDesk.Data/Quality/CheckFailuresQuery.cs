using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// A page of the records that failed a check in the latest run, or of what stands against a measured part of a score (accounts, days, feeds,
/// files, findings), in the order found. Values of records and numbers of patients are masked here, not in the markup: they leave the store only when asked for by name.
/// </summary>
public sealed class CheckFailuresQuery(DeskStore store)
{
    /// <summary>Rows that one call reads: a page, unless somebody reads all of them.</summary>
    public int Size { get; init; } = RowCursor.PageSize;

    /// <param name="code">Catalogue code of the check, or id of the part.</param>
    /// <param name="after">The <see cref="CheckFailurePage.Next"/> of the page before; null for the first page.</param>
    /// <param name="reveal">True to read the values found. The caller must have logged who wants them and why.</param>
    /// <param name="place">Rows of one place only; null for all.</param>
    /// <param name="rows">Rows on the page; null for <see cref="Size"/>.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<CheckFailurePage> RunAsync(string code, long? after = null, bool reveal = false, RecordPlace? place = null, int? rows = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var matching = db.CheckFailures.AsNoTracking().Where(f => f.RunId == run && f.CheckId == code);
        if (place is { } at)
        {
            // A site alone means all its departments.
            matching = matching.Where(f => f.Facility == at.Facility && (at.Department == "" || f.Department == at.Department));
        }

        var total = await matching.LongCountAsync(cancellationToken);

        // What is found about an account, a day or a file is no value of a record.
        reveal |= CheckCatalog.Find(code) is null;
        var size = rows ?? Size;
        var found = await matching
            .Where(f => f.Id > (after ?? 0))
            .OrderBy(f => f.Id)
            .Take(size + 1)
            .Select(f => new ListedFailure(f.Id, f.Feed, f.RecordId, f.Column ?? "", f.Found == null || f.Found == "", reveal ? f.Found : null, f.Expected ?? ""))
            .ToListAsync(cancellationToken);
        var more = found.Count > size;
        return new CheckFailurePage(await KeyedAsync(db, found.Take(size).ToList(), reveal, cancellationToken), total, more ? found[size - 1].Id : null);
    }

    /// <summary>Numbers of patients masked unless revealed, each with the key under which the desk knows the patient; accounts with theirs.</summary>
    private static async Task<IReadOnlyList<ListedFailure>> KeyedAsync(DeskContext db, List<ListedFailure> found, bool reveal, CancellationToken cancellationToken)
    {
        var ids = found.Where(f => f.Feed == "patients").Select(f => f.RecordId).Distinct().ToArray();
        var patients = ids.Length == 0 ? [] : await db.Patients.AsNoTracking().Where(p => ids.Contains(p.PatientId)).ToDictionaryAsync(p => p.PatientId, p => p.Id, cancellationToken);
        var names = found.Where(f => f.Feed is "workforce" or "accesses").Select(f => f.RecordId).Distinct().ToArray();
        var users = names.Length == 0 ? [] : await db.Workforce.AsNoTracking().Where(u => names.Contains(u.UserId)).ToDictionaryAsync(u => u.UserId, u => u.Id, cancellationToken);
        return
        [
            .. found.Select(f => f with
            {
                RecordId = reveal ? f.RecordId : MaskedRecord.Of(f.Feed, f.RecordId),
                Key = f.Feed == "patients" ? patients.TryGetValue(f.RecordId, out var patient) ? patient : null : users.TryGetValue(f.RecordId, out var user) ? user : null,
            }),
        ];
    }
}

/// <summary>A page of failures.</summary>
/// <param name="Failures">In the order found.</param>
/// <param name="Total">Failures in the run.</param>
/// <param name="Next">What to ask the next page with; null on the last.</param>
public sealed record CheckFailurePage(IReadOnlyList<ListedFailure> Failures, long Total, long? Next);

/// <summary>A record that failed.</summary>
/// <param name="Id">Row id of the failure.</param>
/// <param name="Feed">The record's feed.</param>
/// <param name="RecordId">Its id as the source wrote it; the number of a patient masked unless revealed.</param>
/// <param name="Columns">The columns at fault, <c>;</c>-joined.</param>
/// <param name="IsAbsent">True when there was no value.</param>
/// <param name="Found">The value, when revealed.</param>
/// <param name="Expected">What would be right, in words.</param>
public sealed record ListedFailure(long Id, string Feed, string RecordId, string Columns, bool IsAbsent, string? Found, string Expected)
{
    /// <summary>Row id of the patient or the account that it is; null for other records, and for those the store does not know.</summary>
    public int? Key { get; init; }
}
