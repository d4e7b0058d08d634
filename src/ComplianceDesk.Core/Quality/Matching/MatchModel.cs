namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>
/// The weights of Fellegi and Sunter (1969) for one store: for each field and level of agreement, how much likelier it is in two records of one person than in two people at random,
/// and likewise for two people of one household, so that what relatives share does not pass for identity.
/// </summary>
public sealed class MatchModel
{
    private readonly double[][] person;
    private readonly double[][] household;
    private readonly double[][] strangers;
    private readonly double personOdds;
    private readonly double householdOdds;

    internal MatchModel(double[][] person, double[][] household, double[][] strangers, double duplicates, double relatives)
    {
        this.person = Ratios(person, strangers);
        this.household = Ratios(household, strangers);
        this.strangers = strangers;
        Duplicates = duplicates;
        Relatives = relatives;
        personOdds = Math.Log2(duplicates / (1 - duplicates - relatives));
        householdOdds = Math.Log2(relatives / (1 - duplicates - relatives));
    }

    /// <summary>Share of all pairs of records that are one person twice, 0–1.</summary>
    public double Duplicates { get; }

    /// <summary>Share of all pairs of records that are two people of one household, 0–1.</summary>
    public double Relatives { get; }

    /// <summary>Where the weighing starts, in bits: the odds that two records taken at random are one person.</summary>
    public double PriorBits => personOdds;

    /// <summary>log2 of how much likelier this agreement is in one person than in two at random; 0 when missing.</summary>
    public double Weight(IdentityField field, Agreement agreement) => person[(int)field][(int)agreement];

    /// <summary>How often two people at random agree to this level, among records that give the field.</summary>
    public double Chance(IdentityField field, Agreement agreement) => agreement == Agreement.Missing ? 1 : strangers[(int)field][(int)agreement - 1];

    /// <summary>Weighs a pair.</summary>
    /// <param name="pattern">The agreement of each field.</param>
    /// <param name="rarity">Term-frequency bits of each field; empty when not adjusted.</param>
    internal MatchScore Score(AgreementPattern pattern, ReadOnlySpan<double> rarity)
    {
        double same = personOdds, related = householdOdds;
        for (var f = 0; f < AgreementPattern.Fields; f++)
        {
            var level = (int)pattern[(IdentityField)f];
            var bits = rarity.IsEmpty ? 0 : rarity[f];
            same += person[f][level] + bits;

            // What a household shares is as rare or as common for it as for one person; what is each one's own is chance.
            related += MatchPriors.SharedByRelatives(f, pattern) ? household[f][level] + bits : 0;
        }

        // In odds against "two strangers": 1 for strangers, 2^related for relatives.
        var against = Math.Log2(1 + Math.Exp(Math.Min(related, 900) * Math.Log(2)));
        return new(1 / (1 + Math.Exp((against - same) * Math.Log(2))), -against);
    }

    private static double[][] Ratios(double[][] numerator, double[][] denominator)
    {
        var ratios = new double[AgreementPattern.Fields][];
        for (var f = 0; f < ratios.Length; f++)
        {
            ratios[f] = new double[AgreementPattern.Levels];
            for (var level = 1; level < AgreementPattern.Levels; level++)
            {
                ratios[f][level] = numerator[f] is { Length: > 0 } likely && likely[level - 1] > 0 && denominator[f][level - 1] > 0
                    ? Math.Log2(likely[level - 1] / denominator[f][level - 1])
                    : 0;
            }
        }

        return ratios;
    }
}

/// <summary>What the model says of one pair.</summary>
/// <param name="Probability">That both records are one person, 0–1.</param>
/// <param name="HouseholdBits">What the chance that they are relatives takes away, in bits; 0 or less.</param>
internal readonly record struct MatchScore(double Probability, double HouseholdBits);
