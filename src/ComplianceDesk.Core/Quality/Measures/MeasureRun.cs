namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>All measures over one stream of records. Memory holds sums, not records; work items leave through the sink.</summary>
public sealed class MeasureRun
{
    private readonly (HimMeasure Measure, MeasureTally Tally)[] measures;
    private readonly Dictionary<Type, Array> byRecord = [];

    /// <param name="measures">The measures (<see cref="MeasureCatalog.All"/>).</param>
    /// <param name="scope">The moment and place.</param>
    /// <param name="items">Receives everything late or due soon.</param>
    /// <param name="records">Receives every row behind the numbers, in the order read; null when nobody asks.</param>
    public MeasureRun(IReadOnlyList<HimMeasure> measures, MeasureScope scope, Action<WorkItem> items, Action<MeasuredRecord>? records = null) =>
        this.measures = [.. measures.Select(measure => (measure, new MeasureTally(measure, scope, items, records)))];

    /// <summary>What each measure answers about the records given so far.</summary>
    public IReadOnlyList<MeasureOutcome> Outcomes => [.. measures.Select(pair => pair.Tally.Outcome())];

    /// <summary>True when a measure that can run reads this kind of record: otherwise it need not be fetched.</summary>
    public bool Asks<TRecord>() => For<TRecord>().Length > 0;

    /// <summary>Gives a record to every measure that reads its kind. A measure that breaks is taken out; the others go on.</summary>
    public void Take<TRecord>(TRecord record)
        where TRecord : class, IMeasured
    {
        foreach (var (measure, tally) in For<TRecord>())
        {
            if (tally.CanRun)
            {
                tally.Reading = record;
                tally.Guard(() => measure.Take(record, tally));
            }
        }
    }

    private (IMeasures<TRecord> Measure, MeasureTally Tally)[] For<TRecord>()
    {
        if (!byRecord.TryGetValue(typeof(TRecord), out var readers))
        {
            byRecord[typeof(TRecord)] = readers = measures.Where(pair => pair.Measure is IMeasures<TRecord> && pair.Tally.CanRun)
                .Select(pair => ((IMeasures<TRecord>)pair.Measure, pair.Tally)).ToArray();
        }

        return ((IMeasures<TRecord>, MeasureTally)[])readers;
    }
}
