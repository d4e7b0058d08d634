namespace ComplianceDesk.Core.Quality.Matching;

/// <summary>
/// Fits a <see cref="MatchModel"/> without labels by expectation-maximisation over three kinds of pair: one person, one household, strangers.
/// Strangers are measured on random pairs, the other two on pairs that share a blocking key; the sums run in the order of the patterns, so equal counts give equal weights to the last bit.
/// </summary>
internal static class MatchModelFit
{
    private const int MostRounds = 200;
    private const double Settled = 1e-7;

    /// <summary>No agreement is taken to be rarer among strangers than this, whatever the sample: 23 bits.</summary>
    private const double RarestChance = 1e-7;

    /// <param name="records">How many records the store holds; at least 2.</param>
    /// <param name="candidates">Patterns of pairs that share a blocking key.</param>
    /// <param name="sampled">The share of all such pairs that <paramref name="candidates"/> holds, above 0 and at most 1.</param>
    /// <param name="random">Patterns of random pairs.</param>
    public static MatchModel Fit(long records, PatternCounts candidates, double sampled, PatternCounts random)
    {
        var pairs = records * (records - 1) / 2.0;
        var duplicatesBefore = MatchPriors.DuplicatesPerRecord / (records - 1);
        var relativesBefore = MatchPriors.RelativesPerRecord / (records - 1);
        double duplicates = duplicatesBefore, relatives = relativesBefore;
        var person = MatchPriors.SamePerson;
        var household = MatchPriors.SameHousehold;
        var candidateList = candidates.InOrder();
        var randomList = random.InOrder();
        double[] personWeights = new double[candidateList.Count], householdWeights = new double[candidateList.Count];
        var strangerWeights = randomList.ConvertAll(r => (double)r.Value).ToArray();
        var strangers = Measure(randomList, strangerWeights, MatchPriors.Strangers, MatchPriors.RandomPairs, Always, RarestChance);
        for (var round = 0; round < MostRounds; round++)
        {
            var shares = new Shares(person, household, strangers, duplicates, relatives);
            for (var i = 0; i < candidateList.Count; i++)
            {
                var (p, h) = shares.Of(candidateList[i].Key);
                personWeights[i] = candidateList[i].Value / sampled * p;
                householdWeights[i] = candidateList[i].Value / sampled * h;
            }

            for (var i = 0; i < randomList.Count; i++)
            {
                var (p, h) = shares.Of(randomList[i].Key);
                strangerWeights[i] = randomList[i].Value * (1 - p - h);
            }

            person = Measure(candidateList, personWeights, MatchPriors.SamePerson, MatchPriors.Pairs, Always, 0);
            household = Measure(candidateList, householdWeights, MatchPriors.SameHousehold, MatchPriors.Pairs, MatchPriors.SharedByRelatives, 0);
            strangers = Measure(randomList, strangerWeights, MatchPriors.Strangers, MatchPriors.RandomPairs, Always, RarestChance);

            // The priors weigh as one pair among as many as hold one.
            var before = duplicates;
            duplicates = (personWeights.Sum() + 1) / (pairs + (1 / duplicatesBefore));
            relatives = (householdWeights.Sum() + 1) / (pairs + (1 / relativesBefore));
            if (Math.Abs(duplicates - before) < Settled * before)
            {
                break;
            }
        }

        return new(person, household, strangers, duplicates, relatives);
    }

    private static bool Always(int field, AgreementPattern pattern) => true;

    private static double[][] Measure(
        List<KeyValuePair<AgreementPattern, long>> patterns, double[] weights, double[][] priors, double priorPairs, Func<int, AgreementPattern, bool> counts, double least)
    {
        var sums = Array.ConvertAll(priors, prior => Array.ConvertAll(prior, p => p * priorPairs));
        for (var i = 0; i < weights.Length; i++)
        {
            var pattern = patterns[i].Key;
            for (var f = 0; f < AgreementPattern.Fields; f++)
            {
                var level = (int)pattern[(IdentityField)f];
                if (level > 0 && counts(f, pattern))
                {
                    sums[f][level - 1] += weights[i];
                }
            }
        }

        return Array.ConvertAll(sums, levels =>
        {
            var total = levels.Sum();
            return Array.ConvertAll(levels, sum => sum == 0 ? 0 : Math.Max(least, sum / total));
        });
    }

    /// <summary>The posterior shares of the three kinds for one pattern; what is left is strangers.</summary>
    private sealed class Shares(double[][] person, double[][] household, double[][] strangers, double duplicates, double relatives)
    {
        public (double Person, double Household) Of(AgreementPattern pattern)
        {
            double p = PairGuards.IsRelative(pattern) ? 0 : duplicates, h = relatives, s = 1 - duplicates - relatives;
            for (var f = 0; f < AgreementPattern.Fields; f++)
            {
                var level = (int)pattern[(IdentityField)f] - 1;
                if (level < 0)
                {
                    continue;
                }

                p *= person[f][level];
                h *= (MatchPriors.SharedByRelatives(f, pattern) ? household : strangers)[f][level];
                s *= strangers[f][level];
            }

            var total = p + h + s;
            return total == 0 ? (0, 0) : (p / total, h / total);
        }
    }
}
