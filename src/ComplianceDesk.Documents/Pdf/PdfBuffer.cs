using System.Buffers.Text;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>A growing run of bytes with the number and string forms of PDF syntax (ISO 32000-1, 7.3), whatever the culture.</summary>
internal sealed class PdfBuffer
{
    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>What was written, as text.</summary>
    public string Latin() => System.Text.Encoding.Latin1.GetString(Written);

    /// <summary>Adds text that holds characters below U+0100 only.</summary>
    public PdfBuffer Add(string latin)
    {
        var room = Room(latin.Length);
        for (var i = 0; i < latin.Length; i++)
        {
            room[i] = (byte)latin[i];
        }

        Length += latin.Length;
        return this;
    }

    public PdfBuffer Add(ReadOnlySpan<byte> raw)
    {
        raw.CopyTo(Room(raw.Length));
        Length += raw.Length;
        return this;
    }

    public PdfBuffer Add(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>Adds a real number, rounded to thousandths, and a space.</summary>
    public PdfBuffer Add(double number)
    {
        var thousandths = (long)Math.Round(number * 1000);
        if (thousandths < 0)
        {
            Add("-");
            thousandths = -thousandths;
        }

        Add(thousandths / 1000);
        var fraction = (int)(thousandths % 1000);
        if (fraction != 0)
        {
            Add(".");
            for (var unit = 100; fraction != 0; unit /= 10)
            {
                Add((long)(fraction / unit));
                fraction %= unit;
            }
        }

        return Add(" ");
    }

    /// <summary>Adds a reference to an object and a space.</summary>
    public PdfBuffer Reference(int id) => Add(id).Add(" 0 R ");

    /// <summary>Adds four hexadecimal digits.</summary>
    public PdfBuffer Hex(ushort value)
    {
        const string digits = "0123456789ABCDEF";
        var room = Room(4);
        for (var i = 0; i < 4; i++)
        {
            room[i] = (byte)digits[value >> (12 - (4 * i)) & 15];
        }

        Length += 4;
        return this;
    }

    /// <summary>Adds a text string as UTF-16BE in hexadecimal: safe for any content.</summary>
    public PdfBuffer Text(string text)
    {
        Add("<FEFF");
        foreach (var unit in text)
        {
            Hex(unit);
        }

        return Add(">");
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }

        return bytes.AsSpan(Length);
    }
}
