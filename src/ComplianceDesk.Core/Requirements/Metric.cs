using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Requirements;

/// <summary>
/// Computes one metric of the catalogue. A metric says what it reads by implementing <see cref="IMeasures{TRecord}"/>, is made anew for
/// every run, so that it may keep what it has seen, and is found by reflection; its id is its class name in kebab case.
/// </summary>
public abstract class Metric
{
    /// <summary>Wording, threshold and feeds.</summary>
    public abstract MetricInfo Info { get; }

    /// <summary>Called once after every record was given, for what only shows at the end.</summary>
    public virtual void Finish(MetricTally tally)
    {
    }
}

/// <summary>Implemented once for each kind of record that a metric reads.</summary>
/// <typeparam name="TRecord">The kind of record.</typeparam>
public interface IMeasures<in TRecord>
{
    /// <summary>Counts a record: leaves it out, or expects something of it.</summary>
    void Test(TRecord record, MetricTally tally);
}

/// <summary>Everything about a metric that is wording or number.</summary>
public sealed record MetricInfo
{
    /// <summary>The slug of the catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>Raised whenever the logic changes what is counted.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Short name.</summary>
    public required string Title { get; init; }

    /// <summary>What is looked at: everything of which some part may be counted.</summary>
    public required string Population { get; init; }

    /// <summary>The denominator: what of the population is tested.</summary>
    public required string Counted { get; init; }

    /// <summary>The numerator: what is as expected.</summary>
    public required string Good { get; init; }

    /// <summary>Share of the counted, 0 to 1, that must be good: below it there is an exception.</summary>
    public decimal Least { get; init; } = 1;

    /// <summary>A number the test uses, for example days; null when it uses none.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Where the law gives another limit for what a site is: by id of <see cref="SiteKind"/>. The largest of those that apply holds, and a site may only set more.</summary>
    public IReadOnlyDictionary<string, decimal> LimitBySite { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Unit of <see cref="Limit"/>.</summary>
    public string? LimitUnit { get; init; }

    /// <summary>Where the pass condition comes from. Policy is a default that the site sets, never law.</summary>
    public required ThresholdBasis Basis { get; init; }

    /// <summary>Feeds without which there is no answer; empty when the desk's own registers answer.</summary>
    public required IReadOnlyList<string> Feeds { get; init; }

    /// <summary>What of the catalogue's wording the data cannot show; null when nothing. Such a metric never shows more than a partial test.</summary>
    public string? Leaves { get; init; }

    /// <summary>True when it reads what people stated, not what systems recorded: it can show that a statement is old or missing, never that a duty is met.</summary>
    public bool Stated { get; init; }

    /// <summary>The pass condition in words.</summary>
    public string Pass => Least == 1 ? $"All of them: {Good}." : $"At least {RateText.Of(Least * 100)}: {Good}.";
}

/// <summary>All metrics of this assembly, found by reflection, in the order of their ids.</summary>
public static class MetricCatalog
{
    private static readonly Type[] Types =
        [.. typeof(Metric).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Metric)) && !type.IsAbstract)];

    /// <summary>What each metric means, by id.</summary>
    public static IReadOnlyDictionary<string, MetricInfo> Infos { get; } =
        Create().Select(metric => metric.Info).OrderBy(info => info.Id, StringComparer.Ordinal).ToDictionary(info => info.Id);

    /// <summary>A fresh set for one run.</summary>
    public static IReadOnlyList<Metric> Create() =>
        [.. Types.Select(type => (Metric)Activator.CreateInstance(type)!).OrderBy(metric => metric.Info.Id, StringComparer.Ordinal)];
}
