using System.Collections.Frozen;

namespace ComplianceDesk.Core.Quality;

/// <summary>
/// A vital sign with its unit and two ranges in that unit. The hard range is wide on purpose: published cut-offs for cleaning data (adult weight
/// 22.7 to 340 kg and BMI 10 to 100 in a study of 26 million veterans' weights; heart rate 30 to 200, systolic 60 to 220 in public code) widened
/// to all ages. Narrower ranges that others shipped had to be taken back, since real values fell outside them.
/// </summary>
public sealed class VitalSign
{
    private readonly FrozenDictionary<string, (double Times, double Plus)> units;
    private readonly (string Written, string Meant)[] confusions;

    private VitalSign(
        string name, string unit, (double, double) hard, (double, double) usual,
        (string Unit, double Times, double Plus)[] others, params (string Written, string Meant)[] confusions)
    {
        (Name, Unit, Hard, Usual, this.confusions) = (name, unit, hard, usual, confusions);
        units = others.Append((unit, 1, 0)).ToFrozenDictionary(other => other.Item1, other => (other.Item2, other.Item3));
    }

    public static VitalSign HeartRate { get; } = new("heart rate", "/min", (15, 300), (30, 200), []);

    public static VitalSign RespiratoryRate { get; } = new("respiratory rate", "/min", (3, 80), (6, 50), []);

    public static VitalSign Temperature { get; } = new(
        "body temperature", "Cel", (25, 45), (34, 42), [("[degF]", 1 / 1.8, -32 / 1.8), ("K", 1, -273.15)], ("Cel", "[degF]"), ("[degF]", "Cel"));

    public static VitalSign OxygenSaturation { get; } = new("oxygen saturation", "%", (40, 100), (70, 100), []);

    public static VitalSign Systolic { get; } = new("systolic pressure", "mm[Hg]", (40, 300), (60, 250), [("kPa", 7.50062, 0)]);

    public static VitalSign Diastolic { get; } = new("diastolic pressure", "mm[Hg]", (10, 200), (30, 150), [("kPa", 7.50062, 0)]);

    public static VitalSign Height { get; } = new(
        "height", "cm", (20, 250), (110, 230), [("m", 100, 0), ("mm", 0.1, 0), ("[in_i]", 2.54, 0), ("[in_us]", 2.54, 0), ("[ft_i]", 30.48, 0)],
        ("cm", "m"), ("m", "cm"), ("[in_i]", "cm"));

    public static VitalSign Weight { get; } = new(
        "weight", "kg", (0.3, 400), (30, 340), [("g", 0.001, 0), ("[lb_av]", Pound, 0), ("[oz_av]", Pound / 16, 0)]);

    public static VitalSign BodyMassIndex { get; } = new("body mass index", "kg/m2", (7, 110), (10, 100), []);

    /// <summary>Kilograms in a pound.</summary>
    public const double Pound = 0.45359237;

    private static FrozenDictionary<string, VitalSign> ByLoinc { get; } = new Dictionary<string, VitalSign>
    {
        ["8867-4"] = HeartRate,
        ["9279-1"] = RespiratoryRate,
        ["8310-5"] = Temperature,
        ["59408-5"] = OxygenSaturation,
        ["2708-6"] = OxygenSaturation,
        ["8480-6"] = Systolic,
        ["8462-4"] = Diastolic,
        ["8302-2"] = Height,
        ["29463-7"] = Weight,
        ["39156-5"] = BodyMassIndex,
    }.ToFrozenDictionary();

    /// <summary>In words.</summary>
    public string Name { get; }

    /// <summary>UCUM code of the unit of the ranges.</summary>
    public string Unit { get; }

    /// <summary>What is practically possible at any age, both ends among it.</summary>
    public (double Least, double Most) Hard { get; }

    /// <summary>What needs no second look in an adult.</summary>
    public (double Least, double Most) Usual { get; }

    /// <summary>The vital sign of a LOINC code; null when it is none of these.</summary>
    public static VitalSign? Of(string loinc) => ByLoinc.GetValueOrDefault(loinc);

    /// <summary>A number in the unit of the ranges; null when its unit is none that converts.</summary>
    public double? Read(double number, Unit unit) =>
        unit.Bare == Unit ? number : units.TryGetValue(unit.Bare, out var other) ? (number * other.Times) + other.Plus : null;

    /// <summary>True when units of it are often confused so that the number shows it.</summary>
    public bool CanBeConfused(Unit unit) => Array.Exists(confusions, pair => pair.Written == unit.Bare);

    /// <summary>The unit that was probably meant: the number is impossible in the unit written and possible in this one. Null when there is none.</summary>
    public string? Meant(double number, Unit unit)
    {
        if (Read(number, unit) is { } read && !IsPossible(read))
        {
            foreach (var (written, meant) in confusions)
            {
                if (written == unit.Bare && IsPossible((number * units[meant].Times) + units[meant].Plus))
                {
                    return meant;
                }
            }
        }

        return null;
    }

    /// <summary>True within the hard range.</summary>
    public bool IsPossible(double value) => value >= Hard.Least && value <= Hard.Most;

    /// <summary>True within the usual range.</summary>
    public bool IsUsual(double value) => value >= Usual.Least && value <= Usual.Most;
}
