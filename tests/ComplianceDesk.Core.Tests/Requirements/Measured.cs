using System.Reflection;
using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Tests.Requirements;

/// <summary>One metric over a handful of records, on 2 March 2026 at noon in UTC.</summary>
internal sealed record Measured(MetricOutcome Outcome, IReadOnlyList<MetricRow> Rows)
{
    public static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static Measured Of(string id, params object[] records) => Of(id, [.. MetricCatalog.Infos[id].Feeds], records);

    public static Measured Of(string id, IReadOnlyCollection<string> feeds, params object[] records) =>
        Of(id, new MetricScope(Noon, TimeZoneInfo.Utc, feeds.ToHashSet(), new Dictionary<string, decimal>()), records);

    public static Measured Of(string id, MetricScope scope, params object[] records)
    {
        var rows = new List<MetricRow>();
        var run = new MetricRun([MetricCatalog.Create().Single(m => m.Info.Id == id)], scope, rows.Add);
        var test = typeof(MetricRun).GetMethod(nameof(MetricRun.Test))!;
        foreach (var record in records)
        {
            test.MakeGenericMethod(record.GetType()).Invoke(run, BindingFlags.DoNotWrapExceptions, null, [record], null);
        }

        return new Measured(run.Finish().Single(), rows);
    }

    /// <summary>Population, denominator and numerator in one look, and the keys of the rows behind.</summary>
    public void Shows(long population, long counted, long good, params string[] keys)
    {
        Assert.Equal((population, counted, good), (Outcome.Population, Outcome.Counted, Outcome.Good));
        Assert.Equal(keys, Rows.Select(r => r.Key));
        Assert.Null(Outcome.Reason);
    }

    public static DateOnly Day(int before) => Today.AddDays(-before);

    public static DateTime At(double daysBefore) => Noon.AddDays(-daysBefore);
}
