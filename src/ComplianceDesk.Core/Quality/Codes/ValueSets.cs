using System.Collections.Frozen;
using System.Globalization;

namespace ComplianceDesk.Core.Quality;

/// <summary>The value sets to which US Core 6.1.0 binds what the feeds carry, written out with the letters HL7 v2 has for the same.</summary>
public static class ValueSets
{
    /// <summary>FHIR administrative-gender, required; with the letters of HL7 v2 table 0001.</summary>
    public static IReadOnlySet<string> AdministrativeGender { get; } = Set("male", "female", "other", "unknown", "M", "F", "O", "U", "A", "N", "X");

    /// <summary>US Core birth sex and sex (codes of SNOMED CT among them), required; with words for the same.</summary>
    public static IReadOnlySet<string> BirthSex { get; } = Set("F", "M", "OTH", "UNK", "ASKU", "female", "male", "other", "unknown", "asked-declined", "intersex", "248152002", "248153007", "asked-unknown");

    /// <summary>FHIR condition-clinical, required.</summary>
    public static IReadOnlySet<string> ClinicalStatus { get; } = Set("active", "recurrence", "relapse", "inactive", "remission", "resolved");

    /// <summary>FHIR condition-ver-status, required.</summary>
    public static IReadOnlySet<string> VerificationStatus { get; } = Set("unconfirmed", "provisional", "differential", "confirmed", "refuted", "entered-in-error");

    /// <summary>FHIR composition-status and document-reference-status, required; with common words of chart systems.</summary>
    public static IReadOnlySet<string> DocumentStatus { get; } = Set(
        "preliminary", "final", "amended", "entered-in-error", "current", "superseded", "draft", "in-progress", "signed", "unsigned", "complete", "completed", "incomplete", "corrected",
        "addended", "addendum", "late-entry", "late entry", "cosigned", "due", "open", "closed", "pending");

    /// <summary>FHIR data-absent-reason, extensible.</summary>
    public static IReadOnlySet<string> AbsentReason { get; } = Set(
        "unknown", "asked-unknown", "temp-unknown", "not-asked", "asked-declined", "masked", "not-applicable", "unsupported", "as-text", "error", "not-a-number",
        "negative-infinity", "positive-infinity", "not-performed", "not-permitted");

    private static readonly FrozenSet<string> Races = Plain(
        "american indian or alaska native", "american indian", "alaska native", "asian", "black or african american", "black", "african american",
        "native hawaiian or other pacific islander", "native hawaiian or pacific islander", "native hawaiian", "pacific islander", "white", "middle eastern or north african",
        "middle eastern", "north african", "hispanic or latino", "two or more races", "multiple", "multiracial", "more than one race", "other race", "other");

    private static readonly FrozenSet<string> Ethnicities = Plain("hispanic or latino", "not hispanic or latino", "hispanic", "latino", "non hispanic", "nonhispanic", "not hispanic",
        "non hispanic or latino", "hispanic or latina", "not hispanic or latina", "hispanic latino", "not hispanic latino");

    // The names by which registration systems write the languages they meet most.
    private static readonly FrozenSet<string> Languages = Plain(
        "english", "spanish", "chinese", "mandarin", "cantonese", "tagalog", "filipino", "vietnamese", "arabic", "french", "korean", "russian", "portuguese", "haitian creole", "haitian",
        "german", "hindi", "polish", "italian", "urdu", "persian", "farsi", "telugu", "japanese", "gujarati", "bengali", "tamil", "punjabi", "thai", "hmong", "khmer", "lao", "armenian",
        "hebrew", "yiddish", "greek", "somali", "amharic", "swahili", "ukrainian", "nepali", "burmese", "navajo", "american sign language", "sign language", "turkish", "romanian", "cape verdean creole");

    private static readonly FrozenSet<string> LanguageCodes =
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).SelectMany(culture => new[] { culture.TwoLetterISOLanguageName, culture.ThreeLetterISOLanguageName })
            .Concat(["chi", "ger", "fre", "cze", "dut", "gre", "per", "rum", "alb", "arm", "geo", "ice", "mac", "may", "wel", "ase", "sgn", "kea", "hat", "hmn", "tl", "fil"])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A category of OMB's standards, or a code of the CDC set (four digits, a hyphen, a check digit). Several stand with ; or , between.</summary>
    public static bool IsRace(string text) => All(text, part => Races.Contains(Wording.Plain(part)) || IsCdcCode(part));

    /// <summary>Hispanic or Latino, or not, or a code of the CDC set.</summary>
    public static bool IsEthnicity(string text) => All(text, part => Ethnicities.Contains(Wording.Plain(part)) || IsCdcCode(part));

    /// <summary>A tag of BCP 47 whose language is one of ISO 639, or the English name of a common language.</summary>
    public static bool IsLanguage(string text)
    {
        var end = text.AsSpan().IndexOfAny('-', '_');
        return LanguageCodes.Contains(end < 0 ? text : text[..end]) || Languages.Contains(Wording.Plain(end < 0 ? text : text[..end])) || Languages.Contains(Wording.Plain(text))
            || Wording.Plain(text) is ['e', 'n', 'g', 'l', 'i', 's', 'h', ' ', ..];
    }

    private static bool All(string text, Predicate<string> holds) =>
        !text.AsSpan().ContainsAny(';', ',') && text.Trim() is { Length: > 0 } one ? holds(one)
        : text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts && Array.TrueForAll(parts, holds);

    private static bool IsCdcCode(string text) => text.Length == 6 && text[4] == '-' && !text.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') && char.IsAsciiDigit(text[5]);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenSet<string> Plain(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
