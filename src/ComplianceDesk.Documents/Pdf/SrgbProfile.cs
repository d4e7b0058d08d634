using System.Buffers.Binary;
using System.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>
/// A minimal ICC version 2 display profile of sRGB (IEC 61966-2-1), made from its definition: primaries and white point adapted to D50, and
/// the transfer curve in 1,024 steps. Without it the colours of a PDF mean something else on every device.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderBytes = 128;
    private const int CurveSteps = 1024;

    public static byte[] Create()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", [.. "text"u8, 0, 0, 0, 0, .. "No rights reserved\0"u8]),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        var table = new List<byte>(Big(tags.Length));
        var data = new List<byte>();
        var dataStart = HeaderBytes + 4 + (12 * tags.Length);
        var placed = new Dictionary<byte[], int>();
        foreach (var (tag, bytes) in tags)
        {
            if (!placed.TryGetValue(bytes, out var offset))
            {
                data.AddRange(new byte[(4 - (data.Count % 4)) % 4]);
                offset = dataStart + data.Count;
                data.AddRange(bytes);
                placed[bytes] = offset;
            }

            table.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Big(offset), .. Big(bytes.Length)]);
        }

        data.AddRange(new byte[(4 - (data.Count % 4)) % 4]);
        byte[] header =
        [
            .. Big(dataStart + data.Count), .. Big(0), .. Big(0x02100000), .. "mntrRGB XYZ "u8,
            .. (byte[])[0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0], .. "acsp"u8,
            .. new byte[28], .. Fixed(0.9642), .. Fixed(1), .. Fixed(0.8249), .. new byte[48],
        ];
        return [.. header, .. table, .. data];
    }

    private static byte[] Curve()
    {
        var bytes = new byte[12 + (CurveSteps * 2)];
        "curv"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), CurveSteps);
        for (var i = 0; i < CurveSteps; i++)
        {
            var encoded = i / (CurveSteps - 1.0);
            var linear = encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(12 + (i * 2)), (ushort)Math.Round(linear * 65535));
        }

        return bytes;
    }

    // textDescriptionType: the ASCII text, then empty Unicode and ScriptCode parts.
    private static byte[] Description(string text) =>
        [.. "desc"u8, 0, 0, 0, 0, .. Big(text.Length + 1), .. Encoding.ASCII.GetBytes(text), 0, .. new byte[8 + 2 + 1 + 67]];

    private static byte[] Xyz(double x, double y, double z) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Fixed(double value) => Big((int)Math.Round(value * 65536));

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
