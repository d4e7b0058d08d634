namespace ComplianceDesk.Cli.Seed;

/// <summary>Makes people up: names, birthdays, numbers.</summary>
internal sealed class PersonMaker(Convention convention, Chance chance, DateOnly today)
{
    public Person New(string family, Origin origin, bool rare, int age, int household, Home home, string phone, bool female)
    {
        var birth = today.AddDays(-365 * age - age / 4 - chance.Next(365));
        return new Person
        {
            Given = NameBook.Given(chance, origin, female, birth.Year),
            Middle = chance.Happens(0.55) ? chance.Happens(0.5) ? ((char)('A' + chance.Next(23))).ToString() : NameBook.Given(chance, origin, female, birth.Year) : null,
            Family = family,
            Origin = origin,
            RareSurname = rare,
            Female = female,
            Birth = birth,
            Household = household,
            Home = home,
            Phone = age > 15 && chance.Happens(0.7) ? Phone() : phone,
        };
    }

    public (string Surname, Origin Origin) Surname(out bool rare)
    {
        if (convention.TownNameShare > 0 && chance.Happens(convention.TownNameShare))
        {
            rare = false;
            // The first names of the list are borne most.
            var name = convention.TownNames[Math.Min(chance.Next(convention.TownNames.Count), chance.Next(convention.TownNames.Count))];
            return (name, name.EndsWith("sen", StringComparison.Ordinal) || name.EndsWith("son", StringComparison.Ordinal) || name == "Lund" ? Origin.Nordic : Origin.Hispanic);
        }

        return NameBook.Surname(chance, out rare);
    }

    /// <summary>Area numbers 734 to 749 were never given out before numbers were randomized in 2011.</summary>
    public string? Ssn() => chance.Next(1000) switch
    {
        < 550 => null,
        < 552 => "999-99-9999",
        552 => "000-00-0000",
        _ => $"{chance.Between(734, 749)}-{chance.Between(1, 99):00}-{chance.Between(1, 9999):0000}",
    };

    public string Phone() => $"217-555-{chance.Next(10_000):0000}";

    /// <summary>Two neighbouring letters the wrong way round.</summary>
    public string Misspelt(string name)
    {
        if (name.Length < 4) return name;
        var at = chance.Between(1, name.Length - 3);
        return $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}";
    }
}
