using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>Whether a rule ran.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Version">The rule's version.</param>
/// <param name="NotRun">Null when it ran, else why not.</param>
/// <param name="Findings">Findings it gave weight to.</param>
public sealed record RuleRun(string Id, int Version, string? NotRun, int Findings);

/// <summary>What judging an epoch gave: findings in the order of their keys, what each rule did, and what later epochs learn from it.</summary>
public sealed class Judgement
{
    private Judgement(ExplainedAccesses accesses, IReadOnlyList<Finding> findings, IReadOnlyList<RuleRun> rules, Learned learned)
    {
        Accesses = accesses;
        Findings = findings;
        Rules = rules;
        Learned = learned;
    }

    /// <summary>The accesses with the reasons that were judged by.</summary>
    public ExplainedAccesses Accesses { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<RuleRun> Rules { get; }

    /// <summary>What the epoch leaves to later ones.</summary>
    public Learned Learned { get; }

    /// <summary>
    /// Puts every rule that has its feeds to the accesses. Where an access that is found had taught an explanation by which another has its reason, the reasons are looked for
    /// without it and the rules are asked again: what is found grows, so that it comes to an end.
    /// </summary>
    public static Judgement Of(ExplainedAccesses accesses)
    {
        while (true)
        {
            var (findings, rules) = Ask(accesses);
            var taught = accesses.Without(findings);
            if (taught.HasReasonsOf(accesses))
            {
                return new(accesses, findings, rules, EpochCounts.Learned(accesses, taught, findings));
            }

            accesses = taught;
        }
    }

    private static (List<Finding> Findings, IReadOnlyList<RuleRun> Rules) Ask(ExplainedAccesses accesses)
    {
        IReadOnlyList<Rule> asked = [.. RuleCatalog.All, .. FlaggedReason.Of(accesses.Policy)];
        var lacking = asked.ToDictionary(r => r.Info.Id, r => accesses.Policy.RulesOff.Contains(r.Info.Id) ? "not run: switched off by policy" : r.Lacks(accesses), StringComparer.Ordinal);
        var pairRules = asked.OfType<PairRule>().Where(r => lacking[r.Info.Id] is null).ToArray();
        var episodeRules = asked.OfType<EpisodeRule>().Where(r => lacking[r.Info.Id] is null).ToArray();
        var rates = new BaseRates(accesses, pairRules);
        var circumstances = RuleCatalog.All.OfType<CircumstanceRule>().Where(r => lacking[r.Info.Id] is null).ToArray();
        var pairs = Pairs(accesses, pairRules, rates);
        var episodes = EpisodeFindings.Seen(accesses, episodeRules, rates);
        var roles = new RoleRates(accesses, [.. pairs.SelectMany(p => p.Pair.Found(pairRules).Select(r => (accesses.Sessions.User(p.Pair.From), (Rule)r))), .. episodes.Where(e => e.Episode.YieldsToRole && e.Episode.Weight > 0).Select(e => (e.Episode.User, e.Rule))]);
        List<Finding> found = [.. pairs.Select(p => Finding(accesses, p, pairRules, rates, roles)).OfType<Finding>()];
        List<Finding> findings = [.. Serials.Gather(Rushes.Gather(found, accesses), accesses).Concat(EpisodeFindings.Of(accesses, episodes, roles)).Select(f => Strengthen(accesses, f, circumstances))];
        findings.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        var counts = findings.SelectMany(f => f.Rules).CountBy(r => r, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return (findings, [.. asked.Select(r => new RuleRun(r.Info.Id, r.Info.Version, lacking[r.Info.Id], counts.GetValueOrDefault(r.Info.Id)))]);
    }

    private static List<Weighed> Pairs(ExplainedAccesses accesses, PairRule[] rules, BaseRates rates)
    {
        var parts = accesses.Sessions.Parts();
        var counters = new BaseRates.Counter[parts.Count];
        var candidates = new List<Candidate>[parts.Count];
        Parallel.For(0, parts.Count, part => candidates[part] = Candidates(accesses, parts[part], rules, rates, counters[part] = rates.NewCounter()));
        rates.Learn(counters);
        var weighed = new List<Weighed>[parts.Count];
        Parallel.For(0, parts.Count, part =>
        {
            weighed[part] = [];
            var considered = new List<int>();
            foreach (var candidate in candidates[part])
            {
                if (candidate.MayCarry(rules))
                {
                    Unexplained(accesses, candidate.From, candidate.To, considered);
                    weighed[part].Add(new(candidate, Weigh(Pair(accesses, considered, isExplained: false), rules, candidate.Matches, rates)));
                }
            }
        });
        return [.. weighed.SelectMany(w => w)];
    }

    /// <summary>A pair that nothing explains, in the sessions [from, to), with what the rules saw in it.</summary>
    private readonly record struct Candidate(int From, int To, Match[] Matches)
    {
        /// <summary>True when it would make a finding if nothing were taken away from what the rules give.</summary>
        public bool MayCarry(PairRule[] rules) => Matches.Sum(m => m.Weight) >= RiskScore.Threshold && Found(rules).Any();

        /// <summary>The rules by which it would be found.</summary>
        public IEnumerable<PairRule> Found(PairRule[] rules) => Matches.Zip(rules).Where(m => m.First.Weight > 0 && !m.Second.IsSupporting).Select(m => m.Second);
    }

    /// <summary>What is left of the points a rule gives, 0 for nothing, and what they were reduced by in words.</summary>
    private readonly record struct Weight(int Rule, int Points, Func<string> Words);

    /// <summary>A pair that may make a finding, with its weights before it is asked how usual they are in the user's role.</summary>
    private readonly record struct Weighed(Candidate Pair, List<Weight> Weights);

    /// <summary>True when weights make a finding: enough points, and not all of them of rules that only support.</summary>
    private static bool Carries(List<Weight> weights, PairRule[] rules) => weights.Exists(w => w.Points > 0 && !rules[w.Rule].IsSupporting) && weights.Sum(w => w.Points) >= RiskScore.Threshold;

    private static List<Candidate> Candidates(ExplainedAccesses accesses, (int From, int To) part, PairRule[] rules, BaseRates rates, BaseRates.Counter counter)
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

            var isExplained = !Unexplained(accesses, from, to, considered);
            if (isExplained)
            {
                for (var s = from; s < to; s++)
                {
                    considered.Add(s);
                }
            }

            var user = sessions.User(from);
            var pair = Pair(accesses, considered, isExplained);
            var isGlance = pair.IsGlance;
            rates.CountPair(counter, isExplained, user, isGlance);
            Match[]? matches = null;
            for (var rule = 0; rule < rules.Length; rule++)
            {
                if (isExplained && rules[rule].Calibration is Calibration.Coverage or Calibration.None)
                {
                    continue;
                }

                var match = rules[rule].Test(pair);
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
                candidates.Add(new(from, to, matches));
            }
        }

        return candidates;
    }

    private static AccessPair Pair(ExplainedAccesses accesses, List<int> sessions, bool isExplained)
    {
        var (user, patient) = (accesses.Sessions.User(sessions[0]), accesses.Sessions.Patient(sessions[0]));
        return new(accesses, user, patient, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sessions), isExplained ? [] : accesses.Past.Unexplained(user, patient));
    }

    private static List<Weight> Weigh(in AccessPair pair, PairRule[] rules, Match[] matches, BaseRates rates)
    {
        var weighed = new List<Weight>();
        var (isGlance, wrote) = (pair.IsGlance, pair.Wrote());
        var isSlip = pair.Earlier.Count == 0 && pair.Sessions.Length == 1 && BareLooks.LeadsOn(pair.Accesses, pair.Sessions[0]);
        var isInCare = wrote && IsInCare(pair);
        var isAdvised = !wrote && pair.User.Consults && IsAdvised(pair);
        var hasTicket = SupportTickets.Names(pair);
        var dayOf = pair.Accesses.Sessions.Day;
        for (var rule = 0; rule < rules.Length; rule++)
        {
            if (matches[rule].Weight == 0 || pair.Policy.Allows(rules[rule].Info.Id, pair.UserId, pair.PatientId, dayOf[pair.Sessions[0]], dayOf[pair.Sessions[^1]]))
            {
                continue;
            }

            var (factor, words) = Factor(rules[rule].Calibration, rule, matches[rule], pair, isGlance, rates);
            if (rules[rule].Calibration != Calibration.None)
            {
                factor *= isSlip ? RiskScore.Slip : isGlance ? RiskScore.Glance : 1;
                factor *= wrote ? (isInCare ? RiskScore.WorkedInCare : RiskScore.Worked) : 1;
                factor *= hasTicket ? RiskScore.Ticket : 1;
                var yields = isAdvised && rules[rule].YieldsToAdvice;
                factor *= yields ? RiskScore.Advised : 1;
                var ofRate = words;
                words = () => ofRate() + Lessened(isSlip, isGlance, wrote, isInCare, hasTicket, yields);
            }

            weighed.Add(new(rule, RiskScore.Discount(matches[rule].Weight, factor), words));
        }

        return weighed;
    }

    /// <summary>What of a pair's own circumstances makes its weights smaller, in words.</summary>
    private static string Lessened(bool isSlip, bool isGlance, bool wrote, bool isInCare, bool hasTicket, bool isAdvised)
    {
        List<string> because = [];
        if (isSlip || isGlance)
        {
            because.Add(isSlip ? "a single access within a minute of another patient's record that was opened with a reason is most likely a wrong chart" : "a single access may be a wrong chart");
        }

        if (wrote)
        {
            because.Add(isInCare ? "the user wrote in the record while the patient was in care" : "the user wrote in the record");
        }

        if (hasTicket)
        {
            because.Add("a ticket's number was given as the reason");
        }

        if (isAdvised)
        {
            because.Add("the user's advice is asked about patients in care, and this one was");
        }

        return because.Count == 0 ? "" : $" It weighs less because {string.Join(", and because ", because)}.";
    }

    private static Finding? Finding(ExplainedAccesses accesses, in Weighed weighed, PairRule[] rules, BaseRates rates, RoleRates roles)
    {
        var ((from, to, matches), weights) = weighed;
        var (user, patient, days) = (accesses.Sessions.User(from), accesses.Sessions.Patient(from), to - from);
        weights = [.. weights.Select(w => Discounted(w))];
        if (!Carries(weights, rules))
        {
            return null;
        }

        var considered = new List<int>();
        Unexplained(accesses, from, to, considered);
        var pair = Pair(accesses, considered, isExplained: false);

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

        Weight Discounted(Weight weight) => weight.Points > 0 && roles.Judge(rules[weight.Rule], user, patient) is var (factor, words)
            ? new(weight.Rule, RiskScore.Discount(weight.Points, factor), () => $"{weight.Words()} {words()}") : weight;
    }

    private static Finding Strengthen(ExplainedAccesses accesses, Finding finding, CircumstanceRule[] circumstances)
    {
        List<Signal> added = [];
        foreach (var rule in circumstances)
        {
            if (rule.Test(accesses, finding.User, finding.Rows) is { Weight: > 0 } match)
            {
                added.Add(new(rule.Info.Id, match.Weight, rule.Describe(match)));
            }
        }

        if (added.Count == 0)
        {
            return finding;
        }

        List<Signal> signals = [.. finding.Signals.Concat(added).OrderByDescending(s => s.Weight).ThenBy(s => s.Rule, StringComparer.Ordinal)];
        var score = RiskScore.Total(signals);
        return finding with { Score = score, Severity = RiskScore.Severity(score), Signals = signals };
    }

    private static (double Factor, Func<string> Words) Factor(Calibration calibration, int rule, in Match match, in AccessPair pair, bool isGlance, BaseRates rates)
    {
        if (calibration == Calibration.None)
        {
            return (1, () => "By decision it carries its whole weight.");
        }

        if (calibration == Calibration.BaseRate)
        {
            return rates.Judge(rule, match, pair.UserId, isGlance);
        }

        var byCoverage = calibration == Calibration.List ? rates.JudgeList(pair.UserId) : rates.JudgeCoverage(pair.UserId);
        if (calibration != Calibration.List || !((isGlance && !pair.Accesses.RoleParts.IsSingleBeyondRole(pair.Sessions[0])) || pair.Wrote()))
        {
            return byCoverage;
        }

        // A base rate never makes up for feeds that are not there.
        var byRate = rates.Judge(rule, match, pair.UserId, isGlance);
        return byRate.Factor < byCoverage.Factor ? byRate : byCoverage;
    }

    /// <summary>True when the patient was in care, wherever, during one of the pair's sessions.</summary>
    private static bool IsInCare(in AccessPair pair)
    {
        foreach (var session in pair.Sessions)
        {
            if (pair.Context.IsInCare(pair.PatientId, pair.Accesses.Sessions[session].FirstAt, 0, 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the patient was in care, wherever, about every session of the pair, see <see cref="Advice"/>.</summary>
    private static bool IsAdvised(in AccessPair pair)
    {
        foreach (var session in pair.Sessions)
        {
            var at = pair.Accesses.Sessions[session].FirstAt;
            if (!Advice(pair.Context.Encounters.Of(pair.PatientId), at) && !Advice(pair.Context.Appointments.Of(pair.PatientId), at))
            {
                return false;
            }
        }

        return pair.Earlier.Count == 0;
    }

    /// <summary>True when advice is asked about one of the spans at the time: for a stay a day before the admission and after the discharge, too; for a visit of hours, half a day.</summary>
    private static bool Advice(ReadOnlySpan<CareSpan> spans, long at)
    {
        foreach (ref readonly var span in spans)
        {
            var margin = span.IsOfHours ? SiteCalendar.Day / 2 : SiteCalendar.Day;
            if (span.Covers(at, margin, margin))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Collects the sessions of a pair that nothing explains and in which something was seen; false when there are none.</summary>
    private static bool Unexplained(ExplainedAccesses accesses, int from, int to, List<int> found)
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
}
