using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>An address made comparable: house number, street in the postal service's short words, town, postal code. The flat or unit number is set aside. Empty = not given.</summary>
/// <param name="Number">The house number as written, without blanks.</param>
/// <param name="Street">The rest of the line, capital letters, no blanks.</param>
/// <param name="City">Capital letters, no blanks.</param>
/// <param name="PostalCode">The first five characters.</param>
public readonly record struct AddressForm(string Number, string Street, string City, string PostalCode)
{
    // USPS Publication 28, appendices B and C: the words that are most often written both ways.
    private static readonly FrozenDictionary<string, string> ShortWords = new Dictionary<string, string>
    {
        ["STREET"] = "ST", ["STR"] = "ST", ["AVENUE"] = "AVE", ["AV"] = "AVE", ["ROAD"] = "RD", ["DRIVE"] = "DR", ["LANE"] = "LN", ["COURT"] = "CT",
        ["CIRCLE"] = "CIR", ["CIRCUIT"] = "CCT", ["BOULEVARD"] = "BLVD", ["PLACE"] = "PL", ["TERRACE"] = "TER", ["TCE"] = "TER", ["CRESCENT"] = "CRES",
        ["PARKWAY"] = "PKWY", ["HIGHWAY"] = "HWY", ["SQUARE"] = "SQ", ["TRAIL"] = "TRL", ["CLOSE"] = "CL", ["EXPRESSWAY"] = "EXPY", ["ALLEY"] = "ALY",
        ["NORTH"] = "N", ["SOUTH"] = "S", ["EAST"] = "E", ["WEST"] = "W", ["NORTHEAST"] = "NE", ["NORTHWEST"] = "NW", ["SOUTHEAST"] = "SE", ["SOUTHWEST"] = "SW",
        ["FIRST"] = "1ST", ["SECOND"] = "2ND", ["THIRD"] = "3RD", ["FOURTH"] = "4TH", ["FIFTH"] = "5TH", ["SIXTH"] = "6TH", ["SEVENTH"] = "7TH",
        ["EIGHTH"] = "8TH", ["NINTH"] = "9TH", ["TENTH"] = "10TH", ["MOUNT"] = "MT", ["SAINT"] = "ST", ["FORT"] = "FT", ["HEIGHTS"] = "HTS",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Shortened = ShortWords.Values.ToFrozenSet();

    private static readonly FrozenSet<string> UnitWords = FrozenSet.Create("APT", "APARTMENT", "UNIT", "STE", "SUITE", "RM", "ROOM", "FLAT", "LOT", "TRLR", "FL", "BLDG", "NO");

    /// <summary>Normalises the address fields of one record.</summary>
    public static AddressForm Of(string? line, string? city, string? postalCode)
    {
        var (number, street) = Line(line);
        var town = NameForm.Words(city);
        var code = string.Concat(NameForm.Words(postalCode));
        code = code.Length > 5 && char.IsAsciiDigit(code[0]) ? code[..5] : code;
        return new(number, street, Uninformative.City(town) ? "" : Join(town), Uninformative.PostalCode(code) ? "" : code);
    }

    private static (string Number, string Street) Line(string? line)
    {
        var words = NameForm.Words(line?.Replace('#', ' '));
        if (words.Count == 0 || Uninformative.Address(words))
        {
            return ("", "");
        }

        var unit = words.FindIndex(1, UnitWords.Contains);
        if (unit > 0 && unit < words.Count - 1 && words.Count > 3)
        {
            words.RemoveRange(unit, 2);
        }

        // A number that ends the line without a word of its own ("12 Main St 4") is a unit too.
        if (words.Count > 3 && IsNumber(words[0]) && IsNumber(words[^1]) && (ShortWords.ContainsKey(words[^2]) || Shortened.Contains(words[^2])))
        {
            words.RemoveAt(words.Count - 1);
        }

        var number = "";
        if (IsNumber(words[0]) && words.Count > 1)
        {
            number = words[0].TrimStart('0');
            words.RemoveAt(0);
        }

        return (number, Join(words));
    }

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]) && word.Length <= 6;

    private static string Join(List<string> words) => string.Concat(words.Select(w => ShortWords.GetValueOrDefault(w, w)));
}
