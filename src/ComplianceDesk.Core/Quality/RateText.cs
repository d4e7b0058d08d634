using System.Globalization;

namespace ComplianceDesk.Core.Quality;

/// <summary>Percentages for people: one decimal, and never 0 % for something or 100 % for not everything.</summary>
public static class RateText
{
    /// <param name="part">Count with the property.</param>
    /// <param name="whole">All counted; zero has no rate.</param>
    public static string Of(long part, long whole)
    {
        if (whole == 0)
        {
            return "no rate";
        }

        return part == 0 ? "0 %" : part == whole ? "100 %" : Of(100m * part / whole);
    }

    /// <summary>A percentage between 0 and 100 that is neither end unless it is exactly that.</summary>
    public static string Of(decimal percent) => percent switch
    {
        0 => "0 %",
        100 => "100 %",
        < 0.1m => "<0.1 %",
        > 99.9m => ">99.9 %",
        _ => Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + " %",
    };
}
