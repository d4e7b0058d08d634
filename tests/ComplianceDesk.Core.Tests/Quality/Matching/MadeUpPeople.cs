using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

/// <summary>How a made-up population looks.</summary>
/// <param name="People">Persons with one record each, before duplicates and relatives.</param>
/// <param name="Duplicates">Further, damaged records of those persons.</param>
/// <param name="Households">Persons who are given a relative of another age at the same address.</param>
/// <param name="Twins">Persons who are given a twin.</param>
/// <param name="Juniors">Persons who are given a parent or child of the same name.</param>
/// <param name="Contacts">Whether records have sex, middle name, phone and e-mail; the FEBRL sets have none of them.</param>
/// <param name="Ssn">Share of persons whose SSN is held.</param>
/// <param name="MostChanges">A damaged record has 1 to this many changes, at most two in a field.</param>
/// <param name="MostCopies">Damaged records of one person.</param>
internal sealed record PopulationShape(
    int People, int Duplicates, int Households = 0, int Twins = 0, int Juniors = 0, bool Contacts = true, double Ssn = 0.9, int MostChanges = 4, int MostCopies = 1);

/// <summary>
/// A population of made-up people with known duplicates and planted relatives, in the manner of the FEBRL data generator (Christen 2005): names by a skewed frequency,
/// damage by typing errors, sound-alike spelling, exchanged and missing fields. Every record is made from the seed alone.
/// </summary>
internal sealed class MadeUpPeople
{
    private static readonly string[] Male = ("James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth "
        + "Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick Jack "
        + "Dennis Jerry Tyler Aaron Jose Adam Henry Nathan Douglas Zachary Peter Kyle Walter Ethan Jeremy Harold Keith Christian Roger Noah Gerald Carl Terry Sean Austin Arthur Lawrence Jesse Dylan Bryan "
        + "Joe Jordan Billy Bruce Albert Willie Gabriel Logan Alan Juan Wayne Roy Ralph Randy Eugene Vincent Russell Elijah Louis Bobby Philip Johnny").Split(' ');

    private static readonly string[] Female = ("Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Dorothy Carol "
        + "Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Shirley Angela Helen Anna Brenda Pamela Nicole Emma Samantha Katherine Christine Debra Rachel Catherine Carolyn Janet "
        + "Ruth Maria Heather Diane Virginia Julie Joyce Victoria Olivia Kelly Christina Lauren Joan Evelyn Judith Megan Cheryl Andrea Hannah Martha Jacqueline Frances Gloria Ann Teresa Kathryn Sara Janice "
        + "Jean Alice Madison Doris Abigail Julia Judy Grace Denise Amber Marilyn Beverly Danielle Theresa Sophia Marie Diana Brittany Natalie Isabella Charlotte Rose Alexis Kayla").Split(' ');

    private static readonly string[] Families = ("Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez "
        + "Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts "
        + "Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward "
        + "Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez O'Brien McDonald").Split(' ');

    private static readonly string[] Syllables = "ba ber bo cas cor da del den fa fer gar gol han har hol ka kel kir la len lo mar mo nor ol par per ro san sel shel sta ta tor va ver vin wal wes win".Split(' ');

    private static readonly string[] Endings = "son man ton ley er field wood ski sen well ford ham berg stein ard ell ins by".Split(' ');

    private static readonly string[] StreetKinds = ["Street", "Avenue", "Road", "Drive", "Lane", "Court", "Place", "Circle", "Boulevard", "Way"];

    private readonly PopulationShape shape;
    private readonly int places;
    private ulong state;

    private MadeUpPeople(PopulationShape shape, ulong seed) => (this.shape, state, places) = (shape, seed, Math.Max(20, shape.People / 4000));

    /// <summary>Streams the records; equal <c>Person</c> = one person. Duplicates follow their originals.</summary>
    public static IEnumerable<(PatientIdentity Record, int Person)> Make(PopulationShape shape, ulong seed) => new MadeUpPeople(shape, seed).Records();

    private IEnumerable<(PatientIdentity Record, int Person)> Records()
    {
        var person = 0;
        int duplicates = 0, households = 0, twins = 0, juniors = 0;
        for (var i = 0; i < shape.People; i++)
        {
            var original = NewPerson();
            yield return (original, person);
            var due = (long)(i + 1) * shape.Duplicates / shape.People;
            for (var copy = 0; copy < shape.MostCopies && duplicates < due && (copy == 0 || Chance(0.6)); copy++, duplicates++)
            {
                yield return (Damage(original), person);
            }

            person++;
            if (households < (long)(i + 1) * shape.Households / shape.People)
            {
                households++;
                yield return (Relative(original), person++);
            }

            if (twins < (long)(i + 1) * shape.Twins / shape.People)
            {
                twins++;
                yield return (Twin(original), person++);
            }

            if (juniors < (long)(i + 1) * shape.Juniors / shape.People)
            {
                juniors++;
                yield return (Junior(original), person++);
            }
        }
    }

    private PatientIdentity NewPerson()
    {
        var male = Chance(0.5);
        var place = Skewed(places);
        var number = 1 + Below(2500);
        var family = FamilyName();
        var given = Given(male);
        return new()
        {
            GivenName = given,
            MiddleName = shape.Contacts && Chance(0.6) ? Chance(0.5) ? Given(male)[..1] : Given(male) : null,
            FamilyName = family,
            BirthDate = Birth(1925, 2024),
            Sex = shape.Contacts ? male ? "M" : "F" : null,
            Ssn = Chance(shape.Ssn) ? Ssn() : null,
            AddressLine = $"{number} {Word(Below(60 + (shape.People / 100)), 3)} {Pick(StreetKinds)}",
            City = Word(place / 3, 11),
            PostalCode = $"{10000 + (place * 37)}",
            Phone = shape.Contacts && Chance(0.85) ? Phone() : null,
            Email = shape.Contacts && Chance(0.4) ? $"{given}.{family}{Below(1000)}@{Pick(["mail.example", "post.example", "web.example"])}" : null,
        };
    }

    private PatientIdentity Relative(PatientIdentity of)
    {
        var male = Chance(0.5);
        return of with
        {
            GivenName = Another(of.GivenName, male),
            MiddleName = shape.Contacts && Chance(0.6) ? Given(male)[..1] : null,
            BirthDate = Birth(1925, 2024),
            Sex = shape.Contacts ? male ? "M" : "F" : null,
            Ssn = Chance(shape.Ssn) ? Ssn() : null,
            Phone = Chance(0.7) ? of.Phone : shape.Contacts ? Phone() : null,
            Email = Chance(0.3) ? of.Email : null,
        };
    }

    private PatientIdentity Twin(PatientIdentity of)
    {
        var male = Chance(0.5);
        return of with
        {
            GivenName = Another(of.GivenName, male),
            MiddleName = shape.Contacts && Chance(0.6) ? Given(male)[..1] : null,
            Sex = shape.Contacts ? male ? "M" : "F" : null,
            // Numbers given at birth are often neighbours.
            Ssn = of.Ssn is null || Chance(0.5) ? Chance(shape.Ssn) ? Ssn() : null : of.Ssn[..^1] + (char)('0' + ((of.Ssn[^1] - '0' + 1 + Below(9)) % 10)),
        };
    }

    private PatientIdentity Junior(PatientIdentity of) => of with
    {
        Suffix = Chance(0.5) ? "Jr" : null,
        BirthDate = of.BirthDate!.Value.AddYears(18 + Below(20)).AddDays(Below(365)),
        Ssn = Chance(shape.Ssn) ? Ssn() : null,
        MiddleName = Chance(0.5) ? of.MiddleName : null,
        Email = null,
    };

    private PatientIdentity Damage(PatientIdentity of)
    {
        var changes = 1 + Below(shape.MostChanges);
        var record = of;
        Span<int> done = stackalloc int[8];
        for (var i = 0; i < changes; i++)
        {
            // Names and addresses are damaged more often than numbers.
            var field = Below(16) switch { < 3 => 0, < 6 => 1, < 8 => 2, < 12 => 3, 12 => 4, 13 => 5, 14 => 6, _ => 7 };
            if (done[field]++ < 2)
            {
                record = Damage(record, field);
            }
        }

        return record;
    }

    private PatientIdentity Damage(PatientIdentity r, int field)
    {
        switch (field)
        {
            case 0 when Chance(0.12):
                return r with { GivenName = r.FamilyName, FamilyName = r.GivenName };
            case 0:
                return r with { GivenName = Chance(0.12) ? null : Misspell(r.GivenName) };
            case 1:
                return r with { FamilyName = Chance(0.05) ? null : Misspell(r.FamilyName) };
            case 2:
                return r with { BirthDate = Misdate(r.BirthDate) };
            case 3:
                return Below(4) switch
                {
                    0 => r with { City = Chance(0.3) ? null : Misspell(r.City) },
                    1 => r with { PostalCode = Chance(0.2) ? null : Misspell(r.PostalCode) },
                    _ => r with { AddressLine = Chance(0.15) ? null : Chance(0.15) ? r.AddressLine?[(r.AddressLine.IndexOf(' ', StringComparison.Ordinal) + 1)..] : Misspell(r.AddressLine) },
                };
            case 4:
                return r with { Ssn = Chance(0.3) ? null : Misspell(r.Ssn) };
            case 5:
                return r with { Phone = Chance(0.5) && r.Phone is not null ? Phone() : Misspell(r.Phone) };
            case 6:
                return r with { Email = null, MiddleName = Chance(0.5) ? null : r.MiddleName?[..1] };
            default:
                // Moved house.
                var place = Skewed(places);
                return Chance(0.3) && shape.Contacts
                    ? r with { AddressLine = $"{1 + Below(2500)} {Word(Below(60 + (shape.People / 100)), 3)} {Pick(StreetKinds)}", City = Word(place / 3, 11), PostalCode = $"{10000 + (place * 37)}" }
                    : r with { AddressLine = Misspell(r.AddressLine) };
        }
    }

    private string? Misspell(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length < 2)
        {
            return text;
        }

        if (char.IsLetter(text[0]) && Chance(0.3))
        {
            foreach (var (from, to) in new[] { ("ph", "f"), ("ck", "k"), ("ee", "ea"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("ie", "y"), ("c", "k"), ("s", "z"), ("i", "y"), ("er", "ar") })
            {
                if (text.Contains(from, StringComparison.Ordinal))
                {
                    return text.Replace(from, to, StringComparison.Ordinal);
                }
            }
        }

        // The first character is seldom the wrong one.
        var at = Chance(0.05) ? 0 : 1 + Below(text.Length - 1);
        var other = char.IsAsciiDigit(text[at]) ? (char)('0' + Below(10)) : (char)('a' + Below(26));
        return Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, other.ToString()),
            2 when at + 1 < text.Length => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + other + text[(at + 1)..],
        };
    }

    private DateOnly? Misdate(DateOnly? date)
    {
        if (date is not { } d || Chance(0.1))
        {
            return null;
        }

        return Below(4) switch
        {
            0 when d.Day <= 12 => new DateOnly(d.Year, d.Day, d.Month),
            1 => d.AddYears(Chance(0.5) ? 1 : -1),
            2 => new DateOnly(d.Year, 1 + Below(12), Math.Min(d.Day, 28)),
            _ => new DateOnly(d.Year, d.Month, 1 + Below(28)),
        };
    }

    private string Given(bool male) => Chance(0.9) ? (male ? Male : Female)[Skewed(100)] : Word(Below(2000), 5);

    private string Another(string? name, bool male)
    {
        string other;
        do
        {
            other = Given(male);
        }
        while (other == name);
        return other;
    }

    private string FamilyName() => Chance(0.55) ? Families[Skewed(100)] : Word(Below(30_000), 7);

    // A made-up word that depends on its number only.
    private static string Word(int number, int kind)
    {
        var bits = Scramble(((ulong)number * 64) + (ulong)kind);
        var first = Syllables[bits % (ulong)Syllables.Length];
        var second = Syllables[(bits >> 16) % (ulong)Syllables.Length];
        var end = Endings[(bits >> 32) % (ulong)Endings.Length];
        return char.ToUpperInvariant(first[0]) + first[1..] + ((bits >> 48) % 2 == 0 ? second : "") + end;
    }

    private string Ssn() => $"{1 + Below(665):000}{1 + Below(99):00}{1 + Below(9999):0000}";

    private string Phone() => $"{201 + Below(30)}{200 + Below(700)}{Below(10_000):0000}";

    private DateOnly Birth(int from, int to) => new DateOnly(from, 1, 1).AddDays(Below((to - from) * 365));

    private T Pick<T>(T[] of) => of[Below(of.Length)];

    private int Below(int bound) => (int)(Next() % (ulong)bound);

    private bool Chance(double share) => Next() < share * ulong.MaxValue;

    // Rank 0 is about as common as ranks 2 and 3 together, and so on down.
    private int Skewed(int bound) => (int)((Math.Pow(bound + 1, (Next() >> 11) * (1.0 / (1UL << 53))) - 1) % bound);

    private ulong Next() => Scramble(state += 0x9E3779B97F4A7C15UL);

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
