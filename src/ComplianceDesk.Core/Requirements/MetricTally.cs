namespace ComplianceDesk.Core.Requirements;

/// <summary>The running count of one metric in one run.</summary>
public sealed class MetricTally
{
    private readonly MetricInfo info;
    private readonly Action<MetricRow> sink;
    private readonly Dictionary<string, bool> columns = [];
    private long population, counted, good;
    private string? noData, broken;

    internal MetricTally(MetricInfo info, MetricScope scope, Action<MetricRow> sink)
    {
        (this.info, Scope, this.sink) = (info, scope, sink);
        var absent = info.Feeds.Where(feed => !scope.Feeds.Contains(feed)).ToArray();
        noData = absent.Length switch
        {
            0 => null,
            1 => $"The {absent[0]} feed has not been imported.",
            _ => $"The {string.Join(" and ", absent)} feeds have not been imported.",
        };
        CanRun = noData is null;
    }

    /// <summary>The moment and place of the run.</summary>
    public MetricScope Scope { get; }

    /// <summary>The day of the run in the site's zone.</summary>
    public DateOnly Today => Scope.Today;

    /// <summary>The metric's limit in force.</summary>
    public decimal Limit => Scope.LimitOf(info) ?? 0;

    /// <summary>The limit in whole days.</summary>
    public int LimitDays => (int)Limit;

    internal bool CanRun { get; }

    /// <summary>Counts one thing of the population that is not tested: pending within its limit, or of another kind.</summary>
    public void Leave() => population++;

    /// <summary>Counts one thing that is tested. What is not as expected becomes a row behind the number.</summary>
    /// <param name="holds">Whether it is as expected.</param>
    /// <param name="feed">Where it stands.</param>
    /// <param name="key">Its id as the source wrote it. Never a patient's.</param>
    /// <param name="found">What was found; null when absent. No patient's identity.</param>
    /// <param name="expected">What would be right, in words.</param>
    public void Expect(bool holds, string feed, string key, string? found, string expected)
    {
        population++;
        counted++;
        if (holds)
        {
            good++;
        }
        else
        {
            sink(new MetricRow(info.Id, feed, key, found, expected));
        }
    }

    /// <summary>Counts many things at once, where the source holds sums. One row stands for those of them that are not as expected.</summary>
    public void Expect(long holding, long of, string feed, string key, string expected)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(holding, of);
        population += of;
        counted += of;
        good += holding;
        if (holding < of)
        {
            sink(new MetricRow(info.Id, feed, key, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{of - holding} of {of}"), expected));
        }
    }

    /// <summary>Tells whether a column the test rests on was given. If no record of the run gives it, there is no data rather than an exception for each record.</summary>
    public void Column(string name, bool given) => columns[name] = columns.GetValueOrDefault(name) || given;

    /// <summary>There is no answer, and why.</summary>
    public void NoData(string reason) => noData ??= reason;

    /// <summary>There is no answer when nothing could be counted.</summary>
    public void NoDataWhenNothingCounted(string reason)
    {
        if (counted == 0)
        {
            NoData(reason);
        }
    }

    /// <summary>Runs a step of the metric; a bug in it takes this metric out of the run and leaves the others.</summary>
    internal void Guard(Action step)
    {
        if (broken is not null)
        {
            return;
        }

        try
        {
            step();
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            broken = $"The metric stopped with {exception.GetType().Name}.";
        }
    }

    internal MetricOutcome Outcome()
    {
        var never = columns.Where(column => !column.Value).Select(column => column.Key).ToArray();
        return broken is not null ? new(info, MetricStatus.Broken, 0, 0, 0, broken)
            : noData is not null ? new(info, MetricStatus.NoData, 0, 0, 0, noData)
            : never.Length > 0 ? new(info, MetricStatus.NoData, population, 0, 0, $"No record gives {string.Join(" or ", never)}.")
            : counted == 0 ? new(info, MetricStatus.NothingCounted, population, 0, 0, $"There is nothing to count: {info.Counted}.")
            : new(info, (decimal)good / counted < info.Least ? MetricStatus.Exception : MetricStatus.Good, population, counted, good, null);
    }
}

/// <summary>A row behind a number: something that was not as expected.</summary>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Feed">Where it stands.</param>
/// <param name="Key">Its id as the source wrote it.</param>
/// <param name="Found">What was found; null when absent.</param>
/// <param name="Expected">What would be right.</param>
public sealed record MetricRow(string Metric, string Feed, string Key, string? Found, string Expected);

/// <summary>What a metric answers.</summary>
public enum MetricStatus
{
    /// <summary>The metric itself broke.</summary>
    Broken,
    /// <summary>The data it needs is not there.</summary>
    NoData,
    /// <summary>The data is there and nothing of it is to be counted: a zero denominator is never good.</summary>
    NothingCounted,
    /// <summary>Fewer were good than the pass condition asks.</summary>
    Exception,
    /// <summary>The pass condition holds.</summary>
    Good,
}

/// <summary>The answer of one metric in one run.</summary>
/// <param name="Metric">What was measured.</param>
/// <param name="Status">The answer.</param>
/// <param name="Population">Things looked at.</param>
/// <param name="Counted">The denominator.</param>
/// <param name="Good">The numerator.</param>
/// <param name="Reason">Why there is no measure.</param>
public sealed record MetricOutcome(MetricInfo Metric, MetricStatus Status, long Population, long Counted, long Good, string? Reason)
{
    /// <summary>True when there is a numerator and a denominator.</summary>
    public bool IsMeasured => Status >= MetricStatus.Exception;
}
