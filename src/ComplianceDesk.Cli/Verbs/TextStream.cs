using System.Text;
using ComplianceDesk.Core;

namespace ComplianceDesk.Cli.Verbs;

/// <summary>Takes UTF-8 and gives it to a text writer as it comes.</summary>
internal sealed class TextStream(TextWriter text) : WriteOnlyStream
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private char[] chars = new char[1 << 14];

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (chars.Length < decoder.GetCharCount(buffer, flush: false))
        {
            chars = new char[buffer.Length];
        }

        text.Write(chars, 0, decoder.GetChars(buffer, chars, flush: false));
    }

    public override void Flush() => text.Flush();
}
