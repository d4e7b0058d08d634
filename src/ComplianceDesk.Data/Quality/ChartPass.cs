using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Trends;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Quality.Records;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// One pass over everything in the store: figures first, then the charts, cut into ranges of patients that the machine's cores take in turn.
/// What is found does not depend on how many there are.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="zone">The site's time zone.</param>
/// <param name="today">The day of the run in it.</param>
/// <param name="table">The site's code tables.</param>
/// <param name="part">Makes the run of a part of the store, by its place from 0.</param>
internal sealed class ChartPass(DeskStore store, TimeZoneInfo zone, DateOnly today, Func<string, string, IReadOnlyList<CodeEntry>> table, Func<int, CheckRun> part)
{
    private const int PatientsInPart = 10_000, ReportEvery = 2_000;

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
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public CheckRun Run(long patients, IProgress<QualityProgress>? progress, CancellationToken cancellationToken)
    {
        using var connection = store.OpenConnection();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var run = part(0);
        progress?.Report(new("Counting", 0, patients));
        foreach (var type in typeof(IFigures).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IFigures))).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ((IFigures)Activator.CreateInstance(type)!).Read(connection, run);
        }

        var starts = Starts(connection);
        Parts = starts.Count + 1;
        long done = 0;
        var next = -1;
        void Work(Reading reading)
        {
            for (var place = Interlocked.Increment(ref next); place < starts.Count; place = Interlocked.Increment(ref next))
            {
                var mine = part(place + 1);
                using var reader = new ChartReader(reading.Connection, zone, reading.Terms, starts[place], place + 1 < starts.Count ? starts[place + 1] - 1 : int.MaxValue);
                var days = new FeedDays();
                var population = new PopulationCount(today);
                var pressures = new PressureDigits();
                foreach (var chart in reader.Read())
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

                lock (Days)
                {
                    run.Add(mine);
                    Days.Add(days);
                    Population.Add(population);
                    Pressures.Add(pressures);
                }
            }
        }

        // All begin their snapshots before the first reads, so that they see the same state.
        Reading[] readings = [.. Enumerable.Range(0, Math.Clamp(starts.Count, 1, Environment.ProcessorCount)).Select(_ => new Reading(store, table))];
        try
        {
            // A thread each rather than the pool: the work is long, and the pool's threads belong to the pages.
            Thread[] threads = [.. readings.Skip(1).Select(reading => new Thread(() => Guard(() => Work(reading))) { IsBackground = true, Name = "record checks" })];
            Array.ForEach(threads, thread => thread.Start());
            Guard(() => Work(readings[0]));
            Array.ForEach(threads, thread => thread.Join());
            if (failed is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
            }
        }
        finally
        {
            Array.ForEach(readings, reading => reading.Dispose());
        }

        return run;
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

    /// <summary>The first patient of each part.</summary>
    private static List<int> Starts(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Id FROM (SELECT Id, row_number() OVER (ORDER BY Id) AS n FROM Patients) WHERE n % {PatientsInPart} = 1 ORDER BY Id";
        using var rows = command.ExecuteReader();
        var starts = new List<int>();
        while (rows.Read())
        {
            starts.Add(rows.GetInt32(0));
        }

        return starts;
    }

    private sealed class Reading : IDisposable
    {
        private const long MappedBytes = 1L << 36;
        private readonly SqliteTransaction snapshot;

        public Reading(DeskStore store, Func<string, string, IReadOnlyList<CodeEntry>> table)
        {
            Connection = store.OpenConnection();

            // Rows of a patient lie wherever they were stored. Mapped, a page that is in the machine's memory is read without a call for it.
            Statement.Execute(Connection, $"PRAGMA mmap_size={MappedBytes}");
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
