using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Trends;
using ComplianceDesk.Data.Quality.Records;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// One pass over everything in the store. Figures of the whole and the rows of every table are read first, each table once in its own order, and the
/// rows laid down by range of patients; then the charts of each range. The machine's cores take the pieces in turn, and what is found does not depend on
/// how many there are.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="zone">The site's time zone.</param>
/// <param name="today">The day of the run in it.</param>
/// <param name="table">The site's code tables.</param>
/// <param name="part">Makes the run of a part of the store, by its place from 0.</param>
internal sealed class ChartPass(DeskStore store, TimeZoneInfo zone, DateOnly today, Func<string, string, IReadOnlyList<CodeEntry>> table, Func<int, CheckRun> part)
{
    private const int RowsInPiece = 250_000, ReportEvery = 2_000;

    private static readonly Type[] Figures =
        [.. typeof(IFigures).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IFigures))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    private readonly Lock turn = new();
    private Exception? failed;

    /// <summary>Records on each day.</summary>
    public FeedDays Days { get; } = new();

    /// <summary>Visits and patients by month, age, sex, diagnosis and facility.</summary>
    public PopulationCount Population { get; } = new(today);

    /// <summary>Last digits of blood pressures.</summary>
    public PressureDigits Pressures { get; } = new();

    /// <summary>Parts the store was cut into.</summary>
    public int Parts { get; private set; }

    /// <summary>Puts every record to its checks; the counts of all parts together.</summary>
    /// <param name="patients">Patients in the store, for progress.</param>
    /// <param name="meanwhile">Work that reads the store by itself and is done beside.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public CheckRun Run(long patients, Action meanwhile, IProgress<QualityProgress>? progress, CancellationToken cancellationToken)
    {
        var readings = Readings();
        try
        {
            progress?.Report(new("Reading records", 0, patients));
            var run = part(0);
            using var spool = new RowSpool(readings[0].Connection, Path.Combine(store.Directory, "quality.rows"));
            var laid = readings.ToDictionary(reading => reading, _ => new RowSpool.Writer(spool));
            Share(readings,
            [
                _ => meanwhile(),
                .. Figures.Select((type, place) => (Action<Reading>)(reading => Add(run, place + 1, mine => ((IFigures)Activator.CreateInstance(type)!).Read(reading.Connection, mine)))),
                .. spool.Pieces(RowsInPiece).Select(piece => (Action<Reading>)(reading => laid[reading].Read(reading.Connection, piece.Table, piece.First, piece.Last))),
            ], cancellationToken);
            laid.Clear();

            Parts = 1 + Figures.Length + spool.Parts;
            var counts = readings.ToDictionary(reading => reading, reading => (Charts: new ChartReader(zone, reading.Terms), Days: new FeedDays(), Population: new PopulationCount(today), Pressures: new PressureDigits()));
            long done = 0;
            Share(readings,
            [
                .. Enumerable.Range(0, spool.Parts).Select(place => (Action<Reading>)(reading => Add(run, 1 + Figures.Length + place, mine =>
                {
                    var (charts, days, population, pressures) = counts[reading];
                    foreach (var chart in charts.Read(spool, place, mine))
                    {
                        if (Interlocked.Increment(ref done) is var so && so % ReportEvery == 1)
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            progress?.Report(new("Checking records", so - 1, patients));
                        }

                        chart.TestBy(mine);
                        days.Count(chart, today);
                        population.Add(chart);
                        pressures.Count(chart);
                    }
                }))),
            ], cancellationToken);
            foreach (var (_, days, population, pressures) in counts.Values)
            {
                Days.Add(days);
                Population.Add(population);
                Pressures.Add(pressures);
            }

            return run;
        }
        finally
        {
            Array.ForEach(readings, reading => reading.Dispose());
        }
    }

    /// <summary>A reading for each core, all of the same state: nobody writes while they begin.</summary>
    private Reading[] Readings()
    {
        using var still = store.OpenConnection();
        using var held = still.BeginTransaction();
        return [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Reading(store, table))];
    }

    /// <summary>Tests a part and adds what it counted to the whole.</summary>
    private void Add(CheckRun run, int place, Action<CheckRun> test)
    {
        var mine = part(place);
        test(mine);
        lock (turn)
        {
            run.Add(mine);
        }
    }

    /// <summary>Has the work done, each reading taking the next when it is free.</summary>
    private void Share(Reading[] readings, IReadOnlyList<Action<Reading>> work, CancellationToken cancellationToken)
    {
        var next = -1;
        void Take(Reading reading) => Guard(() =>
        {
            for (var place = Interlocked.Increment(ref next); place < work.Count && failed is null; place = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                work[place](reading);
            }
        });

        // A thread each rather than the pool: the work is long, and the pool's threads belong to the pages.
        Thread[] threads = [.. readings.Skip(1).Select(reading => new Thread(() => Take(reading)) { IsBackground = true, Name = "record checks" })];
        Array.ForEach(threads, thread => thread.Start());
        Take(readings[0]);
        Array.ForEach(threads, thread => thread.Join());
        if (failed is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref failed, exception, null);
        }
    }

    private sealed class Reading : IDisposable
    {
        private readonly SqliteTransaction snapshot;

        public Reading(DeskStore store, Func<string, string, IReadOnlyList<CodeEntry>> table)
        {
            Connection = store.OpenConnection();
            snapshot = Connection.BeginTransaction(deferred: true);

            // Reads people and departments, and so takes the snapshot.
            Terms = new KnownTerms(Connection, table);
        }

        public SqliteConnection Connection { get; }

        public KnownTerms Terms { get; }

        public void Dispose()
        {
            Terms.Dispose();
            snapshot.Dispose();
            Connection.Dispose();
        }
    }
}
