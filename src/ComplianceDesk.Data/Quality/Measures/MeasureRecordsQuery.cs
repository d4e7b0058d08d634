using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>
/// The rows behind the numbers of a measure. They are too many to keep with every run: the measure is taken again over the records, by the policy and
/// as of the moments of the latest run, and says what it counts. A page is read through to its end, since only that says how many rows there are.
/// </summary>
public sealed class MeasureRecordsQuery(DeskStore store)
{
    private const int InHand = 2_000;

    /// <param name="filter">Which rows.</param>
    /// <param name="skip">Rows passed over.</param>
    /// <param name="size">Rows on the page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>Null before the first run, or when there is no such measure.</returns>
    public async Task<MeasureRecordPage?> RunAsync(MeasureRecordFilter filter, long skip = 0, int size = RowCursor.PageSize, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (MeasureCatalog.Find(filter.Measure) is null
            || await db.MeasureResults.AsNoTracking().Where(r => r.Measure == filter.Measure && r.By == filter.By && r.Key == filter.Key).OrderByDescending(r => r.RunId).FirstOrDefaultAsync(cancellationToken) is not { } kept)
        {
            return null;
        }

        var (total, page) = (0L, new List<MeasuredRecord>());
        await foreach (var record in ReadAsync(filter, cancellationToken))
        {
            if (total++ >= skip && page.Count < size)
            {
                page.Add(record);
            }
        }

        return new(await ListAsync(db, page, cancellationToken), total, filter.Kept(kept.Figure()), kept.AsOf);
    }

    /// <summary>Every row of a filter, some at a time; none before the first run, and of a measure that there is not.</summary>
    public async IAsyncEnumerable<ListedMeasureRecord> AllAsync(MeasureRecordFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        if (MeasureCatalog.Find(filter.Measure) is null || !await db.MeasureResults.AnyAsync(cancellationToken))
        {
            yield break;
        }

        await foreach (var some in ReadAsync(filter, cancellationToken).Chunk(InHand).WithCancellation(cancellationToken))
        {
            foreach (var record in await ListAsync(db, some, cancellationToken))
            {
                yield return record;
            }
        }
    }

    private async IAsyncEnumerable<MeasuredRecord> ReadAsync(MeasureRecordFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstAsync(cancellationToken);
        var policy = await PolicyStore.OfVersionAsync(db, run.PolicyVersion, cancellationToken);
        var moments = await SnapshotMoments.OfRunAsync(db, run, (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone, cancellationToken);
        var feeds = (await FeedsInStore.OfAsync(db, cancellationToken)).Present;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rows = Channel.CreateBounded<MeasuredRecord>(new BoundedChannelOptions(InHand) { SingleReader = true, SingleWriter = true });

        // The measure hands its rows over as it reads; whoever stops early ends it.
        var reading = Task.Run(
            () =>
            {
                try
                {
                    MeasureReading.Of(store, moments, policy, feeds, ended.Token, [MeasureCatalog.Find(filter.Measure)!], record =>
                    {
                        if (filter.Has(record))
                        {
                            rows.Writer.WriteAsync(record, ended.Token).AsTask().GetAwaiter().GetResult();
                        }
                    });
                    rows.Writer.Complete();
                }
                catch (Exception exception)
                {
                    rows.Writer.Complete(exception);
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var record in rows.Reader.ReadAllAsync(cancellationToken))
            {
                yield return record;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await reading;
        }
    }

    private static async Task<IReadOnlyList<ListedMeasureRecord>> ListAsync(DeskContext db, IReadOnlyList<MeasuredRecord> records, CancellationToken cancellationToken)
    {
        var keys = records.Select(r => r.Of.PatientKey).Distinct().ToArray();
        var patients = await db.Patients.AsNoTracking().Where(p => keys.Contains(p.Id)).Select(p => new { p.Id, p.GivenName, p.FamilyName, p.PatientId })
            .ToDictionaryAsync(p => p.Id, p => MaskedPatient.Of(p.Id, p.GivenName, p.FamilyName, p.PatientId), cancellationToken);
        return
        [
            .. records.Select(r => new ListedMeasureRecord(
                r.Of.Feed, r.Of.RecordId, patients.GetValueOrDefault(r.Of.PatientKey), r.Place, r.Has, r.Amount, r.Since ?? (r.Of as Duty)?.Since, (r.Of as Duty)?.DueAt, (r.Of as Duty)?.DoneAt)),
        ];
    }
}

/// <summary>Which rows behind a measure's numbers are asked for.</summary>
/// <param name="Measure">Id of the measure.</param>
/// <param name="As">As what they count.</param>
/// <param name="InNumerator">Of those counted in the denominator: those in the numerator, or those that are not; null for both.</param>
/// <param name="By">The part that they count in.</param>
/// <param name="Key">Its id; empty for the whole, and for what names none.</param>
/// <param name="AgeFrom">Of what waits: least age in days; null for any.</param>
/// <param name="AgeTo">Greatest age in days; null for any.</param>
public sealed record MeasureRecordFilter(
    string Measure, MeasuredAs As = MeasuredAs.Counted, bool? InNumerator = null, MeasureBy By = MeasureBy.All, string Key = "", int? AgeFrom = null, int? AgeTo = null)
{
    internal bool Has(MeasuredRecord record) => record.As == As && (InNumerator is null || record.Has == InNumerator)
        && (As != MeasuredAs.Waiting || (!(record.Amount < AgeFrom) && !(record.Amount > AgeTo)))
        && (By switch { MeasureBy.Facility => record.Place.Facility, MeasureBy.Department => record.Place.Department, MeasureBy.Provider => record.Place.Provider, _ => "" }) == Key;

    /// <summary>How many rows the run counted; null where its figure is no count of rows.</summary>
    internal double? Kept(MeasureFigure figure) => As switch
    {
        MeasuredAs.Counted => InNumerator switch { true => figure.Numerator, false => figure.Denominator - figure.Numerator, null => figure.Denominator },
        MeasuredAs.Finished => figure.Finished,
        MeasuredAs.Waiting => (AgeFrom, AgeTo) switch
        {
            (null, null) => figure.Pending,
            (null or 0, 7) => figure.Ages.Week,
            (8, 15) => figure.Ages.Fortnight,
            (16, 29) => figure.Ages.Month,
            (30, null) => figure.Ages.Older,
            _ => null,
        },
        _ => null,
    };
}

/// <summary>A page of rows behind a number.</summary>
/// <param name="Records">In the order read.</param>
/// <param name="Total">Rows of the filter.</param>
/// <param name="Kept">Rows that the run counted; null where its figure is no count. When they differ, records have changed since.</param>
/// <param name="AsOf">The moment whose state they show, UTC.</param>
public sealed record MeasureRecordPage(IReadOnlyList<ListedMeasureRecord> Records, long Total, double? Kept, DateTime AsOf);

/// <summary>A row behind a number, the patient masked.</summary>
/// <param name="Feed">Feed of the record.</param>
/// <param name="RecordId">Its id; empty for a patient record.</param>
/// <param name="Patient">The patient; null when not known.</param>
/// <param name="Place">Where it counts.</param>
/// <param name="InNumerator">Whether it counts in the numerator; null for what is in no denominator.</param>
/// <param name="Amount">What it adds: 1, charges, a time taken, an age.</param>
/// <param name="Since">When its clock started, UTC.</param>
/// <param name="DueAt">Its last moment, UTC.</param>
/// <param name="DoneAt">When it was done, UTC.</param>
public sealed record ListedMeasureRecord(
    string Feed, string RecordId, MaskedPatient? Patient, RecordPlace Place, bool? InNumerator, double Amount, DateTime? Since, DateTime? DueAt, DateTime? DoneAt);
