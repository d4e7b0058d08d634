using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Which incident of the register names a finding or a case of the desk: "finding 17", "case no. 4" in its kind, sanction or mitigation.</summary>
internal sealed partial class RegisterNames
{
    private readonly Dictionary<(string What, int Number), string> names = [];

    public RegisterNames(IEnumerable<IncidentRow> incidents)
    {
        foreach (var incident in incidents)
        {
            foreach (var match in new[] { incident.Kind, incident.Sanction, incident.Mitigation }.OfType<string>().SelectMany(text => Named().Matches(text)))
            {
                names.TryAdd((match.Groups[1].Value.ToLowerInvariant(), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)), incident.IncidentId);
            }
        }
    }

    /// <summary>Id of the incident; null when none names it.</summary>
    public string? OfFinding(int number) => names.GetValueOrDefault(("finding", number));

    /// <inheritdoc cref="OfFinding"/>
    public string? OfCase(int number) => names.GetValueOrDefault(("case", number));

    [GeneratedRegex(@"\b(finding|case)\s+(?:no\.?\s*)?(\d{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
