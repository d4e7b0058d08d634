using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>The numbers of a measure that a site may set: the time allowed and the target.</summary>
public static class MeasureLimits
{
    /// <summary>Id of the time allowed.</summary>
    public const string Time = "limit";

    /// <summary>Id of the target.</summary>
    public const string Target = "target";

    private const int MostDays = 366;

    internal static IReadOnlyList<Threshold> Of(MeasureInfo measure)
    {
        var all = new List<Threshold>();
        if (measure.Limit is { } limit)
        {
            // "days after discharge": the unit, and what it is counted from.
            var (unit, from) = measure.LimitUnit!.Split(' ', 2) is [var word, var rest] ? (word, rest) : (measure.LimitUnit!, "");
            var law = measure.LimitBasis == MeasureBasis.Law;
            all.Add(new(Time, $"time allowed {from}".TrimEnd(), limit, unit, Math.Min(1, limit), law ? limit : unit == Threshold.Hours ? 24 * MostDays : MostDays) { IsLaw = law });
        }

        if (measure.Target is { } target)
        {
            var law = measure.TargetBasis == MeasureBasis.Law;
            var unit = measure.Unit == MeasureUnit.Percent ? Threshold.Percent : "days of average work";
            var most = measure.Unit == MeasureUnit.Percent && measure.HigherIsBetter ? 100 : MostDays;
            all.Add(new(Target, measure.HigherIsBetter ? "target, at least" : "target, at most", (double)target, unit, law && measure.HigherIsBetter ? (double)target : 0, law && !measure.HigherIsBetter ? (double)target : most)
            {
                IsLaw = law,
            });
        }

        return all;
    }
}
