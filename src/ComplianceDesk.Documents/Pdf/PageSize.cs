namespace ComplianceDesk.Documents.Pdf;

/// <summary>A page and the room for text on it. Lengths are points (1/72 inch) from the top left corner.</summary>
internal sealed record PageSize(double PageWidth, double PageHeight, double Left = 60, double Top = 78)
{
    /// <summary>US Letter.</summary>
    public static readonly PageSize Upright = new(612, 792);

    /// <summary>US Letter on its side.</summary>
    public static readonly PageSize Sideways = new(792, 612);

    public double Right => PageWidth - Left;

    public double Bottom => PageHeight - 66;

    /// <summary>Width of the text.</summary>
    public double Width => Right - Left;

    /// <summary>Height of the text.</summary>
    public double Height => Bottom - Top;
}
