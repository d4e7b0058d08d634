using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Judgement;

/// <summary>What a run of the judge did to findings, gathered while it writes and kept with them as their history.</summary>
/// <param name="now">The time of the run, UTC.</param>
internal sealed class FindingChanges(DateTime now)
{
    private readonly List<(FindingRow Row, FindingChange Change)> changes = [];

    /// <summary>Fills a finding that stands, and says what that changed of it.</summary>
    /// <param name="row">The finding.</param>
    /// <param name="change">What happened when it did not stand before; null when it did.</param>
    /// <param name="fill">Writes its evidence.</param>
    public void Fill(FindingRow row, FindingChange? change, Action fill)
    {
        var (events, score, rules) = (row.Events, row.Score, row.Rules);
        fill();
        if (change is null && (row.Events, row.Score, row.Rules) != (events, score, rules))
        {
            change = row.Events > events ? FindingChange.Grew : FindingChange.Changed;
        }

        if (change is { } what)
        {
            changes.Add((row, what));
        }
    }

    /// <summary>A finding no longer stands; the reason is on its row.</summary>
    public void Withdrawn(FindingRow row) => changes.Add((row, FindingChange.Withdrawn));

    /// <summary>Puts what was gathered into the store. Findings have their numbers by then.</summary>
    public void AddTo(DeskContext db) => db.FindingChanges.AddRange(changes.Select(c => new FindingChangeRow
    {
        FindingId = c.Row.Id,
        At = now,
        Change = c.Change,
        Events = c.Row.Events,
        Score = c.Row.Score,
        Because = c.Change == FindingChange.Withdrawn ? c.Row.WithdrawnBecause : null,
    }));
}
