using System.Buffers.Binary;
using System.IO.Compression;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Reads a PNG file (ISO/IEC 15948) of any color type, depth and interlace to 8-bit RGB and opacity.</summary>
internal static class PngReader
{
    // The seven passes of an interlaced picture: first column and row, step across and down.
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Reads the chunks after the signature.</summary>
    public static Picture Read(ReadOnlySpan<byte> chunks)
    {
        byte[]? head = null, palette = null, transparent = null;
        var packed = new MemoryStream();
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(chunks);
            var data = chunks.Slice(8, length);
            switch (BinaryPrimitives.ReadUInt32BigEndian(chunks[4..]))
            {
                case 0x49484452: head = data.ToArray(); break;
                case 0x504C5445: palette = data.ToArray(); break;
                case 0x74524E53: transparent = data.ToArray(); break;
                case 0x49444154: packed.Write(data); break;
            }

            chunks = chunks[(12 + length)..];
        }

        return head is { Length: 13 } ? Unpack(head, new PngColors(head[9], head[8], palette, transparent), packed) : throw new InvalidDataException("A PNG file has no header.");
    }

    private static Picture Unpack(byte[] head, PngColors colors, MemoryStream packed)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(head), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)));
        if (width <= 0 || height <= 0 || (long)width * height > Picture.MostPixels || head[12] > 1)
        {
            throw new InvalidDataException($"A PNG file of {width} by {height} pixels cannot be shown.");
        }

        packed.Position = 0;
        using var samples = new ZLibStream(packed, CompressionMode.Decompress);
        var rgb = new byte[width * height * 3];
        var alpha = new byte[width * height];
        foreach (var (x0, y0, stepX, stepY) in head[12] == 1 ? Adam7 : [(0, 0, 1, 1)])
        {
            var across = (width - x0 + stepX - 1) / stepX;
            var row = new byte[across == 0 ? 0 : ((across * colors.BitsPerPixel) + 7) / 8];
            var above = new byte[row.Length];
            for (var y = y0; y < height && across > 0; y += stepY)
            {
                var filter = samples.ReadByte();
                samples.ReadExactly(row);
                Unfilter(filter, row, above, Math.Max(1, colors.BitsPerPixel / 8));
                for (var i = 0; i < across; i++)
                {
                    var pixel = (y * width) + x0 + (i * stepX);
                    alpha[pixel] = colors.Read(row, i, rgb.AsSpan(pixel * 3, 3));
                }

                (row, above) = (above, row);
            }
        }

        return new Picture(width, height, 3, rgb, IsJpeg: false, alpha.AsSpan().ContainsAnyExcept((byte)255) ? alpha : null);
    }

    /// <summary>Undoes the row's prediction from its left, upper and upper left neighbors.</summary>
    private static void Unfilter(int filter, byte[] row, byte[] above, int pixel)
    {
        for (var i = 0; i < row.Length && filter != 0; i++)
        {
            var left = i < pixel ? 0 : row[i - pixel];
            var corner = i < pixel ? 0 : above[i - pixel];
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => throw new InvalidDataException($"A PNG file has a row of the unknown filter {filter}."),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (byLeft, byUp, byCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
}
