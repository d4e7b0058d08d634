using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Quality;

/// <summary>Something that a measure finds owed by a time: checks of timeliness ask the very duties that the measures count. Its id is that of the record owed about.</summary>
public sealed record DutyRecord : CheckedRecord
{
    /// <inheritdoc/>
    public override string Feed => Duty.Feed;

    /// <summary>Id of the measure.</summary>
    public required string Measure { get; set; }

    /// <summary>What is owed, and by when.</summary>
    public required Duty Duty { get; set; }

    /// <summary>The moment up to which the measure's feeds can be asked, UTC: what has time until later is not late yet.</summary>
    public required DateTime AsOf { get; set; }

    /// <summary>True when the stay lacks a required document altogether and was booked for that (CMP-27).</summary>
    public bool LacksDocument { get; set; }
}
