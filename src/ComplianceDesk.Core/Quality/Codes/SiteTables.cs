using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// Tables of the site that are no code system: which state a ZIP code lies in, and the words a column may hold. They are loaded as code tables are, under
/// the names <see cref="Zip"/> and <see cref="ValueSetOf"/>.
/// </summary>
public sealed class SiteTables
{
    /// <summary>Name of the table of ZIP codes: a code is five digits or the first three, its wording the state, several with spaces between.</summary>
    public const string Zip = "ZIP";

    /// <summary>What the name of a value set begins with; the feed and column follow.</summary>
    public const string ValueSet = "value-set:";

    private readonly IReadOnlyDictionary<string, string> zips;
    private readonly IReadOnlyDictionary<string, IReadOnlySet<string>> valueSets;

    /// <param name="zips">States by ZIP code.</param>
    /// <param name="valueSets">Words by feed and column (<c>encounters.disposition</c>), compared without case.</param>
    public SiteTables(IReadOnlyDictionary<string, string> zips, IReadOnlyDictionary<string, IReadOnlySet<string>> valueSets) => (this.zips, this.valueSets) = (zips, valueSets);

    /// <summary>Nothing loaded.</summary>
    public static SiteTables None { get; } = new(FrozenDictionary<string, string>.Empty, FrozenDictionary<string, IReadOnlySet<string>>.Empty);

    /// <summary>Columns of which a value set can be loaded, with their feed.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "patients.sex", "patients.birth_sex", "patients.race", "patients.ethnicity", "patients.language", "encounters.status", "encounters.disposition", "diagnoses.clinical_status",
        "diagnoses.verification_status", "diagnoses.category", "diagnoses.present_on_admission", "observations.absent_reason", "documents.status", "requests.outcome", "workforce.role",
    ];

    /// <summary>True when a table of ZIP codes is loaded.</summary>
    public bool HasZips => zips.Count > 0;

    /// <summary>The name under which a table is kept; null when the name is of neither kind.</summary>
    public static string? NameOf(string name) => name.Trim() switch
    {
        var plain when plain.Equals(Zip, StringComparison.OrdinalIgnoreCase) => Zip,
        var plain when plain.StartsWith(ValueSet, StringComparison.OrdinalIgnoreCase) => plain.ToLowerInvariant().Replace('-', '_').Replace("value_set:", ValueSet, StringComparison.Ordinal),
        _ => null,
    };

    /// <summary>What a row of such a table should be and is not; null when nothing is wrong, or the table is of neither kind.</summary>
    public static string? Flaw(string name, string code, string display) => NameOf(name) switch
    {
        Zip when code.Length is not (3 or 5) || code.AsSpan().ContainsAnyExceptInRange('0', '9') => "a ZIP code of five digits, or its first three",
        Zip when !display.Split(' ').All(state => state.Length == 2 && state.All(char.IsAsciiLetter)) => "the state as display, in two letters; several with spaces between",
        { } set when set != Zip && !Columns.Contains(set[ValueSet.Length..]) => $"a value set of one of {string.Join(", ", Columns)}",
        _ => null,
    };

    /// <summary>States of a postal code, with spaces between; null when the table has neither the code nor its area.</summary>
    public string? StatesOf(string postalCode)
    {
        var text = postalCode.Trim();
        return text.Length < 5 ? null : zips.GetValueOrDefault(text[..5]) ?? zips.GetValueOrDefault(text[..3]);
    }

    /// <summary>The words the site allows in a column; null when it has loaded none.</summary>
    /// <param name="column">Feed and column.</param>
    public IReadOnlySet<string>? ValueSetOf(string column) => valueSets.GetValueOrDefault(column);
}
