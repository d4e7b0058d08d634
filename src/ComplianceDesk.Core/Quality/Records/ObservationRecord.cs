using System.Buffers.Text;

namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>observations</c> feed.</summary>
public sealed record ObservationRecord : CodedRecord
{
    private RawText value;
    private double number;
    private bool? numeric;

    /// <summary>Name of the feed.</summary>
    public const string FeedName = "observations";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>The result as written; null when there is none.</summary>
    public string? Value
    {
        get => value.ToString();
        set => SetValue(new RawText(value));
    }

    /// <summary>The bytes of <see cref="Value"/>: compare these where no string is needed.</summary>
    public ReadOnlySpan<byte> RawValue => value.Span;

    /// <summary>True when there is a result that is more than nothing.</summary>
    public bool HasValue => value.Span.IndexOfAnyExcept(" \t"u8) >= 0;

    /// <summary>The result as a number; null when it is none. A comparator before it (&lt;, &gt;) makes it a bound, not a number.</summary>
    public double? Number
    {
        get
        {
            if (numeric is null)
            {
                var span = value.Span.Trim((byte)' ');
                numeric = Utf8Parser.TryParse(span, out number, out var used) && used == span.Length && double.IsFinite(number);
            }

            return numeric.Value ? number : null;
        }
    }

    /// <summary>The unit; null when none is given.</summary>
    public Unit? Unit { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? TakenAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>Day of <see cref="TakenAt"/> in the site's time zone.</summary>
    public DateOnly? TakenOn { get; set; }

    /// <summary>Why there is no value; null when not said.</summary>
    public string? AbsentReason { get; set; }

    /// <summary>Sets what <see cref="Value"/> decodes when it is asked for.</summary>
    public void SetValue(RawText text) => (value, numeric) = (text, null);
}
