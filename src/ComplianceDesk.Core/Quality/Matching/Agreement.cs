namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>How well one field of two records agrees, from least to most. Each field uses the levels that mean something for it.</summary>
public enum Agreement : byte
{
    /// <summary>Not given, or a placeholder, on at least one side: says nothing either way.</summary>
    Missing = 0,
    Different = 1,
    /// <summary>Address: the same town or postal code and nothing more. Birth date: different, but of one generation. SSN: the last four digits of two whole, different numbers.</summary>
    Distant = 2,
    Similar = 3,
    Close = 4,
    Same = 5,
}
