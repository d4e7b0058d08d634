namespace ComplianceDesk.Cli.Bench;

/// <summary>A planted access, a look-alike, or an ordinary access that bears an incident's trace, as truth.csv names it.</summary>
internal sealed record TruthRow(string EventId, string Kind, string Scenario, string Incident);

/// <summary>What is compared of a finding.</summary>
internal sealed record FoundRow(string Rules, int Score, IReadOnlyList<string> EventIds);

/// <summary>The reason of an access, empty when none was found.</summary>
internal sealed record ExplainedRow(string EventId, string Explanation, bool First);

/// <summary>An incident that was missed or a finding that is wrong.</summary>
/// <param name="Hospital">In which hospital.</param>
/// <param name="Kind">missed-incident or wrong-finding.</param>
/// <param name="What">The scenario or the rules.</param>
/// <param name="Score">The finding's score.</param>
/// <param name="FirstEventId">One of its accesses.</param>
/// <param name="Events">How many accesses it has.</param>
/// <param name="Made">Of what: the reasons that explained the incident's accesses, or the look-alikes in the finding.</param>
internal sealed record MissRow(string Hospital, string Kind, string What, int Score, string FirstEventId, int Events, string Made);

/// <summary>Of how many.</summary>
internal readonly record struct Part(long Of, long Whole)
{
    public double? Share => Whole == 0 ? null : (double)Of / Whole;

    public static Part operator +(Part a, Part b) => new(a.Of + b.Of, a.Whole + b.Whole);
}

/// <summary>
/// How well what was found agrees with what was planted. An incident is found when at least one of its accesses stands in a finding; a finding
/// is right when at least one of its accesses belongs to an incident, or when all of them are the last before an incident silenced the log.
/// </summary>
internal sealed class Detection
{
    private readonly SortedDictionary<string, Part> recall = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Part> lookalikes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Part> rules = new(StringComparer.Ordinal);
    private readonly List<(int Score, bool Right)> ranked = [];

    private static readonly (int From, int To)[] Bands = [(40, 46), (47, 54), (55, 74), (75, 100)];

    /// <summary>Incidents found, by scenario.</summary>
    public IReadOnlyDictionary<string, Part> Recall => recall;

    /// <summary>Legitimate accesses of each kind that stand in a finding without any planted access.</summary>
    public IReadOnlyDictionary<string, Part> Lookalikes => lookalikes;

    /// <summary>Those of all kinds together.</summary>
    public Part LookalikesFlagged => lookalikes.Values.Aggregate(new Part(), (a, b) => a + b);

    /// <summary>Right findings of each rule.</summary>
    public IReadOnlyDictionary<string, Part> Rules => rules;

    public Part Incidents => recall.Values.Aggregate(new Part(), (a, b) => a + b);

    /// <summary>Right findings.</summary>
    public Part Precision => new(ranked.Count(r => r.Right), ranked.Count);

    /// <summary>
    /// Right findings by band of the score, lightest first: the two severities above low, and low in two halves. Where a heavier band is less often right than a lighter one, the score misleads.
    /// </summary>
    public IReadOnlyList<(string Band, Part Right)> PrecisionByScore =>
        [.. Bands.Select(b => ($"{b.From}\u2013{b.To}", new Part(ranked.Count(r => r.Right && r.Score >= b.From && r.Score <= b.To), ranked.Count(r => r.Score >= b.From && r.Score <= b.To))))];

    /// <summary>Ordinary accesses, look-alikes among them, that have a reason.</summary>
    public Part Explained { get; private set; }

    /// <summary>Of those, the accesses on the first day on which a user opened a patient.</summary>
    public Part FirstExplained { get; private set; }

    /// <summary>Planted accesses for which a reason was found.</summary>
    public Part PlantedExplained { get; private set; }

    /// <summary>Planted accesses for which a reason was found and that stand in no finding: nobody will look at them.</summary>
    public Part PlantedHidden { get; private set; }

    /// <summary>Precision at each right finding, heaviest first, averaged over the incidents to find; findings of one score count as one step.</summary>
    public double? AveragePrecision
    {
        get
        {
            var whole = ranked.Count(r => r.Right);
            if (whole == 0) return null;
            double sum = 0;
            int right = 0, seen = 0;
            foreach (var step in ranked.GroupBy(r => r.Score).OrderByDescending(g => g.Key))
            {
                var hits = step.Count(r => r.Right);
                right += hits;
                seen += step.Count();
                sum += hits * ((double)right / seen);
            }

            return sum / whole;
        }
    }

    /// <summary>What went wrong, for whoever works on the rules: incidents missed and findings that are wrong.</summary>
    public List<MissRow> Misses { get; } = [];

    /// <summary>Scenarios of which fewer than eight in ten incidents were found.</summary>
    public IReadOnlyList<string> WeakScenarios => [.. recall.Where(r => r.Value.Share < 0.8).Select(r => r.Key)];

    /// <summary>Adds one hospital's outcome.</summary>
    public void Add(string hospital, IReadOnlyCollection<TruthRow> truth, IReadOnlyCollection<FoundRow> findings, IEnumerable<ExplainedRow> explanations)
    {
        var planted = truth.Where(t => t.Kind == "incident").ToDictionary(t => t.EventId, StringComparer.Ordinal);
        var alike = truth.Where(t => t.Kind == "lookalike").ToDictionary(t => t.EventId, t => t.Scenario, StringComparer.Ordinal);
        var traces = truth.Where(t => t.Kind == "trace").ToDictionary(t => t.EventId, t => t.Incident, StringComparer.Ordinal);
        var traced = new HashSet<string>(StringComparer.Ordinal);
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in explanations)
        {
            var one = new Part(row.Explanation.Length > 0 ? 1 : 0, 1);
            if (planted.ContainsKey(row.EventId))
            {
                PlantedExplained += one;
                reasons[row.EventId] = row.Explanation;
            }
            else
            {
                Explained += one;
                if (row.First) FirstExplained += one;
            }
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        var wronglyFlagged = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            // A switch of the log has no user and no access of its own: a finding of nothing but its traces is about it.
            var trace = finding.EventIds.All(traces.ContainsKey);
            if (trace) traced.UnionWith(finding.EventIds.Select(e => traces[e]));
            var right = trace || finding.EventIds.Any(planted.ContainsKey);
            ranked.Add((finding.Score, right));
            foreach (var rule in finding.Rules.Split(';')) Count(rules, rule, right);
            if (right) found.UnionWith(finding.EventIds);
            else
            {
                wronglyFlagged.UnionWith(finding.EventIds);
                Misses.Add(new(hospital, "wrong-finding", finding.Rules, finding.Score, finding.EventIds[0], finding.EventIds.Count, Counted(finding.EventIds.Select(e => alike.GetValueOrDefault(e, "ordinary")))));
            }
        }

        foreach (var incident in planted.Values.GroupBy(t => (t.Scenario, t.Incident)))
        {
            var hit = traced.Contains(incident.Key.Incident) || incident.Any(t => found.Contains(t.EventId));
            Count(recall, incident.Key.Scenario, hit);
            if (!hit) Misses.Add(new(hospital, "missed-incident", incident.Key.Scenario, 0, incident.First().EventId, incident.Count(), Counted(incident.Select(t => !reasons.TryGetValue(t.EventId, out var why) ? "no patient" : why.Length == 0 ? "unexplained" : why))));
        }

        foreach (var (id, why) in reasons) PlantedHidden += new Part(why.Length > 0 && !found.Contains(id) ? 1 : 0, 1);
        foreach (var (id, kind) in alike) Count(lookalikes, kind, wronglyFlagged.Contains(id));
    }

    private static string Counted(IEnumerable<string> words) => string.Join("; ", words.CountBy(w => w).OrderByDescending(w => w.Value).Select(w => $"{w.Value} {w.Key}"));

    /// <summary>Several outcomes as one.</summary>
    public static Detection Sum(IEnumerable<Detection> parts)
    {
        var sum = new Detection();
        foreach (var part in parts)
        {
            Merge(sum.recall, part.recall);
            Merge(sum.lookalikes, part.lookalikes);
            Merge(sum.rules, part.rules);
            sum.ranked.AddRange(part.ranked);
            sum.Misses.AddRange(part.Misses);
            sum.Explained += part.Explained;
            sum.FirstExplained += part.FirstExplained;
            sum.PlantedExplained += part.PlantedExplained;
            sum.PlantedHidden += part.PlantedHidden;
        }

        return sum;
    }

    private static void Merge(SortedDictionary<string, Part> into, SortedDictionary<string, Part> from)
    {
        foreach (var (key, part) in from) into[key] = into.GetValueOrDefault(key) + part;
    }

    private static void Count(SortedDictionary<string, Part> parts, string key, bool of) => parts[key] = parts.GetValueOrDefault(key) + new Part(of ? 1 : 0, 1);
}
