using System.Buffers.Binary;
using System.IO.Compression;

namespace ComplianceDesk.Documents.Tests;

/// <summary>PNG files for the tests, made from a function that says each pixel's channels.</summary>
internal static class Pixels
{
    /// <summary>A PNG file of 8 bits a channel. Every row is filtered in another way.</summary>
    public static byte[] Png(int width, int height, int colorType, Func<int, int, byte[]> pixel, params (string Type, byte[] Data)[] more)
    {
        var channels = pixel(0, 0).Length;
        var raw = new MemoryStream();
        var above = new byte[width * channels];
        for (var y = 0; y < height; y++)
        {
            var row = Enumerable.Range(0, width).SelectMany(x => pixel(x, y)).ToArray();
            var filter = y % 5;
            raw.WriteByte((byte)filter);
            for (var i = 0; i < row.Length; i++)
            {
                int left = i < channels ? 0 : row[i - channels], up = above[i], corner = i < channels ? 0 : above[i - channels];
                raw.WriteByte((byte)(row[i] - filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 }));
            }

            above = row;
        }

        return File(width, height, 8, colorType, 0, raw.ToArray(), more);
    }

    /// <summary>A PNG file of rows as they are given, filters among them.</summary>
    public static byte[] File(int width, int height, int depth, int colorType, int interlace, byte[] rows, params (string Type, byte[] Data)[] more)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        byte[] head = [.. Big(width), .. Big(height), (byte)depth, (byte)colorType, 0, 0, (byte)interlace];
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", head), .. more.SelectMany(m => Chunk(m.Type, m.Data)), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static int Nearest(int left, int up, int corner) =>
        new[] { left, up, corner }.MinBy(v => Math.Abs(left + up - corner - v));

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big(data.Length), .. named, .. Big((int)Crc(named))];
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
