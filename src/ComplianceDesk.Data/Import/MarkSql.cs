using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Import;

/// <summary>The parts of which the statements of marks are made.</summary>
internal static class MarkSql
{
    /// <summary>A day of the site may begin up to fourteen hours before or after the day of UTC that is reckoned with here.</summary>
    public const int ZoneDays = 1;

    /// <summary>The days from one on, on which somebody opened one of some patients.</summary>
    public static string Opened(string patients, string fromDay) => $"SELECT Day FROM DailyCounts WHERE Kind = 2 AND Key IN ({patients}) AND Day >= {fromDay}";

    /// <summary>The day of a date.</summary>
    public static string Day(string date) => $"CAST(julianday({date}) - 2440587.5 AS INTEGER)";

    /// <summary>True when one of some columns has changed.</summary>
    public static string Differ(params string[] columns) => string.Join(" OR ", columns.Select(c => $"NEW.{c} IS NOT OLD.{c}"));

    /// <summary>True for a session that has no reason, or another than some.</summary>
    public static string NoneOf(string reason, Func<ExplanationInfo, bool> which) =>
        $"({reason} IS NULL OR {reason} NOT IN (SELECT Id FROM Terms WHERE Kind = {(int)TermKind.Explanation} AND Text IN ({string.Join(", ", ExplanationCatalog.All.Where(which).Select(e => $"'{e.Id}'"))})))";
}
