using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;

namespace ComplianceDesk.Core.Rules;

/// <summary>A run of searches that ends in the record of somebody not in the searcher's care.</summary>
public sealed class NameFishingRule : EpisodeRule
{
    private static readonly Threshold Searches = new("searches", "searches, at least", 5, "searches", 2, 200);
    private static readonly Threshold Burst = new("burst", "within", 15, Threshold.Minutes, 1, 120);
    private static readonly Threshold UntilOpened = new("until-opened", "from the last search to the opening, at most", 5, Threshold.Minutes, 1, 60);
    private static readonly Threshold Times = new("times", "above the user's usual largest run, at least", 2, Threshold.Times, 1, 20);

    private static readonly Threshold Own = new("own-runs", "own runs of other days (else peers alone), at least", 5, "runs", 3, 100);
    private static readonly Threshold PeerRuns = new("peer-runs", "runs of peers and their days without one, at least", 20, "runs", 5, 1000);
    private static readonly Threshold Far = new("deviations", "robust deviations above the runs of peers, at least", 3, Threshold.Deviations, 1, 20);

    // Whoever finds the patient opens the record at once; an access to another one after that does not end the search.
    private const long Found = SiteCalendar.Hour / 120;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "name-fishing",
        Version = 4,
        Title = "Searching until somebody is found",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"At least {Searches} searches within {Burst} minutes with no documented care in between, and then, within {UntilOpened} minutes, a patient opened without a documented reason. They must be {Times} times the user's usual largest run (the ninth decile of the user's other days, where they have {Own} runs or more). They must be {Far} robust standard deviations (median, median absolute deviation) above the runs of peers of the same role and department, too (wider when fewer than 6 people; a day without a search counts as a run of none; {PeerRuns} of both at least). People whose work is registration, billing or release of information, or an office of unstated function, are left out.",
        Needs = ["accesses.query", RuleInfo.Care],
        Thresholds = [Searches, Burst, UntilOpened, Times, Own, PeerRuns, Far],
        InnocentCauses = ["walk-in registration", "a misspelt name", "telephone triage"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (window, calendar, policy) = (accesses.Window, accesses.Calendar, accesses.Policy);
        for (var user = 1; user < window.Users; user++)
        {
            if (IsSearcher(accesses.Context, user))
            {
                continue;
            }

            var runs = Runs(accesses, user);
            CountHistogram? peers = null;
            foreach (var (run, opened) in runs)
            {
                var day = calendar.DayOf(window.At[run[0]]);
                if (run.Count < Searches.In(policy) || opened.Count == 0)
                {
                    continue;
                }

                var usual = new CountHistogram();
                foreach (var other in runs.Where(r => window.At[r.Searches[0]] >= accesses.FromAt && calendar.DayOf(window.At[r.Searches[0]]) != day))
                {
                    usual.Add(other.Searches.Count);
                }

                var earlier = accesses.Past[LearnedCount.SearchRuns];
                var (from, to) = earlier.Of(user);
                for (var place = from; place < to; place++)
                {
                    usual.Add(earlier.At(place).Second, earlier.At(place).Count);
                }

                if ((usual.Total < Own.In(policy) || run.Count >= Times.In(policy) * usual.Quantile(0.9)) && (peers ??= OfPeers(accesses, user)).Total >= PeerRuns.In(policy) && peers.Deviations(run.Count) >= Far.In(policy))
                {
                    yield return new(user, [.. run, .. opened], 50, string.Create(CultureInfo.InvariantCulture,
                        $"{Counted.Of(run.Count, "search", "searches")} in {Counted.Of(Math.Max(1, (window.At[run[^1]] - window.At[run[0]]) / 60_000), "minute")}, then a patient opened without a documented reason; the user's usual largest run is {(usual.Total == 0 ? 0 : usual.Quantile(0.9)):N0}, on half of the peers' {Counted.Of(peers.Total, "day")} it is {peers.Median:N0} at most."));
                }
            }
        }
    }

    /// <summary>True when a run of searches by somebody whose work they are not leads to the access: what came of it may be a broad reason's, the choice was not.</summary>
    internal static bool LeadsTo(DirectReasons accesses, int row)
    {
        var (window, searches, at) = (accesses.Window, 0, accesses.Window.At[row]);
        for (var before = row - 1; before >= window.Of(window.User[row]).From && window.Action[before] == AccessAction.Query && at - window.At[before] <= Burst.SpanIn(accesses.Policy); before--)
        {
            searches++;
        }

        return searches >= Searches.In(accesses.Policy) && !IsSearcher(accesses.Context, window.User[row]);
    }

    private static bool IsSearcher(CareContext context, int user) =>
        (context.User(user).Work & (OfficeWork.Registration | OfficeWork.Billing | OfficeWork.Release | OfficeWork.Unspecified)) != 0;

    private static CountHistogram OfPeers(ExplainedAccesses accesses, int user)
    {
        var (lengths, all) = (new CountHistogram(), accesses[LearnedCount.SearchRuns]);
        foreach (var peer in accesses.Peers.Of(user))
        {
            var (from, to) = all.Of(peer);
            var days = accesses.UserDays.Of(peer).Length;
            for (var place = from; place < to; place++)
            {
                lengths.Add(all.At(place).Second, all.At(place).Count);
                days -= all.At(place).Count;
            }

            lengths.Add(0, Math.Max(0, days));
        }

        return lengths;
    }

    /// <summary>Runs of searches of the epoch by user and length.</summary>
    internal static CountTable CountRuns(ExplainedAccesses accesses)
    {
        var counted = new CountTable.Collector();
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            foreach (var (searches, _) in Runs(accesses, user))
            {
                if (accesses.Window.At[searches[0]] >= accesses.FromAt)
                {
                    counted.Add(user, searches.Count);
                }
            }
        }

        return counted.Build();
    }

    /// <summary>Runs of searches, each with what was opened from it without a documented reason.</summary>
    private static List<(List<int> Searches, List<int> Opened)> Runs(ExplainedAccesses accesses, int user)
    {
        var (window, calendar) = (accesses.Window, accesses.Calendar);
        var (burst, untilOpened) = (Burst.SpanIn(accesses.Policy), UntilOpened.SpanIn(accesses.Policy));
        var (from, to) = window.Of(user);
        var runs = new List<(List<int> Searches, List<int> Opened)>();
        // Before the first search there is no run: most people never search.
        var first = window.Action.AsSpan(from, to - from).IndexOf(AccessAction.Query);
        for (var row = first < 0 ? to : from + first; row < to; row++)
        {
            var current = runs.Count > 0 ? runs[^1] : ([], []);
            if (window.Action[row] == AccessAction.Query)
            {
                if (current.Searches.Count == 0 || current.Opened.Count > 0 || window.At[row] - window.At[current.Searches[0]] > burst)
                {
                    runs.Add(([row], []));
                }
                else
                {
                    current.Searches.Add(row);
                }
            }
            else if (window.Patient[row] != 0 && current.Searches.Count > 0 && window.At[row] - window.At[current.Searches[^1]] <= untilOpened)
            {
                if (!accesses.IsExplained(accesses.Sessions.Of(user, window.Patient[row], calendar.DayOf(window.At[row]))))
                {
                    current.Opened.Add(row);
                }
                else if (current.Opened.Count == 0 && window.At[row] - window.At[current.Searches[^1]] <= Found)
                {
                    // The search led to a patient in care: what comes next is a new search.
                    runs.Add(([], []));
                }
            }
        }

        runs.RemoveAll(r => r.Searches.Count == 0);
        return runs;
    }
}
