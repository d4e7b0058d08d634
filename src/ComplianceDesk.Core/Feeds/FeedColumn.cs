namespace ComplianceDesk.Core.Feeds;

/// <summary>What a column of a feed holds and how strictly it is read.</summary>
public enum ColumnKind
{
    /// <summary>Free text, at most 32 KiB.</summary>
    Text,
    /// <summary>An identifier: text, at most 512 bytes, never a number, leading zeros kept.</summary>
    Id,
    /// <summary>The id of a workforce member.</summary>
    User,
    /// <summary>The id of a patient.</summary>
    Patient,
    /// <summary>The id of a department.</summary>
    Department,
    /// <summary>A text that many records share, such as a code or a unit: at most 2 KiB, stored once.</summary>
    Word,
    /// <summary>ISO 8601 date and time. Read as milliseconds since 1970-01-01 UTC.</summary>
    Time,
    /// <summary>As <see cref="Time"/>, or a date alone, which is read as its first moment in the feed's zone.</summary>
    TimeOrDate,
    /// <summary>ISO 8601 date; of a date with a time the date is taken. Read as days since 1970-01-01.</summary>
    Date,
    /// <summary><c>true</c> or <c>false</c>. Read as 1 or 0.</summary>
    Flag,
    /// <summary>One of the listed words. Read as its place in the list, from 0.</summary>
    Choice,
    /// <summary>A whole number from 0.</summary>
    Whole,
    /// <summary>An amount of money with at most two decimals, without currency or grouping. Read as hundredths.</summary>
    Amount,
}

/// <summary>One column of a feed.</summary>
/// <param name="Name">Its header, lower case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Meaning">What it says, for people; a sentence fragment.</param>
/// <param name="Required">True when a record without it is rejected.</param>
/// <param name="Values">The words a <see cref="ColumnKind.Choice"/> allows, in the order of their numbers.</param>
public sealed record FeedColumn(string Name, ColumnKind Kind, string Meaning, bool Required = false, params IReadOnlyList<string> Values)
{
    /// <summary>Longest value in bytes of UTF-8.</summary>
    public int MaxBytes => Kind switch { ColumnKind.Text => 32 * 1024, ColumnKind.Word => 2 * 1024, _ => 512 };

    /// <summary>
    /// True for a column that may be empty and on which reasons and findings rest: without it they may differ. With all others empty a hospital is judged nearly the same, which a test holds.
    /// </summary>
    public bool IsWeighed { get; init; }

    /// <summary>True when the value is its text, false when it is a number.</summary>
    public bool IsText => Kind <= ColumnKind.Word;
}
