using System.Collections.Concurrent;
using System.Globalization;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// How usual each rule's match is: counted over explained pairs of user and patient (ordinary care) and over unexplained ones,
/// of earlier epochs and this one, apart for users whose colleagues' accesses are well explained and for those whose are not, and for a single access (a wrong chart opened and closed) and more.
/// What is usual differs from role to role: a registration clerk meets colleagues as patients every week. The explained pairs of the user's role give the rate,
/// with as many of the hospital's mixed in as hold <see cref="Prior"/> matches: a chance match or two say nothing of a role, and where it is small the hospital decides.
/// </summary>
public sealed class BaseRates
{
    /// <summary>Counts of some pairs, whole users.</summary>
    /// <param name="All">By rule, stratum and step.</param>
    /// <param name="OfUser">Explained ones of each user.</param>
    internal sealed record Counter(int[,] All, Dictionary<(int User, int Match), int> OfUser)
    {
        public void Add(int user, int match) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(OfUser, (user, match), out _)++;
    }

    private static readonly double[] CoverageSteps = [0.95, 0.85, 0.6];

    private const int Steps = 8;
    private const int ExplainedSlot = Steps;
    private const int Slots = 16;
    private const double Prior = 3;

    private readonly ExplainedAccesses accesses;
    private readonly double[] coverage;
    private readonly double overall;
    private readonly int[,] counts;
    private readonly int[] places;
    private Dictionary<(int Role, int Match), long> ofRole = [];

    /// <param name="accesses">What is judged.</param>
    /// <param name="rules">The rules that are asked.</param>
    internal BaseRates(ExplainedAccesses accesses, PairRule[] rules)
    {
        this.accesses = accesses;
        places = [.. rules.Select(PlaceOf)];
        counts = new int[places.Length + 1, Match.Strata * Slots];
        (coverage, overall) = Coverages(accesses);
    }

    /// <summary>The share of the accesses of a user's colleagues (same home department, the user left out) that is explained.</summary>
    public double Coverage(int user) => user < coverage.Length ? coverage[user] : 0;

    /// <summary>Room for the counts of some pairs: the first row counts pairs, the others each rule's matches by stratum; slots are the steps of unexplained pairs, then the explained ones.</summary>
    internal Counter NewCounter() => new(new int[places.Length + 1, Match.Strata * Slots], []);

    internal void CountPair(Counter counter, bool isExplained, int user, bool isGlance)
    {
        counter.All[0, isExplained ? ExplainedSlot : Step(user, isGlance)]++;
        if (isExplained)
        {
            counter.Add(user, 0);
        }
    }

    internal void CountMatch(Counter counter, int rule, Match match, bool isExplained, int user, bool isGlance)
    {
        counter.All[rule + 1, (match.Stratum * Slots) + (isExplained ? ExplainedSlot : Step(user, isGlance))]++;
        if (isExplained)
        {
            counter.Add(user, NumberOf(rule, match));
        }
    }

    /// <summary>Called when every pair was counted: keeps this epoch's counts, and adds those of earlier epochs to them.</summary>
    internal void Learn(IReadOnlyCollection<Counter> counters)
    {
        LearnByUser(counters);
        foreach (var counter in counters)
        {
            for (var row = 0; row <= places.Length; row++)
            {
                for (var slot = 0; slot < Match.Strata * Slots; slot++)
                {
                    counts[row, slot] += counter.All[row, slot];
                }
            }
        }

        var learned = new Learning.CountTable.Builder();
        for (var row = 0; row <= places.Length; row++)
        {
            for (var slot = 0; slot < Match.Strata * Slots; slot++)
            {
                if (counts[row, slot] > 0)
                {
                    learned.Add(Number(row), slot, counts[row, slot]);
                }
            }
        }

        accesses.Learn(Learning.LearnedCount.Matches, learned.Build());
        var sum = accesses[Learning.LearnedCount.Matches];
        for (var row = 0; row <= places.Length; row++)
        {
            for (var slot = 0; slot < Match.Strata * Slots; slot++)
            {
                counts[row, slot] = sum[Number(row), slot];
            }
        }
    }

    /// <summary>The share of matches of this kind that ordinary care and chance do not account for, and the numbers in words.</summary>
    internal (double Factor, Func<string> Words) Judge(int rule, Match match, int user, bool isGlance)
    {
        var step = Step(user, isGlance);
        var rate = Rate(rule, match, accesses.Context.User(user).Role);
        var unexplained = counts[0, step];
        var expected = rate * unexplained;
        var found = counts[rule + 1, (match.Stratum * Slots) + step];
        return (1 - Math.Min(1, expected / Math.Max(1, found)),
            () => string.Create(CultureInfo.InvariantCulture, $"Of {unexplained:N0} unexplained pairs of user and patient with {(isGlance ? "a single access" : "more than one access")}, {expected:0.0#} would be expected to match by chance or ordinary care; {found:N0} {(found == 1 ? "does" : "do")}."));
    }

    /// <summary>How often a match is seen in the explained pairs of a role.</summary>
    private double Rate(int rule, Match match, int role)
    {
        var hospital = (counts[rule + 1, (match.Stratum * Slots) + ExplainedSlot] + 0.5) / (counts[0, ExplainedSlot] + 1.0);
        return role == 0 ? hospital : (ofRole.GetValueOrDefault((role, NumberOf(rule, match))) + Prior) / (ofRole.GetValueOrDefault((role, 0)) + (Prior / hospital));
    }

    private void LearnByUser(IEnumerable<Counter> counters)
    {
        // Users are whole in a part, so that no key comes twice.
        accesses.Learn(Learning.LearnedCount.UserMatches, Learning.CountTable.From(counters.SelectMany(c => c.OfUser).ToDictionary()));
        var all = accesses[Learning.LearnedCount.UserMatches];
        ofRole = [];
        for (var place = 0; place < all.Count; place++)
        {
            var (user, match, count) = all.At(place);
            var key = (accesses.Context.User(user).Role, match);
            ofRole[key] = ofRole.GetValueOrDefault(key) + count;
        }
    }

    /// <summary>The number under which a match is kept of a user; 0 stands for any pair.</summary>
    private int NumberOf(int rule, Match match) => ((places[rule] + 1) * Match.Strata) + match.Stratum;

    /// <summary>
    /// How far "unexplained" means anything for a record on a list. People whose office has no business in records have no colleagues with a reason:
    /// what is missing there is not a feed, so everybody's share counts.
    /// </summary>
    internal (double Factor, Func<string> Words) JudgeList(int user) => accesses.Context.HasNoBusinessInRecords(user) ? Judged(overall, "all") : JudgeCoverage(user);

    /// <summary>How far "unexplained" means anything for this user.</summary>
    internal (double Factor, Func<string> Words) JudgeCoverage(int user) => Judged(Coverage(user), "the colleagues'");

    private static (double Factor, Func<string> Words) Judged(double share, string whose) => (Math.Clamp((share - 0.4) / 0.45, 0, 1), () => $"{RiskScore.Percent(share)} of {whose} sessions are explained.");

    /// <summary>A rule's number in the stored counts: its place in the catalogue, explanations that policy flags after the rules.</summary>
    private static int PlaceOf(PairRule rule)
    {
        var ids = RuleCatalog.All.Select(r => r.Info.Id).Concat(ExplanationCatalog.All.Select(e => e.Id));
        return ids.TakeWhile(id => id != rule.Info.Id).Count();
    }

    private int Number(int row) => row == 0 ? 0 : places[row - 1] + 1;

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

    private static (double[] Shares, double Overall) Coverages(ExplainedAccesses accesses)
    {
        var context = accesses.Context;
        var sessions = new int[Math.Max(accesses.Window.Users, accesses.UserDays.Users) + 1];
        var explained = new int[sessions.Length];
        var days = accesses.UserDays;
        Parallel.ForEach(Partitioner.Create(0, sessions.Length), part =>
        {
            for (var user = part.Item1; user < part.Item2; user++)
            {
                foreach (ref readonly var day in days.Of(user))
                {
                    sessions[user] += day.Patients;
                    explained[user] += day.Patients - day.Unexplained;
                }
            }
        });

        var departments = new Dictionary<int, (long All, long Explained)>();
        for (var user = 0; user < sessions.Length; user++)
        {
            var department = context.User(user).Department;
            var (all, some) = departments.GetValueOrDefault(department);
            departments[department] = (all + sessions[user], some + explained[user]);
        }

        // A department of one has the hospital for colleagues: twenty sessions' worth of it are mixed into each.
        const double prior = 20;
        var overall = (double)explained.Sum(e => (long)e) / Math.Max(1, sessions.Sum(s => (long)s));
        var shares = new double[sessions.Length];
        for (var user = 0; user < shares.Length; user++)
        {
            var (all, some) = departments[context.User(user).Department];
            shares[user] = (some - explained[user] + (prior * overall)) / (all - sessions[user] + prior);
        }

        return (shares, overall);
    }
}
