using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>A place to live: a street in a postal code, a house number, perhaps a flat.</summary>
internal sealed record Home(int Street, int Number, string? Flat, string PostalCode, string City)
{
    /// <summary>The line as most clerks write it.</summary>
    public string Line => Written(false);

    /// <summary>Another clerk's hand: the street's kind and the flat in the other of two common forms.</summary>
    public string OtherHand => Written(true);

    private string Written(bool other)
    {
        var line = $"{Number.ToString(CultureInfo.InvariantCulture)} {Town.Street(Street, other)}";
        return Flat is null ? line : other ? $"{line} #{Flat}" : $"{line} Apt {Flat}";
    }
}

/// <summary>Streets and postal codes of the invented county the hospital serves.</summary>
internal sealed class Town(int patients)
{
    private static readonly string[] Trunks =
        """
        Oak Maple Cedar Elm Walnut Pine Main Church Park Lake Hill River Spring Mill School Washington Jefferson Lincoln Madison Monroe Jackson Adams Grant
        Franklin Prospect Highland Sunset Meadow Forest Willow Chestnut Locust Hickory Birch Sycamore Dogwood Magnolia Cherry Poplar Juniper Vine Center
        College Court Market Water Front Railroad Ridge Valley Orchard Garden Summit Pleasant Liberty Union Harrison Cleveland Wilson Douglas Logan
        Sheridan Sherman Clinton Taylor Harding Garfield Arthur Hayes Fairview Lakeview Riverside Brookside Woodland Greenwood Edgewood Parkway Heritage
        Colonial Country Timber Prairie Fox Deer Eagle Hawk Quail Robin Cardinal Amber Crystal Silver Golden Stone Rock Boulder Canyon Mesa Vista Windsor
        Oxford Cambridge Essex Devon Kent Surrey Sussex York Lancaster Stratford Canterbury Camelot Nottingham Sherwood
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static readonly (string Long, string Short)[] Kinds = [("Street", "St"), ("Avenue", "Ave"), ("Road", "Rd"), ("Drive", "Dr"), ("Lane", "Ln"), ("Court", "Ct")];

    private static readonly string[] Cities = ["Fairmont", "Cedar Grove", "Millbrook", "Ashford", "Lakeside", "Prairie View", "Stonebridge", "Eastlake", "Harmony", "Kingsford"];

    public const string State = "IL";

    /// <summary>About forty homes to a street, more streets where more people live.</summary>
    private readonly int streets = Math.Clamp(patients / 25, 60, Trunks.Length * Kinds.Length * 6);

    public static string Street(int street, bool abbreviated)
    {
        var kind = Kinds[street / Trunks.Length % Kinds.Length];
        var side = (street / (Trunks.Length * Kinds.Length)) switch { 1 => "North ", 2 => "South ", 3 => "East ", 4 => "West ", 5 => "Old ", _ => "" };
        return $"{side}{Trunks[street % Trunks.Length]} {(abbreviated ? kind.Short : kind.Long)}";
    }

    /// <summary>A home on a random street, or beside the given street and number.</summary>
    public Home Home(Chance chance, Home? beside = null)
    {
        var street = beside?.Street ?? chance.Next(streets);
        var number = beside is null ? chance.Between(1, 24) * 100 + chance.Between(0, 49) * 2 : beside.Number + 2 * chance.Between(1, 2);
        var flat = chance.Happens(0.18) ? $"{chance.Between(1, 6)}{(char)('A' + chance.Next(6))}" : null;
        var area = street % Math.Clamp(streets / 12, 4, 90);
        return new Home(street, number, flat, $"62{area + 501:000}", Cities[area % Cities.Length]);
    }
}
