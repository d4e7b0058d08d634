namespace ComplianceDesk.Documents.Pdf;

/// <summary>A picture as PDF holds it.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Components">1 for gray, 3 for RGB.</param>
/// <param name="Data">A JPEG file as it is, or samples of 8 bits from the top left.</param>
/// <param name="IsJpeg">Whether <paramref name="Data"/> is a JPEG file.</param>
/// <param name="Alpha">One byte of opacity for each pixel; null when all of it is opaque.</param>
internal sealed record Picture(int Width, int Height, int Components, byte[] Data, bool IsJpeg, byte[]? Alpha)
{
    /// <summary>More pixels than this are refused: a small file can unfold to any size.</summary>
    public const int MostPixels = 40_000_000;

    /// <summary>Reads a JPEG or PNG file.</summary>
    /// <exception cref="InvalidDataException">It is neither, it is damaged, or PDF/A does not take it.</exception>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return file switch
            {
                [0xFF, 0xD8, ..] => JpegReader.Read(file),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngReader.Read(file[8..]),
                _ => throw new InvalidDataException("A picture is neither a JPEG nor a PNG file."),
            };
        }
        catch (Exception damage) when (damage is ArgumentOutOfRangeException or IndexOutOfRangeException or EndOfStreamException)
        {
            throw new InvalidDataException("A picture's file is damaged or cut off.", damage);
        }
    }

    /// <summary>Writes the image XObject and its mask; returns its number.</summary>
    public int Write(PdfObjectWriter objects)
    {
        var mask = Alpha is null ? 0 : objects.WriteStream(Dictionary(1), Alpha);
        var dictionary = Dictionary(Components) + (mask == 0 ? "" : $"/SMask {mask} 0 R");
        return objects.WriteStream(IsJpeg ? dictionary + "/Filter/DCTDecode" : dictionary, Data, compress: !IsJpeg);
    }

    private string Dictionary(int components) =>
        $"/Type/XObject/Subtype/Image/Width {Width}/Height {Height}/BitsPerComponent 8/ColorSpace/{(components == 1 ? "DeviceGray" : "DeviceRGB")}";
}
