using System.Globalization;
using System.Runtime.InteropServices;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Findings about one user and one patient: what a rule that looks at pairs sees in their sessions of the epoch for which no reason was found.</summary>
internal sealed class PairFindings(ExplainedAccesses accesses, PairRule[] rules, BaseRates rates)
{
    // Nearly all pairs have a reason, and tell only of rules that are compared with such pairs.
    private readonly int[] comparedRules = [.. Enumerable.Range(0, rules.Length).Where(rule => rules[rule].Calibration is not (Calibration.Coverage or Calibration.None))];
    private readonly int[] allRules = [.. Enumerable.Range(0, rules.Length)];

    /// <summary>The pairs that may make a finding, before it is asked how usual what the rules see is in the user's role.</summary>
    public List<Weighed> Seen()
    {
        var parts = accesses.Sessions.Parts();
        var counters = new BaseRates.Counter[parts.Count];
        var candidates = new List<Candidate>[parts.Count];
        Parallel.For(0, parts.Count, part => candidates[part] = Candidates(parts[part], counters[part] = rates.NewCounter()));
        rates.Learn(counters);
        var weighed = new List<Weighed>[parts.Count];
        Parallel.For(0, parts.Count, part =>
        {
            weighed[part] = [];
            foreach (var candidate in candidates[part])
            {
                if (MayCarry(candidate))
                {
                    weighed[part].Add(new(candidate, PairWeight.Of(Pair(candidate.Sessions, isExplained: false), rules, candidate.Matches, rates)));
                }
            }
        });
        return [.. weighed.SelectMany(w => w)];
    }

    /// <summary>Who would be found in them by which rule, if nothing were taken away from what the rules give.</summary>
    public IEnumerable<(int User, Rule Rule)> Found(IEnumerable<Weighed> pairs) => pairs.SelectMany(p => Found(p.Pair).Select(r => (accesses.Sessions.User(p.Pair.Sessions[0]), (Rule)r)));

    /// <summary>The findings that come of them.</summary>
    public List<Finding> Of(IEnumerable<Weighed> pairs, RoleRates roles, HeldBackTally held) => [.. pairs.Select(p => Of(p, roles, held)).OfType<Finding>()];

    /// <summary>True when a pair would make a finding if nothing were taken away from what the rules give.</summary>
    private bool MayCarry(in Candidate pair) => pair.Matches.Sum(m => m.Weight) >= RiskScore.Threshold && Found(pair).Any();

    private IEnumerable<PairRule> Found(Candidate pair) => pair.Matches.Zip(rules).Where(m => m.First.Weight > 0 && !m.Second.IsSupporting).Select(m => m.Second);

    /// <summary>True when weights make a finding: enough points, and not all of them of rules that only support.</summary>
    private bool Carries(List<PairWeight> weights) => weights.Exists(w => w.Points > 0 && !rules[w.Rule].IsSupporting) && weights.Sum(w => w.Points) >= RiskScore.Threshold;

    private List<Candidate> Candidates((int From, int To) part, BaseRates.Counter counter)
    {
        var candidates = new List<Candidate>();
        var sessions = accesses.Sessions;
        var considered = new List<int>();
        for (int from = part.From, to; from < part.To; from = to)
        {
            accesses.Context.PrefetchPatient(sessions, from, part.To);
            to = from + 1;
            while (to < part.To && !sessions.IsFirst(to))
            {
                to++;
            }

            while (from < to && !accesses.IsJudged(from))
            {
                from++;
            }

            if (from == to)
            {
                continue;
            }

            var isExplained = !Unexplained(from, to, considered);
            if (isExplained)
            {
                for (var s = from; s < to; s++)
                {
                    considered.Add(s);
                }
            }

            var user = sessions.User(from);
            var pair = Pair(CollectionsMarshal.AsSpan(considered), isExplained);
            var isGlance = pair.IsGlance;
            rates.CountPair(counter, isExplained, user, isGlance);
            Match[]? matches = null;
            foreach (var rule in isExplained ? comparedRules : allRules)
            {
                var match = isExplained ? rules[rule].ByChance(pair) : rules[rule].Test(pair);
                if (match.Weight > 0)
                {
                    rates.CountMatch(counter, rule, match, isExplained, user, isGlance);
                    if (!isExplained)
                    {
                        (matches ??= new Match[rules.Length])[rule] = match;
                    }
                }
            }

            if (matches is not null)
            {
                candidates.Add(new([.. considered], to - from, matches));
            }
        }

        return candidates;
    }

    private AccessPair Pair(ReadOnlySpan<int> sessions, bool isExplained)
    {
        var (user, patient) = (accesses.Sessions.User(sessions[0]), accesses.Sessions.Patient(sessions[0]));
        return new(accesses, user, patient, sessions, isExplained ? [] : accesses.Past.Unexplained(user, patient));
    }

    private Finding? Of(in Weighed weighed, RoleRates roles, HeldBackTally held)
    {
        var ((sessions, days, matches), weights) = weighed;
        var pair = Pair(sessions, isExplained: false);
        var (user, patient) = (pair.UserId, pair.PatientId);
        weights = [.. weights.Select(w => Discounted(w))];
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (matches[rule].Weight > 0 && !weights.Exists(w => w.Rule == rule))
            {
                held.AddAllowed(rules[rule].Info.Id);
            }
        }

        if (!Carries(weights))
        {
            weights.ForEach(w => held.Add(rules[w.Rule].Info.Id, w.Points));
            return null;
        }

        // Most pairs become no finding: the sentences are made for those that do.
        var signals = new List<Signal>();
        foreach (var (rule, weight, words) in weights)
        {
            signals.Add(new(rules[rule].Info.Id, weight, $"{rules[rule].Describe(pair, matches[rule])} {words()}{RiskScore.Left(weight, matches[rule].Weight)}"));
        }

        var score = RiskScore.Total(signals);
        signals.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Rule, b.Rule));
        var before = pair.Earlier.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", nor on {Counted.Of(pair.Earlier.Count, "day")} before");
        var on = days == 1 ? "the day" : string.Create(CultureInfo.InvariantCulture, $"{pair.Sessions.Length} of the {Counted.Of(days, "day")}");
        signals.Add(new(Signal.RuledOut, 0, string.Create(CultureInfo.InvariantCulture,
            $"No documented reason was found on {on} the user opened this record{before}; {RiskScore.Percent(rates.Coverage(pair.UserId))} of all sessions of the user's colleagues are explained.")));
        var rows = new List<int>();
        foreach (var session in pair.Sessions)
        {
            rows.AddRange(pair.Accesses.Sessions.RowsOf(session));
        }

        return new Finding
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"pair:{pair.UserId}:{pair.PatientId}"),
            User = pair.UserId,
            Patient = pair.PatientId,
            Score = score,
            Severity = RiskScore.Severity(score),
            Signals = signals,
            Rows = rows,
            Earlier = [.. pair.Earlier.SelectMany(e => e.Accesses.ToArray())],
        };

        PairWeight Discounted(PairWeight weight) => weight.Points > 0 && roles.Judge(rules[weight.Rule], user, patient) is var (factor, words)
            ? new(weight.Rule, RiskScore.Discount(weight.Points, factor), () => $"{weight.Words()} {words()}") : weight;
    }

    /// <summary>Collects the sessions of a pair that nothing explains and in which something was seen; false when there are none.</summary>
    private bool Unexplained(int from, int to, List<int> found)
    {
        found.Clear();
        for (var session = from; session < to; session++)
        {
            if (!accesses.IsExplained(session) && accesses.Sessions.Succeeded(session))
            {
                found.Add(session);
            }
        }

        return found.Count > 0;
    }

    /// <summary>A pair that nothing explains, with what the rules saw in it.</summary>
    /// <param name="Sessions">Those without a reason, in the order of their days.</param>
    /// <param name="Days">The days of the epoch on which the user opened the record, with a reason or without.</param>
    /// <param name="Matches">What each rule saw.</param>
    internal readonly record struct Candidate(int[] Sessions, int Days, Match[] Matches);

    /// <summary>A pair that may make a finding, with its weights before it is asked how usual they are in the user's role.</summary>
    internal readonly record struct Weighed(Candidate Pair, List<PairWeight> Weights);
}
