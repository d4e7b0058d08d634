namespace ComplianceDesk.Core.Requirements;

/// <summary>The moment and place of a run.</summary>
/// <param name="AsOf">The moment, UTC.</param>
/// <param name="Zone">The site's time zone.</param>
/// <param name="Feeds">Feeds that are in the store.</param>
/// <param name="Limits">Limits the site has set, by metric; the others keep their default.</param>
public sealed record MetricScope(DateTime AsOf, TimeZoneInfo Zone, IReadOnlySet<string> Feeds, IReadOnlyDictionary<string, decimal> Limits)
{
    /// <summary>What the site says of itself: some limits of the law follow it.</summary>
    public Applicability Site { get; init; } = Applicability.Default;

    /// <summary>The limit of a metric in force: what the site has set, or the default; where the law gives one for what the site is, no less than that. Null when it uses none.</summary>
    public decimal? LimitOf(MetricInfo metric)
    {
        var law = metric.LimitBySite.Where(kind => Site.Kinds.Contains(kind.Key)).Max(kind => (decimal?)kind.Value) ?? metric.Limit;
        return !Limits.TryGetValue(metric.Id, out var set) ? law : metric.Basis == Quality.ThresholdBasis.Law && set < law ? law : set;
    }

    /// <summary>The day of the run in the site's zone.</summary>
    public DateOnly Today => DayOf(AsOf);

    /// <summary>The day in the site's zone at an instant in UTC.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    /// <summary>True when something was done by the end of that many calendar days after the day of what it follows, both instants in UTC: a day count of the law ends with its last day.</summary>
    public bool Within(int days, DateTime from, DateTime? done) => done is { } at && DayOf(at) <= DayOf(from).AddDays(days);
}

/// <summary>All metrics over one stream of evidence. A metric that breaks is taken out; the others go on.</summary>
public sealed class MetricRun
{
    private readonly Dictionary<Type, Array> byRecord = [];
    private readonly (Metric Metric, MetricTally Tally)[] metrics;

    /// <param name="metrics">A fresh set (<see cref="MetricCatalog.Create"/>).</param>
    /// <param name="scope">The moment and place.</param>
    /// <param name="sink">Receives every row that is not as expected.</param>
    public MetricRun(IReadOnlyList<Metric> metrics, MetricScope scope, Action<MetricRow> sink)
    {
        Scope = scope;
        this.metrics = [.. metrics.Select(metric => (metric, new MetricTally(metric.Info, scope, sink)))];
    }

    /// <summary>The moment and place of the run.</summary>
    public MetricScope Scope { get; }

    /// <summary>True when a metric that can run reads this kind of record: otherwise it need not be fetched.</summary>
    public bool Asks<TRecord>() => For<TRecord>().Length > 0;

    /// <summary>Puts a record to every metric that reads its kind.</summary>
    public void Test<TRecord>(TRecord record)
    {
        foreach (var (metric, tally) in For<TRecord>())
        {
            tally.Guard(() => metric.Test(record, tally));
        }
    }

    /// <summary>Ends the run: what each metric answers, in the order of the ids.</summary>
    public IReadOnlyList<MetricOutcome> Finish()
    {
        foreach (var (metric, tally) in metrics.Where(pair => pair.Tally.CanRun))
        {
            tally.Guard(() => metric.Finish(tally));
        }

        return [.. metrics.Select(pair => pair.Tally.Outcome())];
    }

    private (IMeasures<TRecord> Metric, MetricTally Tally)[] For<TRecord>()
    {
        if (!byRecord.TryGetValue(typeof(TRecord), out var readers))
        {
            byRecord[typeof(TRecord)] = readers = metrics.Where(pair => pair.Metric is IMeasures<TRecord> && pair.Tally.CanRun)
                .Select(pair => ((IMeasures<TRecord>)pair.Metric, pair.Tally)).ToArray();
        }

        return ((IMeasures<TRecord>, MetricTally)[])readers;
    }
}
