using System.Globalization;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// Within how many days of detection a finding shall be decided, by severity: the site's own promise, kept as a setting. The defaults leave room
/// before the 60 days of 45 CFR 164.404(b), which may run from the day on which a finding could have been read.
/// </summary>
/// <param name="High">Days for high severity.</param>
/// <param name="Medium">Days for medium severity.</param>
/// <param name="Low">Days for low severity.</param>
/// <param name="Observation">Days for observations.</param>
public sealed record TriageTargets(int High = 3, int Medium = 7, int Low = 14, int Observation = 30)
{
    /// <summary>The longest target, in days.</summary>
    public const int Most = 365;

    /// <summary>The target of a severity, in days.</summary>
    public int Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.High => High,
        FindingSeverity.Medium => Medium,
        FindingSeverity.Low => Low,
        _ => Observation,
    };

    /// <summary>When a finding shall be decided, UTC.</summary>
    public DateTime Due(FindingSeverity severity, DateTime detectedAt) => detectedAt.AddDays(Of(severity));

    /// <summary>As settings and commands write it: <c>3,7,14,30</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High},{Medium},{Low},{Observation}");

    /// <summary>Reads <see cref="ToString"/>; null when it is not four numbers of days from 1 to <see cref="Most"/>.</summary>
    public static TriageTargets? Parse(string? text)
    {
        var days = (text ?? "").Split(',').Select(p => int.TryParse(p.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= Most ? n : 0).ToArray();
        return days is [> 0, > 0, > 0, > 0] ? new TriageTargets(days[0], days[1], days[2], days[3]) : null;
    }
}
