using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Which incident of the register names a finding or a case of the desk: "finding 17", "case no. 4" in its kind, sanction or mitigation.</summary>
internal sealed partial class RegisterNames
{
    private readonly List<(string What, int Number, string Incident)> names = [];

    public RegisterNames(IEnumerable<IncidentRow> incidents)
    {
        foreach (var incident in incidents)
        {
            foreach (var match in new[] { incident.Kind, incident.Sanction, incident.Mitigation }.OfType<string>().SelectMany(text => Named().Matches(text)))
            {
                names.Add((match.Groups[1].Value.ToLowerInvariant(), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), incident.IncidentId));
            }
        }
    }

    /// <summary>Id of the incident; null when none names it.</summary>
    public string? OfFinding(int number) => names.FirstOrDefault(n => n.What == "finding" && n.Number == number).Incident;

    /// <inheritdoc cref="OfFinding"/>
    public string? OfCase(int number) => names.FirstOrDefault(n => n.What == "case" && n.Number == number).Incident;

    /// <summary>Findings that an incident names.</summary>
    public IReadOnlyList<int> FindingsOf(string incident) => Of("finding", incident);

    /// <summary>Cases that an incident names.</summary>
    public IReadOnlyList<int> CasesOf(string incident) => Of("case", incident);

    private int[] Of(string what, string incident) => [.. names.Where(n => n.Incident == incident && n.What == what).Select(n => n.Number).Distinct()];

    [GeneratedRegex(@"\b(finding|case)\s+(?:no\.?\s*)?(\d{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
