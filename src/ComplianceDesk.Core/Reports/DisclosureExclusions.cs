using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Core.Reports;

/// <summary>A kind of disclosure that an accounting leaves out.</summary>
/// <param name="Title">In our own words.</param>
/// <param name="Citation">Where the rule says so.</param>
/// <param name="Marks">Citations and words by which the register's basis tells it.</param>
public sealed record DisclosureExclusion(string Title, string Citation, IReadOnlyList<string> Marks);

/// <summary>What 45 CFR 164.528(a)(1) leaves out of an accounting, told by the basis that the register gives for a disclosure.</summary>
public static partial class DisclosureExclusions
{
    /// <summary>First day for which disclosures are accounted for: the compliance date of the Privacy Rule.</summary>
    public static DateOnly ComplianceDate { get; } = new(2003, 4, 14);

    /// <summary>Every kind, in the order of the rule.</summary>
    public static IReadOnlyList<DisclosureExclusion> All { get; } =
    [
        new("Treatment, payment and health care operations", "45 CFR 164.528(a)(1)(i)", ["164.506", "treatment", "payment", "health care operations", "tpo"]),
        new("To the individual", "45 CFR 164.528(a)(1)(ii)", ["164.502(a)(1)(i)", "164.524", "to the individual"]),
        new("Incident to a permitted use", "45 CFR 164.528(a)(1)(iii)", ["164.502(a)(1)(iii)", "incidental"]),
        new("With the individual's authorization", "45 CFR 164.528(a)(1)(iv)", ["164.508", "authorization", "authorisation"]),
        new("Facility directory, persons involved in care", "45 CFR 164.528(a)(1)(v)", ["164.510", "facility directory"]),
        new("National security and intelligence", "45 CFR 164.528(a)(1)(vi)", ["164.512(k)(2)", "national security"]),
        new("Correctional institutions and custody", "45 CFR 164.528(a)(1)(vii)", ["164.512(k)(5)", "correctional"]),
        new("Limited data set", "45 CFR 164.528(a)(1)(viii)", ["164.514(e)", "limited data set"]),
    ];

    /// <summary>The kind that a disclosure is, or null when it is to be listed. A citation goes before words, and the basis before the purpose.</summary>
    public static DisclosureExclusion? Of(string basis, string purpose)
    {
        if (Citation().IsMatch(basis))
        {
            return All.FirstOrDefault(e => e.Marks.Any(m => char.IsDigit(m[0]) && Cites(basis, m)));
        }

        return Worded(basis) ?? (string.IsNullOrWhiteSpace(basis) ? Worded(purpose) : null);
    }

    /// <summary>True while an oversight or law enforcement agency has the accounting of a disclosure suspended: its basis says <c>suspended until 2026-05-01</c>.</summary>
    public static bool IsSuspended(string basis, DateOnly today) =>
        Suspension().Match(basis) is { Success: true } match && DateOnly.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) && until >= today;

    // 164.502(a)(1)(i) is not the beginning of 164.502(a)(1)(iii): what follows must not be part of the same paragraph's name.
    private static bool Cites(string basis, string citation)
    {
        for (var at = basis.IndexOf(citation, StringComparison.Ordinal); at >= 0; at = basis.IndexOf(citation, at + 1, StringComparison.Ordinal))
        {
            var end = at + citation.Length;
            if (end == basis.Length || !char.IsAsciiLetterOrDigit(basis[end]))
            {
                return true;
            }
        }

        return false;
    }

    // At the beginning or the end only: a court order in a treatment case is no treatment. In doubt a disclosure is listed.
    private static DisclosureExclusion? Worded(string text) => All.FirstOrDefault(e => e.Marks.Any(m => !char.IsDigit(m[0]) && Regex.IsMatch(text.Trim(), $@"^{Regex.Escape(m)}\b|\b{Regex.Escape(m)}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)));

    [GeneratedRegex(@"\b164\.\d{3}")]
    private static partial Regex Citation();

    [GeneratedRegex(@"suspended until (\d{4}-\d{2}-\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Suspension();
}
