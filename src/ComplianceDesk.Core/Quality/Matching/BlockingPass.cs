namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>One way to bring likely pairs together: records that share the key are compared. A block that grows too large is parted by the further keys, one after another.</summary>
internal sealed record BlockingPass(string Name, Func<IdentityTable, int, ulong> Key, params Func<IdentityTable, int, ulong>[] Further)
{
    /// <summary>The passes in force. A pair is lost only when every one of them misses it.</summary>
    public static readonly IReadOnlyList<BlockingPass> All =
    [
        new("SSN", Ssn, BirthYear, GivenSound),
        new("phone", (t, r) => StableHash.Mix((ulong)t.Rows[r].Phone), GivenSound, BirthYear),
        new("email", (t, r) => t.Rows[r].Email, GivenSound, BirthYear),
        new("birth date, day and month in either order", BirthDate, FamilySound, GivenSound),
        new("given and family name by sound, in either order", BothSounds, BirthYear, PostalCode),
        new("street and house number", Street, FamilySound, GivenSound, BirthYear),
        new("postal code and family name by sound", (t, r) => StableHash.Join(PostalCode(t, r), FamilySound(t, r)), BirthYear, GivenSound),
        new("postal code and given name by sound", (t, r) => StableHash.Join(PostalCode(t, r), GivenSound(t, r)), BirthYear, FamilySound),
        new("family name by sound and year of birth", (t, r) => StableHash.Join(FamilySound(t, r), BirthYear(t, r)), GivenInitial, PostalCode, BirthDate),
    ];

    private static ulong GivenSound(IdentityTable table, int row) => table.Names.Sound(table.Rows[row].Given);

    private static ulong FamilySound(IdentityTable table, int row) => table.Names.Sound(table.Rows[row].Family);

    private static ulong GivenInitial(IdentityTable table, int row) =>
        table.Rows[row].Given is var given and not 0 ? StableHash.Of(table.Names[given].AsSpan(0, 1)) : 0;

    private static ulong BirthYear(IdentityTable table, int row) => StableHash.Mix((ulong)(table.Rows[row].BirthDate / 10_000));

    private static ulong PostalCode(IdentityTable table, int row) => table.Places.Hash(table.Rows[row].PostalCode);

    private static ulong Ssn(IdentityTable table, int row) =>
        table.Rows[row] is { SsnLength: > 4 } r ? StableHash.Mix((ulong)r.Ssn) : 0;

    private static ulong BirthDate(IdentityTable table, int row)
    {
        var date = table.Rows[row].BirthDate;
        int month = date / 100 % 100, day = date % 100;
        return StableHash.Mix((ulong)((date / 10_000 * 10_000) + (Math.Min(month, day) * 100) + Math.Max(month, day)));
    }

    private static ulong BothSounds(IdentityTable table, int row)
    {
        ulong given = GivenSound(table, row), family = FamilySound(table, row);
        return StableHash.Join(Math.Min(given, family), Math.Max(given, family));
    }

    private static ulong Street(IdentityTable table, int row)
    {
        ref readonly var r = ref table.Rows[row];
        var street = table.Places[r.Street];
        return StableHash.Join(StableHash.Of(street.AsSpan(0, Math.Min(8, street.Length))), table.Places.Hash(r.Number));
    }
}
