using System.Buffers.Binary;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>The samples of a PNG file as colors: gray, RGB or a palette, with opacity by pixel, by palette entry or by one color.</summary>
internal sealed class PngColors
{
    private const int Gray = 0;
    private const int Rgb = 2;
    private const int Palette = 3;
    private const int GrayAlpha = 4;
    private const int RgbAlpha = 6;

    private readonly int type;
    private readonly int depth;
    private readonly byte[]? palette;
    private readonly byte[]? transparent;

    public PngColors(int type, int depth, byte[]? palette, byte[]? transparent)
    {
        (this.type, this.depth, this.palette, this.transparent) = (type, depth, palette, transparent);
        var known = type switch
        {
            Gray => depth is 1 or 2 or 4 or 8 or 16,
            Palette => depth is 1 or 2 or 4 or 8 && palette is not null,
            Rgb or GrayAlpha or RgbAlpha => depth is 8 or 16,
            _ => false,
        };
        if (!known)
        {
            throw new InvalidDataException($"A PNG file has the unknown color type {type} of {depth} bits.");
        }
    }

    private int Channels => type switch { Rgb => 3, GrayAlpha => 2, RgbAlpha => 4, _ => 1 };

    public int BitsPerPixel => Channels * depth;

    /// <summary>Reads a pixel of a row; returns its opacity.</summary>
    public byte Read(byte[] row, int pixel, Span<byte> rgb)
    {
        switch (type)
        {
            case Palette:
                var entry = Sample(row, pixel);
                palette.AsSpan(entry * 3, 3).CopyTo(rgb);
                return transparent is not null && entry < transparent.Length ? transparent[entry] : (byte)255;
            case Gray or GrayAlpha:
                rgb.Fill(Eight(Sample(row, pixel * Channels)));
                return type == GrayAlpha ? Eight(Sample(row, (pixel * 2) + 1)) : Opacity(row, pixel, 1);
            default:
                for (var i = 0; i < 3; i++)
                {
                    rgb[i] = Eight(Sample(row, (pixel * Channels) + i));
                }

                return type == RgbAlpha ? Eight(Sample(row, (pixel * 4) + 3)) : Opacity(row, pixel, 3);
        }
    }

    /// <summary>Without a channel for it, one color may be named that does not show.</summary>
    private byte Opacity(byte[] row, int pixel, int channels)
    {
        if (transparent is null || transparent.Length < channels * 2)
        {
            return 255;
        }

        for (var i = 0; i < channels; i++)
        {
            if (Sample(row, (pixel * channels) + i) != BinaryPrimitives.ReadUInt16BigEndian(transparent.AsSpan(i * 2)))
            {
                return 255;
            }
        }

        return 0;
    }

    private int Sample(byte[] row, int index) => depth switch
    {
        16 => BinaryPrimitives.ReadUInt16BigEndian(row.AsSpan(index * 2)),
        8 => row[index],
        _ => row[index * depth / 8] >> (8 - depth - (index * depth % 8)) & ((1 << depth) - 1),
    };

    private byte Eight(int sample) => (byte)(depth == 16 ? sample >> 8 : sample * 255 / ((1 << depth) - 1));
}
