namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>
/// What is assumed of each field before any record is seen: how often it agrees to each level (Different, Distant, Similar, Close, Same) in two records of one person,
/// of two people of one household, and of two people at random. Each counts as a few pairs beside those of the store, so that a small store leans on it and a large one does not.
/// </summary>
internal static class MatchPriors
{
    /// <summary>How many pairs of one person, and of one household, the priors count for.</summary>
    public const double Pairs = 20;

    /// <summary>How many random pairs the priors count for.</summary>
    public const double RandomPairs = 100;

    /// <summary>Expected duplicates of a record, and expected relatives, before any record is seen.</summary>
    public const double DuplicatesPerRecord = 0.05;

    /// <inheritdoc cref="DuplicatesPerRecord"/>
    public const double RelativesPerRecord = 0.5;

    public static readonly double[][] SamePerson =
    [
        [0.03, 0, 0.05, 0.12, 0.80],   // given name
        [0.05, 0, 0.04, 0.08, 0.83],   // family name
        [0.30, 0, 0.20, 0.05, 0.45],   // middle name: differs in most duplicates that differ at all
        [0.03, 0, 0, 0, 0.97],         // suffix
        [0.005, 0.015, 0.02, 0.06, 0.90], // birth date
        [0.02, 0, 0, 0, 0.98],         // sex
        [0.06, 0.01, 0.01, 0.05, 0.87], // SSN
        [0.15, 0.10, 0.10, 0.15, 0.50], // address: people move
        [0.25, 0, 0.03, 0.05, 0.67],   // phone
        [0.30, 0, 0, 0.08, 0.62],      // email
    ];

    /// <summary>True where relatives agree more than strangers do. Given names do in namesakes, parent and child; relatives of one birth date are twins, and their given names are their own.</summary>
    public static bool SharedByRelatives(int field, AgreementPattern pattern) =>
        SameHousehold[field].Length > 0 && (field != (int)IdentityField.GivenName || pattern[IdentityField.BirthDate] < Agreement.Similar);

    /// <summary>Empty where relatives agree no more than strangers do: these fields are a person's own.</summary>
    public static readonly double[][] SameHousehold =
    [
        [0.90, 0, 0.03, 0.02, 0.05],   // named after a parent
        [0.20, 0, 0.02, 0.03, 0.75],
        [],
        [],
        [0.55, 0.38, 0.02, 0.01, 0.04], // parents, siblings and spouses, twins
        [],
        [],
        [0.08, 0.04, 0.03, 0.10, 0.75],
        [0.30, 0, 0.02, 0.03, 0.65],
        [0.75, 0, 0, 0.02, 0.23],
    ];

    public static readonly double[][] Strangers =
    [
        [0.955, 0, 0.025, 0.010, 0.010],
        [0.970, 0, 0.018, 0.007, 0.005],
        [0.890, 0, 0.060, 0.010, 0.040],
        [0.600, 0, 0, 0, 0.400],
        [0.6500, 0.3453, 0.004, 0.0007, 3e-5],
        [0.500, 0, 0, 0, 0.500],
        [0.9998, 1e-4, 1e-4, 1e-6, 1e-7],
        [0.960, 0.035, 0.003, 0.0015, 0.0005],
        [0.9998, 0, 2e-5, 1e-6, 1e-5],
        [0.9999, 0, 0, 5e-5, 1e-5],
    ];
}
