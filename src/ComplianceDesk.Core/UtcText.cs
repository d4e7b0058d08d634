using System.Globalization;

namespace ComplianceDesk.Core;

/// <summary>A moment as files and evidence print it.</summary>
public static class UtcText
{
    /// <summary>ISO 8601 to the second, <c>2026-10-31T22:15:00Z</c>.</summary>
    /// <param name="utc">In UTC; its kind is not looked at.</param>
    public static string Iso(this DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
