using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// How usual each rule's match is: counted over explained pairs of user and patient (ordinary care) and over unexplained ones,
/// apart for users whose colleagues' accesses are well explained and for those whose are not, and for a single access (a wrong chart opened and closed) and more.
/// </summary>
public sealed class BaseRates
{
    private static readonly double[] CoverageSteps = [0.95, 0.85, 0.6];

    private readonly double[] coverage;
    private readonly int[,,] unexplainedMatches;
    private readonly int[,] explainedMatches;
    private readonly int[] unexplained = new int[8];
    private int explained;

    internal BaseRates(ExplainedAccesses accesses, int rules)
    {
        unexplainedMatches = new int[rules, Match.Strata, 8];
        explainedMatches = new int[rules, Match.Strata];
        coverage = Coverages(accesses);
    }

    /// <summary>The share of the accesses of a user's colleagues (same home department, the user left out) that is explained.</summary>
    public double Coverage(int user) => user < coverage.Length ? coverage[user] : 0;

    internal void CountPair(bool isExplained, int user, bool isGlance)
    {
        if (isExplained)
        {
            explained++;
        }
        else
        {
            unexplained[Step(user, isGlance)]++;
        }
    }

    internal void CountMatch(int rule, Match match, bool isExplained, int user, bool isGlance)
    {
        if (isExplained)
        {
            explainedMatches[rule, match.Stratum]++;
        }
        else
        {
            unexplainedMatches[rule, match.Stratum, Step(user, isGlance)]++;
        }
    }

    /// <summary>The share of matches of this kind that ordinary care and chance do not account for, and the numbers in words.</summary>
    internal (double Factor, string Words) Judge(int rule, Match match, int user, bool isGlance)
    {
        var step = Step(user, isGlance);
        var rate = (explainedMatches[rule, match.Stratum] + 0.5) / (explained + 1.0);
        var expected = rate * unexplained[step];
        var found = unexplainedMatches[rule, match.Stratum, step];
        return (1 - Math.Min(1, expected / Math.Max(1, found)),
            string.Create(CultureInfo.InvariantCulture, $"Among {unexplained[step]:N0} unexplained pairs of user and patient with {(isGlance ? "a single access" : "more than one access")} {expected:0.0#} would match by chance or ordinary care, {found:N0} do."));
    }

    /// <summary>How far "unexplained" means anything for this user.</summary>
    internal (double Factor, string Words) JudgeCoverage(int user) =>
        (Math.Clamp((Coverage(user) - 0.4) / 0.45, 0, 1), $"{RiskScore.Percent(Coverage(user))} of the colleagues' sessions are explained.");

    private int Step(int user, bool isGlance)
    {
        var share = Coverage(user);
        var step = 0;
        while (step < CoverageSteps.Length && share < CoverageSteps[step])
        {
            step++;
        }

        return isGlance ? step + 4 : step;
    }

    private static double[] Coverages(ExplainedAccesses accesses)
    {
        var context = accesses.Context;
        var sessions = new int[accesses.Window.Users + 1];
        var explained = new int[sessions.Length];
        for (var s = 0; s < accesses.Sessions.Count; s++)
        {
            var user = accesses.Sessions.User(s);
            sessions[user]++;
            explained[user] += accesses.IsExplained(s) ? 1 : 0;
        }

        var departments = new Dictionary<int, (long All, long Explained)>();
        for (var user = 0; user < sessions.Length; user++)
        {
            var department = context.User(user).Department;
            var (all, some) = departments.GetValueOrDefault(department);
            departments[department] = (all + sessions[user], some + explained[user]);
        }

        // A department of one has the hospital for colleagues: twenty sessions' worth of it are mixed into each.
        const double prior = 20;
        var overall = accesses.Sessions.Count == 0 ? 0 : (double)explained.Sum(e => (long)e) / accesses.Sessions.Count;
        var shares = new double[sessions.Length];
        for (var user = 0; user < shares.Length; user++)
        {
            var (all, some) = departments[context.User(user).Department];
            shares[user] = (some - explained[user] + (prior * overall)) / (all - sessions[user] + prior);
        }

        return shares;
    }
}
