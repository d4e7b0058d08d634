using System.Globalization;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>
/// Findings about one user's behaviour. Episodes that rest on the same accesses are one finding; an episode of a rule that begins at most two weeks after
/// the last one of the same user and rule makes that finding grow, in this epoch or from an earlier one: serial behaviour is one finding. An episode that rests on
/// sessions of earlier weeks, too, begins with the first of them.
/// </summary>
internal static class EpisodeFindings
{
    private const int DaysApart = 14;

    /// <summary>What the rules see, before it is asked how usual it is in the user's role; with 0 points where too few of the colleagues' accesses are explained to call any unexplained.</summary>
    public static List<(Rule Rule, Episode Episode)> Seen(ExplainedAccesses accesses, EpisodeRule[] rules, BaseRates rates, HeldBackTally held)
    {
        var episodes = new List<Episode>[rules.Length];
        Parallel.For(0, rules.Length, rule => episodes[rule] = [.. rules[rule].Find(accesses)]);
        return [.. rules.Zip(episodes).SelectMany(r => r.Second.Select(e => (Rule: (Rule)r.First, Episode: Weighed(r.First, e))))
            .Where(e => e.Episode.Whole > 0 && e.Episode.Rows.Any(row => accesses.Window.At[row] >= accesses.FromAt) && !IsAllowed(e.Rule.Info.Id, e.Episode))];

        Episode Weighed(EpisodeRule rule, Episode found)
        {
            var episode = rule.RestsOnExplanations && found.RestsOnExplanations ? Calibrate(found, rates) : found;
            return rule.LeftByAdding < 1 && AddedToEach(accesses, episode) ? Added(episode, rule.LeftByAdding) : episode;
        }

        bool IsAllowed(string rule, Episode episode)
        {
            var allowed = accesses.Policy.Allows(rule, episode.User, 0, episode.Rows.Min(row => Day(accesses, row)), episode.Rows.Max(row => Day(accesses, row)));
            if (allowed && IsEnough(episode))
            {
                held.AddAllowed(rule);
            }

            return allowed;
        }
    }

    /// <summary>The findings that come of what the rules see.</summary>
    public static List<Finding> Of(ExplainedAccesses accesses, List<(Rule Rule, Episode Episode)> seen, RoleRates roles, HeldBackTally held)
    {
        var weighed = seen.Select(e => (Rule: e.Rule.Info.Id, Episode: Discounted(e.Rule, e.Episode, roles)))
            .OrderBy(e => e.Episode.User).ThenBy(e => accesses.Window.At[e.Episode.Rows[0]]).ThenBy(e => e.Rule, StringComparer.Ordinal).ToLookup(e => e.Episode.Weight > 0);
        List<(string Rule, Episode Episode)> found = [.. weighed[true]];
        var nothing = weighed[false].ToLookup(e => e.Episode.User);
        var open = accesses.Past.Epochs.SelectMany(e => e.Episodes).ToLookup(e => e.User);
        var findings = new List<Finding>();
        for (int from = 0, to; from < found.Count; from = to)
        {
            var user = found[from].Episode.User;
            for (to = from + 1; to < found.Count && found[to].Episode.User == user; to++)
            {
            }

            findings.AddRange(OfUser(accesses, found[from..to], [.. nothing[user]], [.. open[user]]));
        }

        var ofUser = findings.ToLookup(f => f.User);
        foreach (var (rule, episode) in weighed.SelectMany(w => w).Where(e => IsEnough(e.Episode) && !ofUser[e.Episode.User].Any(f => Holds(f, e.Rule, e.Episode))))
        {
            held.Add(rule, episode.Weight);
        }

        return findings;
    }

    /// <summary>True for an episode that makes a finding if nothing is taken away from its points.</summary>
    private static bool IsEnough(Episode episode) => episode.Whole >= RiskScore.Threshold;

    private static bool Holds(Finding finding, string rule, Episode episode) => finding.Signals.Any(s => s.Rule == rule) && finding.Rows.Intersect(episode.Rows).Any();

    private static Dictionary<string, Finding>.ValueCollection OfUser(ExplainedAccesses accesses, List<(string Rule, Episode Episode)> found, List<(string Rule, Episode Episode)> nothing, List<OpenEpisode> open)
    {
        var grown = new Dictionary<string, Finding>(StringComparer.Ordinal);
        var taken = new bool[found.Count];
        for (var i = 0; i < found.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }

            var rows = new SortedSet<int>(found[i].Episode.Rows);
            var earlier = new SortedSet<long>(Ids(found[i].Episode));
            var since = Since(found[i].Episode);
            List<Signal> signals = [SignalOf(found[i])];
            for (var j = i + 1; j < found.Count; j++)
            {
                if (!taken[j] && rows.Overlaps(found[j].Episode.Rows))
                {
                    taken[j] = true;
                    rows.UnionWith(found[j].Episode.Rows);
                    earlier.UnionWith(Ids(found[j].Episode));
                    since = Math.Min(since, Since(found[j].Episode));
                    signals.Add(SignalOf(found[j]));
                }
            }

            if (RiskScore.Total(Signal.Merge(signals)) < RiskScore.Threshold)
            {
                continue;
            }

            var first = Day(accesses, rows.MinBy(r => (accesses.Window.At[r], r)));
            var last = Day(accesses, rows.MaxBy(r => (accesses.Window.At[r], r)));
            var continued = open.Where(o => signals.Any(s => s.Rule == o.Rule) && Math.Min(first, since) - o.LastDay <= DaysApart).OrderBy(o => o.LastDay).ThenBy(o => o.Key, StringComparer.Ordinal).LastOrDefault();
            var key = continued?.Key ?? string.Create(CultureInfo.InvariantCulture, $"episode:{found[i].Episode.User}:{found[i].Rule}:{first}");
            open.AddRange(signals.Select(s => new OpenEpisode(key, found[i].Episode.User, s.Rule, last)));
            if (grown.TryGetValue(key, out var before))
            {
                rows.UnionWith(before.Rows);
                earlier.UnionWith(before.Earlier);
                signals.InsertRange(0, before.Signals);
            }

            grown[key] = Finding(accesses, key, found[i].Episode.User, rows, earlier, Signal.Merge(signals.Concat(nothing.Where(n => rows.Overlaps(n.Episode.Rows)).Select(SignalOf))));
        }

        return grown.Values;
    }

    private static Finding Finding(ExplainedAccesses accesses, string key, int user, IReadOnlyCollection<int> rows, IEnumerable<long> earlier, IEnumerable<Signal> evidence)
    {
        List<Signal> signals = [.. evidence.Where(s => s.Rule != Signal.RuledOut)];
        var score = RiskScore.Total(signals);
        var sessions = rows.Where(r => accesses.Window.Patient[r] != 0).Select(r => accesses.Sessions.Of(accesses.Window.User[r], accesses.Window.Patient[r], Day(accesses, r))).ToHashSet();
        if (sessions.Count(s => !accesses.IsExplained(s)) is > 0 and var unexplained)
        {
            signals.Add(new(Signal.RuledOut, 0, string.Create(CultureInfo.InvariantCulture,
                $"In the week judged last, no documented reason was found for {unexplained:N0} of the {Counted.Of(sessions.Count, "session")} (one patient on one day) it rests on.")));
        }

        return new()
        {
            Key = key,
            User = user,
            Patient = 0,
            Score = score,
            Severity = RiskScore.Severity(score),
            Signals = signals,
            Rows = [.. rows.OrderBy(r => accesses.Window.At[r]).ThenBy(r => r)],
            Earlier = [.. earlier],
        };
    }

    private static Signal SignalOf((string Rule, Episode Episode) found) => new(found.Rule, found.Episode.Weight, found.Episode.Sentence + RiskScore.Left(found.Episode.Weight, found.Episode.Whole));

    private static Episode Calibrate(Episode episode, BaseRates rates)
    {
        var (factor, words) = rates.JudgeCoverage(episode.User);
        return episode with { Weight = RiskScore.Discount(episode.Weight, factor), Sentence = $"{episode.Sentence} {words()}" };
    }

    private static Episode Added(Episode episode, double left) =>
        episode with { Weight = RiskScore.Discount(episode.Weight, left), Sentence = $"{episode.Sentence} It weighs less because the user added something to each of the records." };

    /// <summary>True when the user worked on each record that the episode rests on, or tried to, and added something to most; of earlier epochs it is not known.</summary>
    private static bool AddedToEach(ExplainedAccesses accesses, Episode episode)
    {
        var window = accesses.Window;
        var sessions = episode.Rows.Where(row => window.Patient[row] != 0).Select(row => accesses.Sessions.Of(window.User[row], window.Patient[row], Day(accesses, row))).ToHashSet();
        return episode.Earlier.Count == 0 && sessions.All(accesses.Sessions.TriedToWork) && 2 * sessions.Count(accesses.Sessions.Added) > sessions.Count;
    }

    private static Episode Discounted(Rule rule, Episode episode, RoleRates roles) => episode.YieldsToRole && episode.Weight > 0 && roles.Judge(rule, episode.User, 0) is var (factor, words)
        ? episode with { Weight = RiskScore.Discount(episode.Weight, factor), Sentence = $"{episode.Sentence} {words()}" } : episode;

    private static IEnumerable<long> Ids(Episode episode) => episode.Earlier.SelectMany(e => e.Accesses.ToArray());

    private static int Since(Episode episode) => episode.Earlier.Select(e => e.Day).DefaultIfEmpty(int.MaxValue).Min();

    private static int Day(ExplainedAccesses accesses, int row) => accesses.Calendar.DayOf(accesses.Window.At[row]);
}
