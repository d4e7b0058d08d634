using System.Buffers.Binary;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Reads size and colors of a JPEG file (ITU-T T.81); the file itself goes into the PDF as it is.</summary>
internal static class JpegReader
{
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at < file.Length;)
        {
            // Any number of fill bytes may stand before a marker.
            if (file[at] != 0xFF || file[at + 1] == 0xFF)
            {
                at++;
                continue;
            }

            var marker = file[at + 1];
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            // Start of frame: baseline, extended or progressive, Huffman coded. The others are not for DCTDecode.
            if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                return Frame(file.Slice(at + 4, length - 2), file);
            }

            at += 2 + length;
        }

        throw new InvalidDataException("A JPEG file has no frame that PDF can show.");
    }

    private static Picture Frame(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> file)
    {
        var (height, width, components) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), frame[5]);
        if (frame[0] != 8 || components is not (1 or 3) || width == 0 || height == 0)
        {
            // PDF/A allows colors of a printing press only with that press's profile.
            throw new InvalidDataException($"A JPEG file has {components} components of {frame[0]} bits; gray and RGB of 8 bits can be shown.");
        }

        return new Picture(width, height, components, file.ToArray(), IsJpeg: true, Alpha: null);
    }
}
