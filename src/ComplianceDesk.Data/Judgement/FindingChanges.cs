using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Judgement;

/// <summary>What a run of the judge did to findings, gathered while it writes and kept with them as their history: one change of each, from before the run to after it.</summary>
/// <param name="now">The time of the run, UTC.</param>
/// <param name="policy">The version of the policy that is judged by.</param>
internal sealed class FindingChanges(DateTime now, int policy)
{
    private readonly Dictionary<string, State> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FindingRow> after = new(StringComparer.Ordinal);

    /// <summary>The time of the run, UTC.</summary>
    public DateTime Now => now;

    /// <summary>Findings that are new or stand again.</summary>
    public int Appeared => Changes().Count(c => c.Change is FindingChange.Found or FindingChange.StandsAgain);

    /// <summary>Findings that were withdrawn.</summary>
    public int Gone => Changes().Count(c => c.Change == FindingChange.Withdrawn);

    /// <summary>Fills a finding that stands, and keeps what it was before the run.</summary>
    /// <param name="row">The finding.</param>
    /// <param name="change">What happened when it did not stand before; null when it did.</param>
    /// <param name="fill">Writes its evidence.</param>
    public void Fill(FindingRow row, FindingChange? change, Action fill)
    {
        before.TryAdd(row.Key, new(change is null, change == FindingChange.Found, row.Events, row.Score, row.Rules));
        fill();
        row.FoundByPolicy = change == FindingChange.Found ? policy : row.FoundByPolicy;
        row.JudgedByPolicy = policy;
        after[row.Key] = row;
    }

    /// <summary>A finding no longer stands; the reason is on its row.</summary>
    public void Withdrawn(FindingRow row)
    {
        before.TryAdd(row.Key, new(true, false, row.Events, row.Score, row.Rules));
        after[row.Key] = row;
    }

    /// <summary>Puts what was gathered into the store. Findings have their numbers by then.</summary>
    public void AddTo(DeskContext db) => db.FindingChanges.AddRange(Changes().Select(c => new FindingChangeRow
    {
        FindingId = c.Row.Id,
        At = now,
        Change = c.Change,
        Events = c.Row.Events,
        Score = c.Row.Score,
        Because = c.Change == FindingChange.Withdrawn ? c.Row.WithdrawnBecause : null,
    }));

    private IEnumerable<(FindingRow Row, FindingChange Change)> Changes()
    {
        foreach (var (key, row) in after)
        {
            var was = before[key];
            if (row.Status == FindingStatus.Withdrawn)
            {
                if (was.Stood)
                {
                    yield return (row, FindingChange.Withdrawn);
                }
            }
            else if (!was.Stood)
            {
                yield return (row, was.IsNew ? FindingChange.Found : FindingChange.StandsAgain);
            }
            else if ((row.Events, row.Score, row.Rules) != (was.Events, was.Score, was.Rules))
            {
                yield return (row, row.Events > was.Events ? FindingChange.Grew : FindingChange.Changed);
            }
        }
    }

    private sealed record State(bool Stood, bool IsNew, int Events, int Score, string Rules);
}
