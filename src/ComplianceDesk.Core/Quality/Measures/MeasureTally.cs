namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>Adds up one measure over all records: for the whole, and for each facility, department and provider.</summary>
public sealed class MeasureTally
{
    private readonly MeasureInfo info;
    private readonly Action<WorkItem> items;
    private readonly Action<MeasuredRecord>? records;
    private readonly Dictionary<(MeasureBy By, string Key), Sums> sums = [];
    private readonly string? notRun;
    private DateTime? firstFlow;
    private int? flowDays;
    private double flowPeriods;
    private string? broken;

    internal MeasureTally(HimMeasure measure, MeasureScope scope, Action<WorkItem> items, Action<MeasuredRecord>? records)
    {
        (info, Scope, this.items, this.records) = (measure.Info.In(scope.Policy), scope.Of(measure), items, records);
        notRun = measure.NotRunBecause(scope);
    }

    /// <summary>The moment and place of the run.</summary>
    public MeasureScope Scope { get; }

    /// <summary>The record being counted, where somebody wants to know the rows behind the numbers.</summary>
    internal IMeasured? Reading { get; set; }

    internal bool CanRun => notRun is null && broken is null;

    /// <summary>Counts a duty by its state, and puts it on the work list when it is overdue or due soon.</summary>
    public void Take(Duty duty)
    {
        Reading = duty;
        var state = duty.At(Scope.AsOf);
        if (state is DutyState.InTime or DutyState.Late or DutyState.Overdue && duty.DueAt > Scope.AsOf.AddDays(-MeasureScope.Window))
        {
            Count(duty.Place, state == DutyState.InTime);
            if (duty.DoneAt is { } done && state != DutyState.Overdue && duty.Since is { } since)
            {
                Took(duty.Place, since, done);
            }
        }

        if (state is DutyState.Overdue or DutyState.Pending)
        {
            Wait(duty.Place, duty.Since ?? duty.DueAt);
            List(duty);
        }
    }

    /// <summary>Puts something that is owed on the work list once it is due soon.</summary>
    public void List(Duty duty)
    {
        if (duty.DueAt <= Scope.AsOf.AddDays(MeasureScope.SoonDays))
        {
            items(new WorkItem(info.Id, duty, Scope.AsOf));
        }
    }

    /// <summary>Adds one to the denominator, and to the numerator when it has the property.</summary>
    public void Count(RecordPlace place, bool has)
    {
        Each(place, s =>
        {
            s.Denominator++;
            s.Numerator += has ? 1 : 0;
        });
        Say(place, MeasuredAs.Counted, has, 1, null);
    }

    /// <summary>Adds to the numerator of a measure whose denominator is a flow.</summary>
    public void Stock(RecordPlace place, double amount)
    {
        Each(place, s => s.Numerator += amount);
        Say(place, MeasuredAs.Stock, null, amount, null);
    }

    /// <summary>
    /// Adds to a flow: the denominator is what flowed in the last so many days, divided by the periods in them. When the store reaches back less far,
    /// both the days and the periods are those it does reach back.
    /// </summary>
    /// <param name="place">Where.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="amount">How much.</param>
    /// <param name="days">The days looked back.</param>
    /// <param name="periods">How many periods they hold: 12 months in 365 days.</param>
    public void Flow(RecordPlace place, DateTime at, double amount, int days, double periods)
    {
        (flowDays, flowPeriods) = (days, periods);
        firstFlow = at < firstFlow || firstFlow is null ? at : firstFlow;
        if (Scope.Within(at, days))
        {
            Each(place, s => s.Denominator += amount);
            Say(place, MeasuredAs.Flow, null, amount, at);
        }
    }

    /// <summary>Notes how long something took; what was done before the clock started took nothing.</summary>
    public void Took(RecordPlace place, DateTime from, DateTime to)
    {
        var time = Math.Max(0, info.Times == TimeUnit.Days ? Scope.DaysBetween(from, to) : (int)(to - from).TotalMinutes);
        Each(place, s => s.Finished.Add(time));
        Say(place, MeasuredAs.Finished, null, time, from);
    }

    /// <summary>Notes something that waits, by its age in days.</summary>
    public void Wait(RecordPlace place, DateTime since)
    {
        var age = Math.Max(0, Scope.DaysBetween(since, Scope.AsOf));
        Each(place, s => s.Pending.Add(age));
        Say(place, MeasuredAs.Waiting, null, age, since);
    }

    internal void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            // The type alone: a message may carry a value of the record.
            broken = $"The measure broke: {exception.GetType().Name}.";
        }
    }

    internal MeasureOutcome Outcome()
    {
        if (notRun is not null || broken is not null)
        {
            return new MeasureOutcome(info, broken is null ? MeasureStatus.NotRun : MeasureStatus.Error, notRun ?? broken, []) { AsOf = Scope.AsOf };
        }

        var covered = flowDays is { } days && firstFlow is { } first ? Math.Clamp((Scope.AsOf - first).TotalDays, 1, days) : 0;
        var figures = sums.Select(pair => pair.Value.Figure(pair.Key.By, pair.Key.Key, flowDays is { } d ? covered / d * flowPeriods : 1))
            .OrderBy(f => f.By).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();

        // A dimension that the records never name says nothing.
        figures.RemoveAll(f => f.By != MeasureBy.All && f.Key.Length == 0 && !figures.Exists(other => other.By == f.By && other.Key.Length > 0));
        var measured = figures.Count > 0 && figures[0].Denominator > 0;
        return new MeasureOutcome(
            info,
            measured ? info.StatusOf(figures[0]) : MeasureStatus.NotApplicable,
            measured ? covered > 0 && covered < flowDays ? $"The store reaches back {(int)covered} of the {flowDays} days that the denominator asks for; it is that of those days." : null : "Nothing in the store is eligible.",
            figures)
        {
            AsOf = Scope.AsOf,
        };
    }

    private void Say(RecordPlace place, MeasuredAs counts, bool? has, double amount, DateTime? since)
    {
        if (records is not null && Reading is { } of)
        {
            records(new(of, place, counts, has, amount, since));
        }
    }

    private void Each(RecordPlace place, Action<Sums> add)
    {
        add(Of(MeasureBy.All, ""));
        add(Of(MeasureBy.Facility, place.Facility));
        add(Of(MeasureBy.Department, place.Department));
        add(Of(MeasureBy.Provider, place.Provider));
    }

    private Sums Of(MeasureBy by, string key)
    {
        if (!sums.TryGetValue((by, key), out var found))
        {
            sums[(by, key)] = found = new Sums();
        }

        return found;
    }

    private sealed class Sums
    {
        public double Numerator, Denominator;

        public Spread Finished { get; } = new();

        public Spread Pending { get; } = new();

        public MeasureFigure Figure(MeasureBy by, string key, double periods) => new()
        {
            By = by,
            Key = key,
            Numerator = Numerator,
            Denominator = periods > 0 ? Denominator / periods : 0,
            Finished = Finished.Count,
            Median = Finished.Median,
            P90 = Finished.Percentile(90),
            Pending = Pending.Count,
            PendingMedian = Pending.Median,
            PendingOldest = Pending.Largest,
            Ages = new(Pending.Between(0, 7), Pending.Between(8, 15), Pending.Between(16, 29), Pending.Between(30, int.MaxValue)),
        };
    }
}
