using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>A pin's color in words and as the style sheet names it: the word always stands beside the color.</summary>
public static class PinWords
{
    /// <summary>The color's name.</summary>
    public static string Text(PinColor color) => color == PinColor.None ? "No color" : color.ToString();

    /// <summary>The color's class; null for none.</summary>
    public static string? Css(PinColor color) => color == PinColor.None ? null : color.ToString().ToLowerInvariant();
}
