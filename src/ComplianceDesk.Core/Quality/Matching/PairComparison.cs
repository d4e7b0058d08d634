using System.Globalization;

namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>Compares two records field by field. Symmetric: the order of the two does not matter.</summary>
internal static class PairComparison
{
    private const double CloseName = 0.92;
    private const double SimilarName = 0.80;

    /// <summary>Years between parent and child, at the least.</summary>
    private const int Generation = 15;

    public static AgreementPattern Compare(IdentityTable table, int rowA, int rowB)
    {
        ref readonly var a = ref table.Rows[rowA];
        ref readonly var b = ref table.Rows[rowB];
        var names = table.Names;
        var given = Given(names, a, b);
        var family = Family(names, a.Family, b.Family);
        if (given < Agreement.Close && family < Agreement.Close && Exchanged(names, a, b))
        {
            given = family = Agreement.Close;
        }

        return new AgreementPattern()
            .With(IdentityField.GivenName, given)
            .With(IdentityField.FamilyName, family)
            .With(IdentityField.MiddleName, Middle(names, a.Middle, b.Middle))
            .With(IdentityField.Suffix, Equal(a.Generation, b.Generation))
            .With(IdentityField.BirthDate, BirthDate(a.BirthDate, b.BirthDate))
            .With(IdentityField.Sex, Equal(a.Sex, b.Sex))
            .With(IdentityField.Ssn, Ssn(a, b))
            .With(IdentityField.Address, Address(table.Places, a, b))
            .With(IdentityField.Phone, Phone(a.Phone, b.Phone))
            .With(IdentityField.Email, Email(a, b));
    }

    private static Agreement Given(TextPool names, in IdentityRow a, in IdentityRow b)
    {
        if (a.Given == 0 || b.Given == 0)
        {
            return Agreement.Missing;
        }

        if (a.Given == b.Given)
        {
            return Agreement.Same;
        }

        if (names.SameNickname(a.Given, b.Given))
        {
            return Agreement.Close;
        }

        string x = names[a.Given], y = names[b.Given];
        if (x.Length == 1 || y.Length == 1)
        {
            return x[0] == y[0] ? Agreement.Similar : Agreement.Different;
        }

        var alike = Alike(x, y);
        return alike == Agreement.Different && (a.Given == b.Middle || b.Given == a.Middle) ? Agreement.Similar : alike;
    }

    private static Agreement Family(TextPool names, int a, int b) =>
        a == 0 || b == 0 ? Agreement.Missing : a == b ? Agreement.Same : Alike(names[a], names[b]);

    private static Agreement Middle(TextPool names, int a, int b)
    {
        if (a == 0 || b == 0)
        {
            return Agreement.Missing;
        }

        if (a == b)
        {
            return Agreement.Same;
        }

        string x = names[a], y = names[b];
        return x.Length == 1 || y.Length == 1
            ? x[0] == y[0] ? Agreement.Similar : Agreement.Different
            : Alike(x, y) == Agreement.Close ? Agreement.Close : Agreement.Different;
    }

    private static Agreement Alike(string x, string y)
    {
        var shorter = Math.Min(x.Length, y.Length);
        if (shorter >= 3 && TextSimilarity.WithinOneEdit(x, y))
        {
            return Agreement.Close;
        }

        var similarity = TextSimilarity.JaroWinkler(x, y);
        return similarity >= CloseName ? Agreement.Close
            : similarity >= SimilarName || (shorter >= 4 && Contains(x, y)) ? Agreement.Similar
            : Agreement.Different;
    }

    // Two family names joined on one side only: Smith and Smith-Jones, Lopez and Garcia Lopez.
    private static bool Contains(string x, string y)
    {
        var (longer, shorter) = x.Length > y.Length ? (x, y) : (y, x);
        return longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal);
    }

    private static bool Exchanged(TextPool names, in IdentityRow a, in IdentityRow b)
    {
        if (a.Given == 0 || a.Family == 0 || b.Given == 0 || b.Family == 0)
        {
            return false;
        }

        var one = Family(names, a.Given, b.Family);
        var other = one >= Agreement.Similar ? Family(names, a.Family, b.Given) : Agreement.Different;
        return other >= Agreement.Similar && (one >= Agreement.Close || other >= Agreement.Close);
    }

    private static Agreement Equal(byte a, byte b) => a == 0 || b == 0 ? Agreement.Missing : a == b ? Agreement.Same : Agreement.Different;

    private static Agreement BirthDate(int a, int b)
    {
        if (a == 0 || b == 0)
        {
            return Agreement.Missing;
        }

        if (a == b)
        {
            return Agreement.Same;
        }

        int yearA = a / 10_000, monthA = a / 100 % 100, dayA = a % 100;
        int yearB = b / 10_000, monthB = b / 100 % 100, dayB = b % 100;
        var sameDay = monthA == monthB && dayA == dayB;
        if (TextSimilarity.WithinOneDigit(a, b)
            || (yearA == yearB && monthA == dayB && dayA == monthB)
            || (sameDay && Math.Abs(yearA - yearB) is 1 or 10 or 100))
        {
            return Agreement.Close;
        }

        return sameDay || (yearA == yearB && (monthA == monthB || dayA == dayB)) ? Agreement.Similar
            : Math.Abs(yearA - yearB) < Generation ? Agreement.Distant
            : Agreement.Different;
    }

    private static Agreement Ssn(in IdentityRow a, in IdentityRow b)
    {
        if (a.SsnLength == 0 || b.SsnLength == 0)
        {
            return Agreement.Missing;
        }

        var whole = a.SsnLength > 4 && b.SsnLength > 4;
        if (whole && a.Ssn == b.Ssn)
        {
            // Equal but for zeros that a spreadsheet took from the front.
            return Agreement.Same;
        }

        if (whole && (a.SsnLength == b.SsnLength ? TextSimilarity.WithinOneDigit(a.Ssn, b.Ssn) : DigitMoreOrLess(a, b)))
        {
            return Agreement.Close;
        }

        return a.Ssn % 10_000 != b.Ssn % 10_000 ? Agreement.Different : whole ? Agreement.Distant : Agreement.Similar;
    }

    private static bool DigitMoreOrLess(in IdentityRow a, in IdentityRow b)
    {
        Span<char> x = stackalloc char[a.SsnLength], y = stackalloc char[b.SsnLength];
        a.Ssn.TryFormat(x, out _, a.SsnLength == 9 ? "D9" : a.SsnLength == 8 ? "D8" : "D7", CultureInfo.InvariantCulture);
        b.Ssn.TryFormat(y, out _, b.SsnLength == 9 ? "D9" : b.SsnLength == 8 ? "D8" : "D7", CultureInfo.InvariantCulture);
        return TextSimilarity.WithinOneEdit(x, y);
    }

    private static Agreement Phone(long a, long b)
    {
        if (a == 0 || b == 0)
        {
            return Agreement.Missing;
        }

        return a == b ? Agreement.Same
            : TextSimilarity.WithinOneDigit(a, b) ? Agreement.Close
            : a % 10_000_000 == b % 10_000_000 ? Agreement.Similar
            : Agreement.Different;
    }

    private static Agreement Email(in IdentityRow a, in IdentityRow b)
    {
        if (a.Email == 0 || b.Email == 0)
        {
            return Agreement.Missing;
        }

        return a.Email == b.Email ? Agreement.Same : a.Mailbox == b.Mailbox ? Agreement.Close : Agreement.Different;
    }

    private static Agreement Address(TextPool places, in IdentityRow a, in IdentityRow b)
    {
        var place = Place(a, b);
        if (a.Street == 0 || b.Street == 0)
        {
            return place switch { null => Agreement.Missing, true => Agreement.Distant, false => Agreement.Different };
        }

        var sameStreet = a.Street == b.Street;
        var street = sameStreet || AlikeStreet(places[a.Street], places[b.Street]);
        var numbersGiven = a.Number != 0 && b.Number != 0;
        var sameNumber = a.Number == b.Number;
        if (street)
        {
            if (sameNumber && place != false)
            {
                return sameStreet ? Agreement.Same : Agreement.Close;
            }

            // The town mistyped, or the number missing or mistyped.
            var nearNumber = !numbersGiven || TextSimilarity.WithinOneEdit(places[a.Number], places[b.Number]);
            return (sameNumber && numbersGiven) || (nearNumber && place == true) ? Agreement.Close
                : place == true || sameStreet ? Agreement.Similar
                : Agreement.Different;
        }

        return place != true ? Agreement.Different : numbersGiven && sameNumber ? Agreement.Similar : Agreement.Distant;
    }

    /// <summary>Whether the town or the postal code is the same; null when neither can be compared.</summary>
    private static bool? Place(in IdentityRow a, in IdentityRow b)
    {
        var code = a.PostalCode != 0 && b.PostalCode != 0;
        var city = a.City != 0 && b.City != 0;
        return code || city ? (code && a.PostalCode == b.PostalCode) || (city && a.City == b.City) : null;
    }

    private static bool AlikeStreet(string x, string y) =>
        TextSimilarity.WithinOneEdit(x, y) || (Math.Min(x.Length, y.Length) >= 5 && (Contains(x, y) || TextSimilarity.JaroWinkler(x, y) >= CloseName));
}
