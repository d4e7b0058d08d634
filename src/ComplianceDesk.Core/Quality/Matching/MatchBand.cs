namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>What a person is asked to do with a pair. Nothing is ever merged by the program. Stored as its number: never renumber.</summary>
public enum MatchBand : byte
{
    /// <summary>Likely, but a guard holds or the evidence is thin: look closely.</summary>
    Review = 1,
    /// <summary>Very likely one person, and no guard holds: confirm.</summary>
    Confident = 2,
}
