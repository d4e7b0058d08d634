namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>
/// A figure by which a health information department is run. A measure says which records it reads by implementing <see cref="IMeasures{TRecord}"/>,
/// holds no state, and is found by reflection.
/// </summary>
public abstract class HimMeasure
{
    /// <summary>Wording, formula, target and citation.</summary>
    public abstract MeasureInfo Info { get; }

    /// <summary>The time allowed, in the unit of the limit, as the scope's policy has it.</summary>
    protected int TimeAllowed(MeasureScope scope) => (int)Info.TimeLimit!.In(scope.Policy);

    /// <summary>Why there can be no figure on this store; null when there can.</summary>
    public virtual string? NotRunBecause(MeasureScope scope)
    {
        if (Info.In(scope.Policy).IsOff)
        {
            return scope.Policy.SwitchedOff;
        }

        var absent = Info.Feeds.Where(feed => !scope.Feeds.Contains(feed)).ToArray();
        return absent.Length switch
        {
            0 => null,
            1 => $"The {absent[0]} feed has not been imported.",
            _ => $"The {string.Join(" and ", absent)} feeds have not been imported.",
        };
    }
}

/// <summary>Implemented once for each kind of record that a measure reads.</summary>
/// <typeparam name="TRecord"><see cref="Chart"/>, <see cref="ChartEntry"/>, <see cref="CodingQuestion"/>, <see cref="AuditedCase"/>, <see cref="RecordSample"/>, <see cref="RecordRequest"/> or <see cref="PersonRecord"/>.</typeparam>
public interface IMeasures<in TRecord>
{
    /// <summary>Counts what the record adds to the figure.</summary>
    void Take(TRecord record, MeasureTally tally);
}
