namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>All records of a store in comparable form, in an order that follows from their content alone, so that nothing found depends on the order they came in.</summary>
public sealed class IdentityTable
{
    private readonly int[] ordinals;

    private IdentityTable(IdentityRow[] rows, int[] ordinals, TextPool names, TextPool places) =>
        (Rows, this.ordinals, Names, Places) = (rows, ordinals, names, places);

    /// <summary>How many records there are.</summary>
    public int Count => Rows.Length;

    internal IdentityRow[] Rows { get; }

    /// <summary>Given, middle and family names in one pool: they are compared with each other.</summary>
    internal TextPool Names { get; }

    /// <summary>House numbers, streets, towns and postal codes.</summary>
    internal TextPool Places { get; }

    /// <summary>The place of a row in the sequence the table was made from, from 0.</summary>
    public int Ordinal(int row) => ordinals[row];

    /// <summary>Reads the records once, in any order.</summary>
    public static IdentityTable Of(IEnumerable<PatientIdentity> records)
    {
        var names = new TextPool();
        var places = new TextPool();
        var rows = new List<IdentityRow>();
        foreach (var record in records)
        {
            rows.Add(RowOf(record, names, places));
        }

        var table = rows.ToArray();
        var keys = Array.ConvertAll(table, row => ContentHash(row, names, places));
        var order = new int[table.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        return new(Array.ConvertAll(order, i => table[i]), order, names, places);
    }

    private static IdentityRow RowOf(PatientIdentity record, TextPool names, TextPool places)
    {
        var name = NameForm.Of(record.GivenName, record.MiddleName, record.FamilyName, record.Suffix);
        var address = AddressForm.Of(record.AddressLine, record.City, record.PostalCode);
        var (ssn, ssnLength) = Digits(record.Ssn);
        var (phone, phoneLength) = Digits(record.Phone);
        var (email, mailbox) = EmailOf(record.Email);
        var hasSsn = !Uninformative.Ssn(record.Ssn, ssn, ssnLength);
        return new IdentityRow
        {
            Given = names.Add(name.Given),
            Middle = names.Add(name.Middle),
            Family = names.Add(name.Family),
            Generation = (byte)name.Generation,
            Number = places.Add(address.Number),
            Street = places.Add(address.Street),
            City = places.Add(address.City),
            PostalCode = places.Add(address.PostalCode),
            BirthDate = record.BirthDate is { } born && !Uninformative.BirthDate(born) ? (born.Year * 10_000) + (born.Month * 100) + born.Day : 0,
            Ssn = hasSsn ? (int)ssn : 0,
            SsnLength = hasSsn ? (byte)ssnLength : (byte)0,
            Phone = Uninformative.Phone(record.Phone, phone, phoneLength) ? 0 : phone % 10_000_000_000,
            Email = email,
            Mailbox = mailbox,
            Sex = SexOf(record.Sex),
        };
    }

    private static (long Value, int Length) Digits(string? text)
    {
        var value = 0L;
        var length = 0;
        foreach (var c in text ?? "")
        {
            if (char.IsAsciiDigit(c) && length < 16)
            {
                value = (value * 10) + (c - '0');
                length++;
            }
        }

        return (value, length);
    }

    private static (ulong Email, ulong Mailbox) EmailOf(string? text)
    {
        var email = text?.Trim().ToUpperInvariant() ?? "";
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == email.Length - 1 || Uninformative.Email(email[..at], email[(at + 1)..]))
        {
            return (0, 0);
        }

        return (StableHash.Of(email), StableHash.Of(email.AsSpan(0, at)));
    }

    private static byte SexOf(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "M" or "MALE" => 1,
        "F" or "FEMALE" => 2,
        "X" or "OTHER" => 3,
        _ => 0,
    };

    private static ulong ContentHash(in IdentityRow row, TextPool names, TextPool places)
    {
        ReadOnlySpan<ulong> parts =
        [
            names.Hash(row.Given), names.Hash(row.Middle), names.Hash(row.Family), places.Hash(row.Number), places.Hash(row.Street), places.Hash(row.City),
            places.Hash(row.PostalCode), (ulong)row.BirthDate, ((ulong)row.Ssn << 8) | row.SsnLength, (ulong)row.Phone, row.Email, row.Mailbox,
            ((ulong)row.Sex << 8) | row.Generation,
        ];
        var hash = 0UL;
        foreach (var part in parts)
        {
            hash = StableHash.Mix((hash * 31) + part + 0x9E3779B97F4A7C15UL);
        }

        return hash;
    }
}
