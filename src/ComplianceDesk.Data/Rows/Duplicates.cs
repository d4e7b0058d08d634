using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Data.Rows;

/// <summary>One search for records that may be one person.</summary>
public sealed class DuplicateRunRow
{
    public int Id { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime FinishedAt { get; set; }
    /// <summary>Patient records that the patients feed has named: the denominator.</summary>
    public int Records { get; set; }
    /// <summary>Pairs compared field by field.</summary>
    public long Compared { get; set; }
    /// <summary>Pairs that a blocking pass left out because too many records shared its keys, summed over the passes; another pass may have compared them.</summary>
    public long LeftOut { get; set; }
}

/// <summary>Two records that may be one person. Key of (PatientAId, PatientBId), the lesser id first. Kept while undecided and found; a decided pair is kept for good.</summary>
public sealed class DuplicatePairRow
{
    public int PatientAId { get; set; }
    public int PatientBId { get; set; }
    /// <summary>The latest run that found it.</summary>
    public int RunId { get; set; }
    /// <summary>0–1.</summary>
    public double Probability { get; set; }
    public MatchBand Band { get; set; }
    /// <summary>How each field agrees and what that weighs, in words. Never a value.</summary>
    public required string Evidence { get; set; }
    public DuplicateDecision Decision { get; set; }
    public string? DecidedBy { get; set; }
    public DateTime? DecidedAt { get; set; }
}

/// <summary>What a person said of a pair. Stored as its number: never renumber.</summary>
public enum DuplicateDecision : byte
{
    None = 0,
    /// <summary>One person: to be merged in the system the records come from. Nothing is merged here.</summary>
    OnePerson = 1,
    /// <summary>Two people: the pair is not shown again.</summary>
    TwoPeople = 2,
}
