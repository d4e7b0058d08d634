using System.Globalization;
using System.Text;

namespace ComplianceDesk.Cli.Seed;

/// <summary>Ids in the form a convention gives them. What <see cref="IdForm.Digits"/> says stands; other forms are made from it, one to one.</summary>
internal sealed class IdBook(Convention convention, int seed)
{
    private readonly HashSet<string> accounts = new(StringComparer.OrdinalIgnoreCase);

    public string Patient(string digits) => convention.Ids switch
    {
        IdForm.Names => digits.TrimStart('0'),
        IdForm.Prefixed => "MRN" + digits[1..],
        IdForm.Uuid => Uuid(1, digits),
        _ => digits,
    };

    public string User(Staff staff, string digits) => convention.Ids switch
    {
        IdForm.Names => LogIn(staff.Person),
        IdForm.Prefixed => $"EMP-{digits[1..]}",
        IdForm.Uuid => Uuid(2, digits),
        _ => digits,
    };

    public string Encounter(string digits) => convention.Ids switch
    {
        IdForm.Prefixed => "CSN" + digits,
        IdForm.Uuid => Uuid(3, digits),
        _ => digits,
    };

    public string Department(string code, int index) => convention.Ids switch
    {
        IdForm.Prefixed => (10_000 + Chance.Mix((ulong)seed, (ulong)index) % 900 * 1009 + (ulong)index).ToString(CultureInfo.InvariantCulture),
        IdForm.Uuid => Uuid(4, code),
        _ => code,
    };

    public string Event(long number) => convention.Ids == IdForm.Uuid ? Uuid(5, number.ToString(CultureInfo.InvariantCulture)) : number.ToString(CultureInfo.InvariantCulture);

    private string LogIn(Person person)
    {
        var letters = string.Concat($"{person.Given[..1]}{person.Family}".Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();
        var name = letters[..Math.Min(8, letters.Length)];
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? name : $"{name}{n.ToString(CultureInfo.InvariantCulture)}";
            if (accounts.Add(candidate)) return candidate;
        }
    }

    private string Uuid(ulong kind, string text)
    {
        var hash = Chance.Mix((ulong)seed, kind);
        foreach (var c in text) hash = Chance.Mix(hash, c);
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, hash);
        BitConverter.TryWriteBytes(bytes[8..], Chance.Mix(hash, 1));
        bytes[7] = (byte)(bytes[7] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes).ToString();
    }
}
