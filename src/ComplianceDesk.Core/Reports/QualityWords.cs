using System.Globalization;
using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Reports;

/// <summary>Scores, rates and states of record checks as reports write them.</summary>
internal static class QualityWords
{
    /// <summary>Points of 100 with one decimal; 100 and 0 only when exact.</summary>
    public static string Points(decimal? points) => points switch
    {
        null => Figures.NoData,
        100 => "100",
        0 => "0",
        { } value => Math.Clamp(Math.Round(value, 1, MidpointRounding.AwayFromZero), 0.1m, 99.9m).ToString("0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>Points gained or lost with their sign.</summary>
    public static string Change(decimal? points) => points switch
    {
        null => "no comparison",
        0 => "none",
        { } value when Math.Abs(value) < 0.05m => value > 0 ? "under +0.1" : "under -0.1",
        { } value => value.ToString("+0.0;-0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>An interval in percent, rounded outward: <c>1.2 to 3.4</c>.</summary>
    public static string Interval(WilsonInterval? interval) => interval is not { } i ? ""
        : $"{(Math.Floor(i.Low * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture)} to {(Math.Ceiling(i.High * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture)}";

    /// <summary>The largest share that may fail.</summary>
    public static string Threshold(decimal? most) => most switch
    {
        null => "none: shown only",
        0 => "0 %",
        { } share => "at most " + LimitWords.Percent(share),
    };

    /// <summary>Where a threshold comes from.</summary>
    public static string Basis(CheckInfo check) => check.MaxFailing is null ? "" : Figures.Capital(LimitWords.Basis(check));

    /// <summary>Whose limits were in force.</summary>
    public static string Policy(int version) => version == 0 ? "limits of the catalog" : $"site policy version {Figures.Count(version)}";

    /// <summary>How far the state shown lies behind the run, when by a day or more: <c>, 27 days before it ran</c>.</summary>
    public static string Lag(TimeSpan lag) => lag.TotalDays < 1 ? "" : $", {Figures.Count((long)lag.TotalDays)} {(lag.TotalDays < 2 ? "day" : "days")} before it ran: what was done since is in no feed yet";

    /// <summary>Points with two decimals and their sign.</summary>
    public static string Signed(decimal points) => points.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>Points that a part takes from its score, with two decimals; 0 only when exact.</summary>
    public static string Lost(decimal points) => points is > 0 and < 0.005m ? "<0.01" : points.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A check's state; a law's threshold that is passed over stands strongest.</summary>
    public static Cell State(CheckOutcome outcome, DateOnly? waivedUntil = null)
    {
        var (text, mark) = outcome.Status switch
        {
            CheckStatus.Fail when outcome.Check.Severity == CheckSeverity.Critical => ("Over the threshold, critical", Mark.High),
            CheckStatus.Fail => ("Over the threshold", Mark.Medium),
            CheckStatus.Warn => ("Near the threshold", Mark.Low),
            CheckStatus.PassWithFailures when outcome.Check.MaxFailing is null => ("No threshold set", Mark.None),
            CheckStatus.PassWithFailures => ("Within the threshold", Mark.Clear),
            CheckStatus.Pass => ("Nothing fails", Mark.Clear),
            CheckStatus.NotApplicable => ("Not applicable", Mark.Observation),
            CheckStatus.NotRun => ("Not run", Mark.Observation),
            _ => ("Not tested: the check broke", Mark.Observation),
        };
        return Cell.Of($"{text}{(outcome.SmallSample ? " (small sample)" : "")}{(waivedUntil is { } day ? $", waived to {Figures.Day(day)}" : "")}", mark);
    }
}
