using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>
/// Values that say nothing about who a person is: the placeholders of <see cref="Placeholders"/>, and more that a check must not call wrong
/// (a newborn's "Baby", "No fixed address") but that must not bring two records together. They are treated as missing.
/// </summary>
internal static class Uninformative
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        "UNKNOWN", "UNK", "UNKN", "UNNAMED", "NONE", "NIL", "TBD", "NMI", "ZZTEST", "TESTPATIENT", "DECLINED", "REFUSED", "ANONYMOUS", "UNIDENTIFIED");

    private static readonly FrozenSet<string> Newborns = FrozenSet.Create(
        "BABY", "BABYBOY", "BABYGIRL", "BOY", "GIRL", "NEWBORN", "INFANT", "TWIN", "TRIPLET", "BB", "BG", "MALE", "FEMALE", "FETUS");

    private static readonly FrozenSet<string> Addresses = FrozenSet.Create(
        "UNKNOWN", "UNK", "NONE", "NA", "NOADDRESS", "NOFIXEDADDRESS", "NOFIXEDABODE", "NFA", "HOMELESS", "UNDOMICILED", "TRANSIENT", "GENERALDELIVERY", "DECLINED",
        "REFUSED", "NOTGIVEN", "NOTKNOWN", "BADADDRESS", "RETURNEDMAIL", "UNABLETOOBTAIN", "TEST", "SAME", "TBD");

    private static readonly FrozenSet<string> Mailboxes = FrozenSet.Create(
        "NONE", "NOEMAIL", "NOMAIL", "NOREPLY", "NA", "N/A", "UNKNOWN", "UNK", "DECLINED", "REFUSED", "NOTGIVEN", "TEST", "X", "XX", "XXX", "A", "NO", "PATIENT", "EMAIL");

    /// <summary>A given or middle name.</summary>
    public static bool GivenName(List<string> words) => Name(words) || Newborns.Contains(words[0]) || Placeholders.IsGivenName(string.Join(' ', words));

    /// <summary>A family name.</summary>
    public static bool FamilyName(List<string> words) => Name(words) || Placeholders.IsFamilyName(string.Join(' ', words));

    /// <summary>A whole name that is a stand-in: John Doe, Jane Doe.</summary>
    public static bool WholeName(List<string> given, List<string> family) => family is ["DOE", ..] && given is ["JOHN" or "JANE" or "JON", ..];

    public static bool BirthDate(DateOnly date) => date.Year is < 1880 or >= 2200 || date == new DateOnly(1901, 1, 1) || Placeholders.IsDate(date);

    /// <summary>Numbers that were printed on sample cards are many people's (SSA).</summary>
    public static bool Ssn(string? text, long digits, int length) =>
        length is not (4 or (>= 7 and <= 9)) || digits is 0 or 78051120 or 219099999 || Placeholders.IsSsn(text!);

    /// <summary>Too short or too long, or its last seven digits are one digit.</summary>
    public static bool Phone(string? text, long digits, int length) =>
        length is < 7 or > 15 || digits % 10_000_000 % 1_111_111 == 0 || Placeholders.IsPhone(text!);

    public static bool PostalCode(string code) => code is "0000" or "9999" || Names.Contains(code) || Placeholders.IsPostalCode(code);

    public static bool City(List<string> words) => Name(words);

    public static bool Address(List<string> words) => Addresses.Contains(string.Concat(words));

    public static bool Email(string mailbox, string domain) =>
        Mailboxes.Contains(mailbox) || domain.StartsWith("NONE.", StringComparison.Ordinal) || domain.StartsWith("NOEMAIL.", StringComparison.Ordinal)
        || domain.StartsWith("DECLINED.", StringComparison.Ordinal);

    // "N/A" reads as two words; Na alone is a family name.
    private static bool Name(List<string> words) => words is [] or ["N", "A"] || Names.Contains(words[0]);
}
