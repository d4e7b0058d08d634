using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>The look of the paper in one place: type scale and colours. Lengths are points (1/72 inch).</summary>
internal static class Look
{
    public const double BodySize = 9.75;
    public const double TableSize = 8.25;
    public const double SmallSize = 7.5;

    /// <summary>Line height as a multiple of the type size.</summary>
    public const double Leading = 1.42;

    // Every text colour has a contrast of at least 4.5 to 1 on white and on the tints below (WCAG 2.1, 1.4.3).
    public static readonly Ink Text = new(0x1B, 0x22, 0x2C);
    public static readonly Ink Quiet = new(0x4F, 0x5A, 0x68);
    public static readonly Ink Navy = new(0x12, 0x2F, 0x55);
    public static readonly Ink Link = new(0x0B, 0x4F, 0x9E);
    public static readonly Ink White = new(0xFF, 0xFF, 0xFF);
    public static readonly Ink OnNavy = new(0xD5, 0xE1, 0xF0);
    public static readonly Ink Hairline = new(0xD3, 0xD9, 0xE1);
    public static readonly Ink Zebra = new(0xF6, 0xF8, 0xFB);
    public static readonly Ink HeadFill = new(0xE6, 0xEC, 0xF4);
    public static readonly Ink NoteFill = new(0xF1, 0xF5, 0xFA);
    public static readonly Ink Watermark = new(0xED, 0xF0, 0xF4);
    public static readonly Ink Accent = new(0x1C, 0x7C, 0x8C);

    /// <summary>Colours of a chart's lines, told apart by dash as well.</summary>
    public static readonly (Ink Ink, string Dash)[] Lines =
        [(Navy, "[]0"), (new Ink(0xB2, 0x4A, 0x12), "[5 2.5]0"), (Accent, "[1.5 2]0"), (new Ink(0x5A, 0x3E, 0x8C), "[7 2 1.5 2]0")];

    /// <summary>Size of a heading of a level from 1.</summary>
    public static double HeadingSize(int level) => level switch { 1 => 17, 2 => 12.5, _ => 10.5 };

    /// <summary>Ink and tint of a severity or result word.</summary>
    public static (Ink Ink, Ink? Tint) Of(Mark mark) => mark switch
    {
        Mark.High => (new Ink(0x96, 0x12, 0x1E), new Ink(0xFB, 0xE6, 0xE7)),
        Mark.Medium => (new Ink(0x80, 0x48, 0x00), new Ink(0xFD, 0xF0, 0xD9)),
        Mark.Low => (new Ink(0x1D, 0x4F, 0x86), new Ink(0xE4, 0xEE, 0xF9)),
        Mark.Observation => (new Ink(0x47, 0x51, 0x5E), new Ink(0xEB, 0xEE, 0xF2)),
        Mark.Clear => (new Ink(0x1A, 0x5E, 0x38), new Ink(0xE3, 0xF3, 0xE9)),
        _ => (Text, null),
    };
}

/// <summary>An sRGB colour.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue);
