using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Rules;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Puts the store to every measure, each as of the moment that its feeds show.</summary>
/// <param name="Outcomes">What each measure answers.</param>
/// <param name="Items">Everything late or due soon.</param>
internal sealed record MeasureReading(IReadOnlyList<MeasureOutcome> Outcomes, IReadOnlyList<WorkItem> Items)
{
    private const int CheckEvery = 5_000;

    /// <param name="store">The store.</param>
    /// <param name="moments">The moments that the feeds show.</param>
    /// <param name="policy">The limits in force.</param>
    /// <param name="feeds">Feeds that are in the store.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="only">The measures to take; null for all.</param>
    /// <param name="records">Receives every row behind the numbers; null when nobody asks.</param>
    public static MeasureReading Of(
        DeskStore store, DataMoments moments, JudgementPolicy policy, IReadOnlySet<string> feeds, CancellationToken cancellationToken,
        IReadOnlyList<HimMeasure>? only = null, Action<MeasuredRecord>? records = null)
    {
        using var connection = store.OpenConnection();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var persons = new PersonReader(connection);
        var items = new List<WorkItem>();
        var scope = Scope(connection, moments, policy, feeds) with
        {
            Duplicates = persons.Facts,
            Facilities = One(connection, "SELECT COUNT(DISTINCT COALESCE(e.FacilityId, d.FacilityId)) FROM Encounters e LEFT JOIN Departments d ON d.Id = e.DepartmentId WHERE e.GoneImportId IS NULL", row => row.GetInt32(0)),
        };
        var run = new MeasureRun(only ?? MeasureCatalog.All, scope, items.Add, records);
        var done = 0;
        void Tick()
        {
            if (done++ % CheckEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        if (run.Asks<Chart>() || run.Asks<ChartEntry>())
        {
            using var charts = new StayStream(connection);
            foreach (var (own, entries) in charts.Read())
            {
                Tick();
                foreach (var chart in own)
                {
                    run.Take(chart);
                }

                foreach (var entry in entries)
                {
                    run.Take(entry);
                }
            }
        }

        void Each<TRecord>(Func<IEnumerable<TRecord>> read)
            where TRecord : class, IMeasured
        {
            foreach (var record in run.Asks<TRecord>() ? read() : [])
            {
                Tick();
                run.Take(record);
            }
        }

        Each(() => Requests(connection));
        Each(() => Questions(connection));
        Each(() => ReviewReader.Cases(connection));
        Each(() => ReviewReader.Samples(connection));
        Each(persons.Read);
        return new(run.Outcomes, items);
    }

    /// <summary>The scope in which duties are read.</summary>
    public static MeasureScope Scope(SqliteConnection connection, DataMoments moments, JudgementPolicy policy, IReadOnlySet<string> feeds) => new(moments.AsOf, moments.Zone, feeds)
    {
        Moments = moments,
        Policy = policy,
        FirstDocumentAt = One(connection, "SELECT MIN(COALESCE(CreatedAt, DueAt)) FROM Documents WHERE GoneImportId IS NULL", row => row.Time(0)),
    };

    public static IEnumerable<RecordRequest> Requests(SqliteConnection connection)
    {
        foreach (var rows in connection.Rows("SELECT RequestId, PatientId, Kind, ReceivedAt, ExtendedAt, AnsweredAt, Outcome FROM Requests WHERE GoneImportId IS NULL"))
        {
            yield return new(rows.GetString(0), rows.GetInt32(1), rows.GetString(2), rows.Time(3)!.Value, rows.Time(4), rows.Time(5), rows.Text(6));
        }
    }

    private static IEnumerable<CodingQuestion> Questions(SqliteConnection connection)
    {
        foreach (var rows in connection.Rows("""
            SELECT q.QueryId, e.PatientId, COALESCE(e.FacilityId, d.FacilityId), d.DepartmentId, u.UserId, q.SentAt, q.AnsweredAt, q.Agreed
            FROM CodingQueries q LEFT JOIN Encounters e ON e.EncounterId = q.EncounterId AND e.GoneImportId IS NULL
                 LEFT JOIN Departments d ON d.Id = e.DepartmentId LEFT JOIN Workforce u ON u.Id = e.AttendingUserId
            WHERE q.GoneImportId IS NULL
            """))
        {
            yield return new(
                rows.GetString(0), (int)(rows.Whole(1) ?? 0), RecordPlace.Of(rows.Text(2), rows.Text(3), rows.Text(4)), rows.Time(5)!.Value, rows.Time(6), rows.Whole(7) is { } agreed ? agreed == 1 : null);
        }
    }

    private static T One<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read) => connection.Rows(sql).Select(read).First();
}
