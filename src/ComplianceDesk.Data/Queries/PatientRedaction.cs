using System.Text.RegularExpressions;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// Takes a patient's names, record number and contact details out of free text: evidence sentences, break-glass reasons, notes of a feed.
/// The sentences are written without them; this is the second lock on the same door.
/// </summary>
internal sealed class PatientRedaction
{
    private readonly Regex? words;

    public PatientRedaction(PatientRow? patient)
    {
        string?[] given =
        [
            patient?.GivenName, patient?.MiddleName, patient?.FamilyName, patient?.PatientId, patient?.Ssn, patient?.AddressLine, patient?.Phone, patient?.Email,
        ];
        var parts = given.OfType<string>().Select(g => g.Trim()).Where(g => g.Length > 1)
            .OrderByDescending(g => g.Length).Select(Regex.Escape).ToList();
        words = parts.Count == 0
            ? null
            : new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', parts)})(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Apply(string text) => words is null ? text : words.Replace(text, "•••");
}
