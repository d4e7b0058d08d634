using System.Globalization;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Web.Components;

namespace ComplianceDesk.Web.Features.Quality;

/// <summary>The change of a check or a score since the run before, in words.</summary>
internal static class ChangeWords
{
    public static string Of(decimal? points) => points switch
    {
        null => "nothing to compare with yet",
        0 => "as in the run before",
        > -0.005m and < 0.005m and { } p => $"{(p > 0 ? "up" : "down")} <0.01 since the run before",
        { } p => string.Create(CultureInfo.InvariantCulture, $"{(p > 0 ? "up" : "down")} {Math.Abs(p):0.0#} since the run before"),
    };

    public static string Of(ListedCheck check)
    {
        var word = check.Change switch
        {
            CheckChange.New => "New",
            CheckChange.Worse => "Worse",
            CheckChange.Better => "Better",
            CheckChange.Fixed => "Mended",
            CheckChange.Same => "Same",
            _ => "–",
        };
        return check is { Come: { } come, Gone: { } gone } && (come > 0 || gone > 0) ? $"{word}: {Words.Number(come)} new, {Words.Number(gone)} gone" : word;
    }
}
