using System.Runtime.CompilerServices;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// All checks over one stream of records: give it figures of the whole store, then each patient's chart. Memory does not grow with the number
/// of records; failures leave through the sink as they are found. Parts of a store can be run side by side and added.
/// </summary>
public sealed class CheckRun
{
    private readonly IReadOnlyList<Check> checks;
    private readonly IReadOnlyList<Tally> tallies;
    private readonly List<object?> byKind = [];
    private readonly Action<CheckFailure> sink;

    /// <param name="checks">The checks, in the order of the chain (<see cref="CheckCatalog.All"/>).</param>
    /// <param name="asOf">The newest state of any feed, UTC.</param>
    /// <param name="today">Its day in the site's time zone.</param>
    /// <param name="store">What the store holds.</param>
    /// <param name="sink">Receives every failure once.</param>
    /// <param name="policy">What the organisation has decided; null for the catalogue's numbers.</param>
    public CheckRun(IReadOnlyList<Check> checks, DateTime asOf, DateOnly today, StoreContents store, Action<CheckFailure> sink, JudgementPolicy? policy = null)
    {
        (this.checks, AsOf, Today, Store, this.sink, Policy) = (checks, asOf, today, store, sink, policy ?? JudgementPolicy.Default);
        tallies = [.. checks.Select(check => new Tally(check, this))];
    }

    /// <summary>The newest state of any feed, UTC.</summary>
    public DateTime AsOf { get; }

    /// <summary>The moment by the clock, UTC.</summary>
    public DateTime Now => Store.Moments?.Now ?? AsOf;

    /// <summary>What the organisation has decided.</summary>
    public JudgementPolicy Policy { get; }

    internal DateOnly Today { get; }

    /// <summary>The site's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What the store holds.</summary>
    public StoreContents Store { get; }

    /// <summary>Number of the place of the record under test.</summary>
    internal int Place { get; private set; }

    /// <summary>What each check answers about the records given so far.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes => [.. tallies.Select(tally => tally.Outcome())];

    /// <summary>What each check counted at each place. Checks that did not run or broke are not among them.</summary>
    public IEnumerable<PlaceOutcome> ByPlace => tallies.SelectMany(tally => tally.ByPlace());

    /// <summary>True when a check that can run reads this kind of record: otherwise it need not be fetched.</summary>
    public bool Asks<TRecord>()
        where TRecord : CheckedRecord => Of<TRecord>().Length > 0;

    /// <summary>Puts a record to every check that reads its kind.</summary>
    public void Test<TRecord>(TRecord record)
        where TRecord : CheckedRecord => Test(record, Of<TRecord>());

    /// <summary>Puts each row to every check that reads its kind.</summary>
    public void Test<TRecord>(Rows<TRecord> rows)
        where TRecord : CheckedRecord
    {
        if (rows.Count == 0)
        {
            return;
        }

        var asked = Of<TRecord>();
        foreach (var row in rows)
        {
            Test(row, asked);
        }
    }

    /// <summary>Adds what the same checks counted in another part of the store.</summary>
    public void Add(CheckRun other)
    {
        foreach (var (mine, its) in tallies.Zip(other.tallies))
        {
            mine.Add(its);
        }
    }

    internal void Report(CheckFailure failure) => sink(failure);

    private void Test<TRecord>(TRecord record, (IChecks<TRecord> Check, Tally Tally)[] asked)
        where TRecord : CheckedRecord
    {
        Place = PlaceOf(record);
        foreach (var (check, tally) in asked)
        {
            if (tally.Broken)
            {
                continue;
            }

            try
            {
                check.Test(record, tally);
            }
            catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
            {
                tally.Break(exception);
            }
        }
    }

    // A visit's number is looked up once; what belongs to the visit is where the visit was.
    private int PlaceOf(CheckedRecord record) => record switch
    {
        VisitRecord row => row.Encounter?.Place ?? 0,
        EncounterRecord visit => visit.Place = Store.Places.Of(visit),
        AppointmentRecord appointment => Store.Places.Of(appointment.Department),
        BillingRecord bill => bill.Encounter?.Place ?? 0,
        CodingQueryRecord query => query.Encounter?.Place ?? 0,
        ReviewRecord { MadeAt: var made } => Store.Places.Of(made),
        DutyRecord { Duty.Place: var place } => Store.Places.Of(place with { Provider = "" }),
        _ => 0,
    };

    /// <summary>The checks that read a kind of record, found when the first of it comes.</summary>
    private (IChecks<TRecord> Check, Tally Tally)[] Of<TRecord>()
        where TRecord : CheckedRecord
    {
        var kind = Kind<TRecord>.Number;
        while (byKind.Count <= kind)
        {
            byKind.Add(null);
        }

        // What is there under this number was put there below; asking for its type at each kind of each chart would cost more than some checks.
        return Unsafe.As<(IChecks<TRecord>, Tally)[]>(byKind[kind] ??= checks.Zip(tallies)
            .Where(pair => pair.First is IChecks<TRecord> && pair.Second.NotRunBecause is null)
            .Select(pair => ((IChecks<TRecord>)pair.First, pair.Second))
            .ToArray());
    }

    private static class Kinds
    {
        private static int count;

        public static int Next() => Interlocked.Increment(ref count) - 1;
    }

    private static class Kind<TRecord>
    {
        public static readonly int Number = Kinds.Next();
    }
}
