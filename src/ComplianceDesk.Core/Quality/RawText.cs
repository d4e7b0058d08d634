using System.Text;

namespace ComplianceDesk.Core.Quality;

/// <summary>A value as the store holds it, made a string only when somebody asks for one: of ten million values nobody asks for most.</summary>
public readonly struct RawText
{
    private readonly string? text;
    private readonly byte[]? bytes;
    private readonly int start, length;

    /// <param name="text">Null when not given.</param>
    public RawText(string? text) => this.text = text;

    /// <param name="bytes">UTF-8; must not change while the value is in use.</param>
    /// <param name="start">First byte.</param>
    /// <param name="length">Number of bytes.</param>
    public RawText(byte[] bytes, int start, int length) => (this.bytes, this.start, this.length) = (bytes, start, length);

    /// <summary>True when there is a value, be it an empty one.</summary>
    public bool Given => text is not null || bytes is not null;

    /// <summary>UTF-8; empty when not given.</summary>
    public ReadOnlySpan<byte> Span => bytes is not null ? bytes.AsSpan(start, length) : text is not null ? Encoding.UTF8.GetBytes(text) : default;

    /// <summary>The value, or null when not given.</summary>
    public override string? ToString() => bytes is not null ? Encoding.UTF8.GetString(bytes, start, length) : text;
}
