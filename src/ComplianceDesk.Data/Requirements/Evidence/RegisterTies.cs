using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Which incident of the register a case of the desk is, by the incident's id as recorded on the case. The findings of the case are tied with it.</summary>
internal sealed partial class RegisterTies
{
    private readonly Dictionary<int, string> cases;
    private readonly Dictionary<int, string> findings;
    private readonly HashSet<(string What, int Number)> known;

    private RegisterTies(Dictionary<int, string> cases, Dictionary<int, string> findings, HashSet<(string What, int Number)> known) => (this.cases, this.findings, this.known) = (cases, findings, known);

    /// <summary>Reads the ties to incidents of the register.</summary>
    public static async Task<RegisterTies> ReadAsync(DeskContext db, IEnumerable<IncidentRow> register, CancellationToken cancellationToken)
    {
        var ids = register.Select(i => i.IncidentId).ToHashSet(StringComparer.Ordinal);
        var rows = await db.Cases.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var cases = rows.Select(c => (c.Id, Incident: c.Facts().RegisterIncident)).Where(c => c.Incident is { } id && ids.Contains(id)).ToDictionary(c => c.Id, c => c.Incident!);
        var members = await db.CaseFindings.AsNoTracking().OrderBy(f => f.CaseId).ThenBy(f => f.FindingId).ToListAsync(cancellationToken);
        var findings = new Dictionary<int, string>();
        foreach (var member in members.Where(m => cases.ContainsKey(m.CaseId)))
        {
            findings.TryAdd(member.FindingId, cases[member.CaseId]);
        }

        var all = await db.Findings.AsNoTracking().Select(f => f.Id).ToListAsync(cancellationToken);
        return new RegisterTies(cases, findings, [.. rows.Select(c => ("case", c.Id)), .. all.Select(f => ("finding", f))]);
    }

    /// <summary>Id of the incident that a case is; null for none.</summary>
    public string? OfCase(int number) => cases.GetValueOrDefault(number);

    /// <summary>Id of the incident that the case of a finding is; null for none.</summary>
    public string? OfFinding(int number) => findings.GetValueOrDefault(number);

    /// <summary>Cases that are an incident.</summary>
    public IReadOnlyList<int> CasesOf(string incident) => [.. cases.Where(c => c.Value == incident).Select(c => c.Key).Order()];

    /// <summary>What of the desk the text of an incident names ("finding 17", "case no. 4") that is not tied to it: words tie nothing, and may show that one event stands twice.</summary>
    public IEnumerable<string> Untied(IncidentRow incident) =>
        new[] { incident.Kind, incident.Sanction, incident.Mitigation }.OfType<string>().SelectMany(text => Named().Matches(text))
            .Select(m => (What: m.Groups[1].Value.ToLowerInvariant(), Number: int.Parse(m.Groups[2].ValueSpan, CultureInfo.InvariantCulture))).Distinct()
            .Where(n => known.Contains(n) && (n.What == "case" ? OfCase(n.Number) : OfFinding(n.Number)) != incident.IncidentId)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"Its text names {n.What} {n.Number} of the desk, and no case records that it is this incident: until one does, the event may stand twice."));

    [GeneratedRegex(@"\b(finding|case)\s+(?:no\.?\s*)?(\d{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
