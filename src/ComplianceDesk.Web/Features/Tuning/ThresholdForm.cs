using System.Globalization;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Web.Features.Tuning;

/// <summary>The thresholds of a rule, an explanation, a check or a score in a form.</summary>
/// <param name="Fields">Each with what was typed.</param>
public sealed record ThresholdForm(IReadOnlyList<ThresholdField> Fields)
{
    /// <summary>A form without a field.</summary>
    public static ThresholdForm Empty { get; } = new([]);

    /// <summary>A value that is no number, in a sentence; null when all are.</summary>
    public string? Problem => Fields.FirstOrDefault(f => f.Value is null) is { } wrong ? $"“{wrong.Text}” is no number: {wrong.Threshold.Name}." : null;

    /// <summary>The form as a policy has it.</summary>
    public static ThresholdForm Of(IEnumerable<Threshold>? thresholds, JudgementPolicy policy) => new([.. (thresholds ?? []).Select(t => new ThresholdField(t, t.In(policy)))]);

    /// <summary>The same form with the values of the program.</summary>
    public ThresholdForm Reset() => new([.. Fields.Select(f => new ThresholdField(f.Threshold, f.Threshold.Default))]);

    /// <summary>A policy's thresholds with what was typed in the place of its own. Asked when there is no <see cref="Problem"/>.</summary>
    public Dictionary<string, double> Changed(JudgementPolicy policy)
    {
        var thresholds = new Dictionary<string, double>(policy.Thresholds, StringComparer.Ordinal);
        foreach (var field in Fields.Where(f => f.Value != f.Threshold.In(policy)))
        {
            thresholds[field.Threshold.Key] = field.Value!.Value;
        }

        return thresholds;
    }
}

/// <summary>A threshold in a form: what was typed, and the number it means.</summary>
/// <param name="threshold">The threshold.</param>
/// <param name="value">The value to begin with.</param>
public sealed class ThresholdField(Threshold threshold, double value)
{
    /// <summary>The threshold.</summary>
    public Threshold Threshold { get; } = threshold;

    /// <summary>What the form holds.</summary>
    public string Text { get; set; } = value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number typed; null when it is none.</summary>
    public double? Value => double.TryParse(Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
