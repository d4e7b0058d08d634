using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>A number with what it counts, as evidence sentences print it.</summary>
internal static class Counted
{
    /// <summary><c>1 day</c>, <c>2,140 days</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The word for one.</param>
    /// <param name="many">The word for any other number; <paramref name="one"/> with an s when left out.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? one + "s")}");
}
