using System.Globalization;
using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// A number a rule, an explanation, a check or a measure works with, which the organisation may set. Kept in a static field and listed in
/// <see cref="RuleInfo.Thresholds"/> (<see cref="Explanations.ExplanationInfo.Thresholds"/>, <see cref="Quality.CheckInfo.Thresholds"/>,
/// <see cref="Quality.Measures.MeasureInfo.Thresholds"/>); read in the value in force with <see cref="In"/>, which costs an array read.
/// Put into an interpolated definition it stands for its value in force.
/// </summary>
public sealed class Threshold
{
    // Milliseconds, 0 for what is no time: asked for each access, so it is worked out once.
    private readonly long unitOfTime;
    private string key = "";

    /// <param name="id">Kebab case, one of its kind in its rule. Stable, never reused.</param>
    /// <param name="name">What it limits, in words before which the value is read.</param>
    /// <param name="value">The value where no policy says otherwise.</param>
    /// <param name="unit">What is counted (<c>patients</c>), or one of the units named here, which say how the value is read.</param>
    /// <param name="least">The least value a policy may set.</param>
    /// <param name="most">The greatest value a policy may set.</param>
    public Threshold(string id, string name, double value, string unit, double least, double most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Threshold {id}: {value} is not between {least} and {most}.");
        }

        (Id, Name, Default, Unit, Least, Most) = (id, name, value, unit, least, most);
        unitOfTime = unit switch
        {
            Seconds => SiteCalendar.Hour / 3600,
            Minutes => SiteCalendar.Hour / 60,
            Hours => SiteCalendar.Hour,
            Days => SiteCalendar.Day,
            _ => 0,
        };
    }

    /// <summary>Hundredths: the value 60 is read as 60 %.</summary>
    public const string Percent = "%";
    public const string Seconds = "seconds";
    public const string Minutes = "minutes";
    public const string Hours = "hours";
    public const string Days = "days";
    /// <summary>A factor, whole or not.</summary>
    public const string Times = "times";
    /// <summary>Robust standard deviations, whole or not.</summary>
    public const string Deviations = "deviations";
    /// <summary>Points of the score.</summary>
    public const string Points = "points";
    /// <summary>A place on a scale from 0 to 100, whole or not.</summary>
    public const string OfHundred = "of 100";

    public string Id { get; }
    public string Name { get; }
    public double Default { get; }
    public string Unit { get; }
    public double Least { get; }
    public double Most { get; }

    /// <summary>False when it is shown but fixed: the law sets it, or other numbers are calibrated with it.</summary>
    public bool IsEditable { get; init; } = true;

    /// <summary>True when the law sets the default: the bounds then leave room for stricter values only, and no policy, however it came about, is read as looser.</summary>
    public bool IsLaw { get; init; }

    /// <summary>The only values there are, in words, for a threshold that is a choice; empty for a number.</summary>
    public IReadOnlyList<(double Value, string Word)> Choices { get; init; } = [];

    /// <summary>True when only whole numbers make sense.</summary>
    public bool IsWhole => Unit is not (Percent or Times or Deviations or OfHundred);

    /// <summary><c>rule-id.threshold-id</c>: its name in a policy.</summary>
    public string Key
    {
        get
        {
            if (Place < 0)
            {
                _ = ThresholdCatalog.All;
            }

            return key;
        }
    }

    /// <summary>Its place among a policy's values; -1 as long as no catalogue has listed it.</summary>
    internal int Place { get; private set; } = -1;

    /// <summary>The value in force.</summary>
    /// <remarks>One that no catalogue lists has no place in a policy and keeps its default.</remarks>
    public double In(JudgementPolicy policy) => policy.ValueAt(Place, Default);

    /// <summary>The value in force of a threshold in hundredths, as a share of 1.</summary>
    public double ShareIn(JudgementPolicy policy) => In(policy) / 100;

    /// <summary>The value in force of a threshold in seconds, minutes, hours or days, in milliseconds.</summary>
    public long SpanIn(JudgementPolicy policy) => unitOfTime > 0 ? (long)(In(policy) * unitOfTime)
        : throw new InvalidOperationException($"Threshold {Key} is in {Unit}, not in a unit of time.");

    /// <summary>The value in force as a definition prints it: <c>10</c>, <c>2.5 %</c>.</summary>
    public string TextIn(JudgementPolicy policy) => Text(In(policy));

    /// <summary>The value in force with its unit: <c>10 patients</c>, <c>2.5 %</c>.</summary>
    public string QuantityIn(JudgementPolicy policy) => Quantity(In(policy));

    /// <summary>A value with the unit.</summary>
    public string Quantity(double value) => Unit == Percent || Choices.Count > 0 ? Text(value) : $"{Text(value)} {Reports.Figures.Unit(value, Unit)}";

    /// <summary>A value without the unit, except for the sign of hundredths.</summary>
    public string Text(double value)
    {
        foreach (var (choice, word) in Choices)
        {
            if (choice == value)
            {
                return word;
            }
        }

        return value.ToString("0.####", CultureInfo.InvariantCulture) + (Unit == Percent ? " %" : "");
    }

    /// <summary>Its place in a definition, filled by <see cref="Fill"/>.</summary>
    public override string ToString() => $"{{{Id}}}";

    /// <summary>A definition with the values in force in their places; null = as they come.</summary>
    internal static string Fill(string definition, IReadOnlyList<Threshold> thresholds, JudgementPolicy? policy)
    {
        if (!definition.Contains('{', StringComparison.Ordinal))
        {
            return definition;
        }

        policy ??= JudgementPolicy.Default;
        foreach (var threshold in thresholds)
        {
            definition = threshold.Put(definition, threshold.ToString(), policy);
        }

        // What is left belongs to another: a check names the limit of the measure whose duties it asks.
        for (var open = definition.IndexOf('{', StringComparison.Ordinal); open >= 0; open = definition.IndexOf('{', open + 1))
        {
            if (definition.IndexOf('}', open) is > 0 and var close && ThresholdCatalog.Find(definition[(open + 1)..close]) is { } other)
            {
                definition = other.Put(definition, definition[open..(close + 1)], policy);
            }
        }

        return definition;
    }

    // The unit that follows agrees in number with the value in force, whichever number the text has.
    private string Put(string definition, string place, JudgementPolicy policy)
    {
        var (one, many) = Unit is Percent or Times or OfHundred || Choices.Count > 0 ? ("", "") : (" " + Reports.Figures.Unit(1, Unit), " " + Unit);
        for (var at = definition.IndexOf(place, StringComparison.Ordinal); at >= 0; at = definition.IndexOf(place, at, StringComparison.Ordinal))
        {
            var rest = definition.AsSpan(at + place.Length);
            var noun = Begins(rest, many) ? many : Begins(rest, one) ? one : "";
            definition = string.Concat(definition.AsSpan(0, at), TextIn(policy), noun.Length == 0 ? "" : In(policy) == 1 ? one : many, rest[noun.Length..]);
        }

        return definition;
    }

    private static bool Begins(ReadOnlySpan<char> text, string words) =>
        words.Length > 0 && text.StartsWith(words, StringComparison.Ordinal) && (text.Length == words.Length || !(char.IsLetter(text[words.Length]) || text[words.Length] is '\'' or '’'));

    /// <summary>Those of some thresholds that a policy sets otherwise than they come, with the value in force.</summary>
    internal static IReadOnlyList<(Threshold Threshold, double Value)> SetIn(JudgementPolicy policy, IReadOnlyList<Threshold> thresholds) =>
        [.. thresholds.Select(t => (t, t.In(policy))).Where(pair => pair.Item2 != pair.t.Default)];

    internal void Register(string owner, int place)
    {
        if (Place >= 0)
        {
            throw new InvalidOperationException($"Threshold {Id} of {owner} is also {Key}: each belongs to one rule or explanation.");
        }

        (key, Place) = ($"{owner}.{Id}", place);
    }
}
