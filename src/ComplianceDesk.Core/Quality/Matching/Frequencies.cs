namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>How often values occur, so that agreement on a common value counts for less than agreement on a rare one (term-frequency adjustment).</summary>
internal sealed class Frequencies
{
    /// <summary>A number or address on this many records is likely a stand-in or a shared line; on fewer, its count is that of its owner's own records.</summary>
    private const int Shared = 10;

    /// <summary>How strongly the average holds against a value's own count, in records.</summary>
    private const double Smoothing = 200;

    private const double MostBits = 4;
    private const double LeastBits = -10;

    private readonly Counts given;
    private readonly Counts middle;
    private readonly Counts family;
    private readonly Counts city;
    private readonly Counts postalCode;
    private readonly Counts birthDate;
    private readonly Counts ssn;
    private readonly Counts address;
    private readonly Counts phone;
    private readonly Counts email;

    public Frequencies(IdentityTable table)
    {
        given = new(table, 1, r => (ulong)r.Given);
        middle = new(table, 1, r => (ulong)r.Middle);
        family = new(table, 1, r => (ulong)r.Family);
        city = new(table, 1, r => (ulong)r.City);
        postalCode = new(table, 1, r => (ulong)r.PostalCode);
        birthDate = new(table, Shared, r => (ulong)r.BirthDate);
        ssn = new(table, Shared, SsnKey);
        address = new(table, Shared, AddressKey);
        phone = new(table, Shared, r => (ulong)r.Phone);
        email = new(table, Shared, r => r.Email);
    }

    /// <summary>Bits to add to the weight of a field that agrees: above 0 for a rare value, below 0 for a common one. Chance = how often strangers agree to this level.</summary>
    public double Bits(IdentityField field, Agreement agreement, in IdentityRow a, in IdentityRow b, double chance) => (field, agreement) switch
    {
        (IdentityField.GivenName, Agreement.Same) => given.Bits((ulong)a.Given, chance, MostBits),
        (IdentityField.MiddleName, Agreement.Same) => middle.Bits((ulong)a.Middle, chance, MostBits),
        (IdentityField.FamilyName, Agreement.Same) => family.Bits((ulong)a.Family, chance, MostBits),
        (IdentityField.BirthDate, Agreement.Same) => birthDate.Bits((ulong)a.BirthDate, chance, 0),
        (IdentityField.Ssn, Agreement.Same) => ssn.Bits(SsnKey(a), chance, 0),
        (IdentityField.Address, Agreement.Same) => address.Bits(AddressKey(a), chance, 0),
        (IdentityField.Address, Agreement.Distant) when a.PostalCode != 0 && a.PostalCode == b.PostalCode => postalCode.Bits((ulong)a.PostalCode, chance, MostBits),
        (IdentityField.Address, Agreement.Distant) when a.City != 0 && a.City == b.City => city.Bits((ulong)a.City, chance, MostBits),
        (IdentityField.Phone, Agreement.Same) => phone.Bits((ulong)a.Phone, chance, 0),
        (IdentityField.Email, Agreement.Same) => email.Bits(a.Email, chance, 0),
        _ => 0,
    };

    private static ulong SsnKey(IdentityRow row) => row.SsnLength > 4 ? (ulong)row.Ssn : 0;

    private static ulong AddressKey(IdentityRow row) =>
        row.Street == 0 ? 0 : ((ulong)row.Street << 32) | (uint)row.Number;

    private sealed class Counts
    {
        private readonly Dictionary<ulong, int> counts = [];
        private readonly int given;

        public Counts(IdentityTable table, int atLeast, Func<IdentityRow, ulong> value)
        {
            var values = Array.ConvertAll(table.Rows, row => value(row));
            Array.Sort(values);
            for (int i = 0, next; i < values.Length; i = next)
            {
                next = i + 1;
                while (next < values.Length && values[next] == values[i])
                {
                    next++;
                }

                if (values[i] != 0)
                {
                    given += next - i;
                    if (next - i >= Math.Max(3, atLeast))
                    {
                        counts.Add(values[i], next - i);
                    }
                }
            }
        }

        public double Bits(ulong value, double chance, double most)
        {
            // The two records at hand are left out: they cannot speak for how common their own value is.
            var others = Math.Max(0, counts.GetValueOrDefault(value, 2) - 2);
            var frequency = (others + (Smoothing * chance)) / (Math.Max(0, given - 2) + Smoothing);
            return Math.Clamp(Math.Log2(chance / frequency), LeastBits, most);
        }
    }
}
