using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Documents.Xlsx;

/// <summary>A growing run of UTF-8 with the escapes of spreadsheet XML.</summary>
internal sealed partial class Utf8Buffer
{
    private byte[] bytes = new byte[1 << 17];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public Utf8Buffer Raw(string text)
    {
        Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
        return this;
    }

    public Utf8Buffer Number(int value)
    {
        Room(11);
        Utf8Formatter.TryFormat(value, bytes.AsSpan(Length), out var written);
        Length += written;
        return this;
    }

    /// <summary>Adds text. What XML cannot hold is shown as U+FFFD; what a spreadsheet would take for an escape (<c>_x0041_</c>) is escaped itself.</summary>
    public Utf8Buffer Escaped(string text)
    {
        if (NeedsCare(text))
        {
            text = PlainText.Lines(text);
            text = text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F_$1") : text;
            text = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        }

        return Raw(text);
    }

    private static bool NeedsCare(string text)
    {
        foreach (var unit in text)
        {
            if (unit < ' ' || unit is '&' or '<' or '>' or '_' || (unit >= '\u007F' && !char.IsLetterOrDigit(unit)))
            {
                return true;
            }
        }

        return false;
    }

    private void Room(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }
    }

    [GeneratedRegex("_(x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
