using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// What a LOINC code measures (its property axis) for vital signs and common laboratory tests, and the UCUM units that measure it
/// (LOINC, property axis and example units; content of LOINC is copyright Regenstrief Institute and free to use with this notice).
/// </summary>
public sealed class LoincProperty
{
    private readonly FrozenSet<string> units;

    private LoincProperty(string name, string units) => (Name, this.units) = (name, FrozenSet.ToFrozenSet(units.Split(' ')));

    private static FrozenDictionary<string, LoincProperty> ByLoinc { get; } = new (string Name, string Units, string Codes)[]
    {
        ("a rate", "/min 1/min /s Hz", "8867-4 9279-1 8889-8"),
        ("a temperature", "Cel [degF] K", "8310-5 8331-1 8333-0 8329-5 8328-7 8332-9"),
        ("a fraction", "% 1 L/L g/g mol/mol mmol/mol", "59408-5 2708-6 4548-4 17856-6 59261-8 4544-3 20570-8 788-0 770-8 736-9 5905-5 713-8 706-2 2713-6 2514-8"),
        ("a pressure", "mm[Hg] kPa", "8480-6 8462-4 8478-0 8453-3 8454-1 8455-8 8459-0 8460-8 8461-6 2703-7 2019-8"),
        ("a length", "cm m mm [in_i] [in_us] [ft_i]", "8302-2 8306-3 3137-7 9843-4 8287-5 8280-0"),
        ("a mass", "kg g [lb_av] [oz_av]", "29463-7 3141-9 3142-7 8339-4 8335-2"),
        ("a body mass index", "kg/m2", "39156-5"),
        ("a mass concentration",
            "g/L g/dL mg/dL mg/L ug/dL ug/mL ug/L ng/mL ng/dL ng/L pg/mL mg/mL g/mL",
            "2345-7 2339-0 2340-8 2341-6 1558-6 718-7 3094-0 6299-2 2160-0 38483-4 17861-6 49765-1 2885-2 1751-7 1975-2 1968-7 2093-3 2571-8 2085-9 18262-6 "
            + "13457-7 786-4 2857-1 2276-4 2498-4 2500-7 3084-1 2777-1 1988-5 30522-7 2132-9 2284-8"),
        ("a substance concentration",
            "mol/L mmol/L umol/L nmol/L pmol/L mol/m3 meq/L eq/L mmol/dL",
            "2951-2 2947-0 2823-3 6298-4 2075-0 2069-3 2028-9 20565-8 14749-6 14682-9 14647-2 14927-8 2000-8 1994-3 1959-6 1963-8 33037-3 2601-3"),
        ("a number concentration",
            "10*3/uL 10*9/L 10*6/uL 10*12/L /uL /L 10*3/mL 10*6/mL /mm3 K/uL",
            "6690-2 26464-8 789-8 26453-1 777-3 26515-7 751-8 731-0 742-7 711-2 704-7"),
        ("a volume", "fL um3", "787-2 30428-7 32623-1 21000-5 32207-3"),
        ("a mass of one cell", "pg", "785-6"),
        ("a catalytic concentration", "U/L [IU]/L kat/L ukat/L nkat/L mU/mL U/mL", "6768-6 1742-6 1743-4 1920-8 2324-2 3040-3 1798-8 2157-6 14804-9 2532-0"),
        ("an arbitrary concentration", "[IU]/L m[IU]/L u[IU]/mL m[IU]/mL [IU]/mL u[IU]/L", "3016-3 11580-8 15067-2 10501-5"),
        ("a filtration rate", "mL/min/ mL/min mL/min/m2 mL/s", "33914-3 62238-1 48642-3 48643-1 98979-8 69405-9"),
        ("a time", "s", "5902-2 3173-2 14979-9"),
        ("a ratio", "1 {ratio} {INR}", "6301-6 34714-6"),
        ("an acidity", "[pH] 1", "2744-1 2746-6 11558-4 5803-2"),
    }
        .SelectMany(line => Codes(new LoincProperty(line.Name, line.Units), line.Codes))
        .ToFrozenDictionary(pair => pair.Code, pair => pair.Property);

    /// <summary>In words, with its article.</summary>
    public string Name { get; }

    /// <summary>The property of a LOINC code; null when the code is none of these.</summary>
    public static LoincProperty? Of(string loinc) => ByLoinc.GetValueOrDefault(loinc);

    /// <summary>True when the unit measures it.</summary>
    public bool Fits(Unit unit) => units.Contains(unit.Bare) || units.Contains(unit.Code);

    private static IEnumerable<(string Code, LoincProperty Property)> Codes(LoincProperty property, string codes) => codes.Split(' ').Select(code => (code, property));
}
