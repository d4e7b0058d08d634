namespace ComplianceDesk.Data.Rows;

/// <summary>One run of all record checks, and the scores that follow from it.</summary>
public sealed class QualityRunRow
{
    public int Id { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime FinishedAt { get; set; }
    /// <summary>The moment whose state the run shows, UTC: that of the newest snapshot it saw, or of its start where that is earlier.</summary>
    public DateTime AsOf { get; set; }
    /// <summary>The version of the policy whose limits and weights were in force; 0 for those of the program.</summary>
    public int PolicyVersion { get; set; }
    /// <summary>Hash of the rubric: check ids, versions, weights and thresholds in force.</summary>
    public required string RubricHash { get; set; }
}

/// <summary>The newest snapshot of a feed at the time of a run: with the others, what the run saw. Key of (RunId, Feed).</summary>
public sealed class QualityRunSnapshotRow
{
    public int RunId { get; set; }
    /// <summary>The format's id, as <see cref="ImportRow.Feed"/>.</summary>
    public required string Feed { get; set; }
    /// <summary>The newest import of it; its SHA-256 names the bytes.</summary>
    public int ImportId { get; set; }
    public DateTime AsOf { get; set; }
}

/// <summary>What one check answered in one run. Key of (RunId, CheckId).</summary>
public sealed class CheckResultRow
{
    public int RunId { get; set; }
    public required string CheckId { get; set; }
    /// <summary>The status as written to <c>checks.csv</c>.</summary>
    public required string Status { get; set; }
    public long Failing { get; set; }
    public long Eligible { get; set; }
    /// <summary>Why the check did not run or does not apply.</summary>
    public string? Reason { get; set; }
    /// <summary>Failing rows that the run before did not have; null in a first run.</summary>
    public long? Come { get; set; }
    /// <summary>Failing rows of the run before that are no longer there; null in a first run.</summary>
    public long? Gone { get; set; }
}

/// <summary>A record that failed a check. Holds keys and the offending value; the value is PHI and is masked on screen.</summary>
public sealed class CheckFailureRow
{
    public long Id { get; set; }
    public int RunId { get; set; }
    public required string CheckId { get; set; }
    public required string Feed { get; set; }
    public required string RecordId { get; set; }
    public string? Column { get; set; }
    public string? Found { get; set; }
    public string? Expected { get; set; }
    /// <summary>Id of the site where the record was made; empty when not known.</summary>
    public string Facility { get; set; } = "";
    /// <summary>Id of the department; empty when not known.</summary>
    public string Department { get; set; } = "";
}

/// <summary>What one check counted at one place in one run. Key of (RunId, CheckId, Facility, Department). Kept for the runs whose failing rows are kept.</summary>
public sealed class CheckPlaceRow
{
    public int RunId { get; set; }
    public required string CheckId { get; set; }
    public required string Facility { get; set; }
    public required string Department { get; set; }
    public long Failing { get; set; }
    public long Eligible { get; set; }
}

/// <summary>
/// Somebody answers, for a time, for a check that is over its threshold or for a work item that is late. Both stay in every figure and on every list. About
/// exactly one of the two.
/// </summary>
public sealed class WaiverRow
{
    public int Id { get; set; }
    /// <summary>Catalogue code of the check.</summary>
    public string? CheckId { get; set; }
    /// <summary>Row id of the work item.</summary>
    public int? WorkItemId { get; set; }
    /// <summary>Who answers for it.</summary>
    public required string Owner { get; set; }
    public required string Reason { get; set; }
    /// <summary>The desk account that approved it.</summary>
    public required string GrantedBy { get; set; }
    public DateTime GrantedAt { get; set; }
    /// <summary>Last day in force, at the site; it ends by itself.</summary>
    public DateOnly ExpiresOn { get; set; }
    /// <summary>Null unless somebody ended it before its day.</summary>
    public string? EndedBy { get; set; }
    public DateTime? EndedAt { get; set; }
    /// <summary>Why somebody ended it.</summary>
    public string? EndedBecause { get; set; }
}

/// <summary>A code of a table that the site has loaded. Key of (System, Code, From).</summary>
public sealed class CodeEntryRow
{
    /// <summary>Short name of the code system.</summary>
    public required string System { get; set; }
    /// <summary>The code; of ICD without its point, in capitals.</summary>
    public required string Code { get; set; }
    /// <summary>First day in force; 0001-01-01 when from ever.</summary>
    public DateOnly From { get; set; }
    /// <summary>Last day in force; null when still.</summary>
    public DateOnly? To { get; set; }
    public required string Display { get; set; }
}

/// <summary>A part of a score on the desk, measured in one run. Key of (RunId, Score, Part).</summary>
public sealed class ScorePartRow
{
    public int RunId { get; set; }
    /// <summary><c>accuracy</c>, <c>completeness</c>, <c>accessibility</c> or <c>security-posture</c>.</summary>
    public required string Score { get; set; }
    /// <summary>Id of the check or measured item.</summary>
    public required string Part { get; set; }
    public double Weight { get; set; }
    /// <summary>Good of <see cref="Denominator"/>; a zero denominator is never scored.</summary>
    public long Numerator { get; set; }
    public long Denominator { get; set; }
    /// <summary>True when a failure here closes the gate whatever the score.</summary>
    public bool Critical { get; set; }
    /// <summary>Null when scored; otherwise why it is outside the score (not run, not applicable).</summary>
    public string? Outside { get; set; }
}
