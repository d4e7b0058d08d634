namespace ComplianceDesk.Core.Quality;

/// <summary>
/// All checks over one stream of records: give it each patient, then that patient's encounters. Memory does not grow with the number
/// of records; failures leave through the sink as they are found.
/// </summary>
public sealed class CheckRun
{
    private readonly IReadOnlyList<Tally> tallies;
    private readonly Dictionary<Type, Array> byRecord = [];
    private readonly Action<CheckFailure> sink;

    /// <param name="checks">The checks, in the order of the chain (<see cref="CheckCatalog.All"/>).</param>
    /// <param name="asOf">The moment of the run, UTC.</param>
    /// <param name="today">The day of the run in the site's time zone.</param>
    /// <param name="feeds">The feeds that are in the store.</param>
    /// <param name="sink">Receives every failure once.</param>
    public CheckRun(IReadOnlyList<Check> checks, DateTime asOf, DateOnly today, IReadOnlySet<string> feeds, Action<CheckFailure> sink)
    {
        (AsOf, Today, Feeds, this.sink) = (asOf, today, feeds, sink);
        tallies = [.. checks.Select(check => new Tally(check, this))];
        Prepare<PatientRecord>(checks);
        Prepare<EncounterRecord>(checks);
    }

    internal DateTime AsOf { get; }

    internal DateOnly Today { get; }

    internal IReadOnlySet<string> Feeds { get; }

    /// <summary>What each check answers about the records given so far.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes => [.. tallies.Select(tally => tally.Outcome())];

    /// <summary>Puts a record to every check that reads its kind.</summary>
    public void Test<TRecord>(TRecord record)
        where TRecord : CheckedRecord
    {
        foreach (var (check, tally) in ((IChecks<TRecord>, Tally)[])byRecord[typeof(TRecord)])
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

    internal void Report(CheckFailure failure) => sink(failure);

    private void Prepare<TRecord>(IReadOnlyList<Check> checks)
        where TRecord : CheckedRecord =>
        byRecord[typeof(TRecord)] = checks.Zip(tallies)
            .Where(pair => pair.First is IChecks<TRecord> && pair.Second.NotRunBecause is null)
            .Select(pair => ((IChecks<TRecord>)pair.First, pair.Second))
            .ToArray();
}
