namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>
/// A measure whose figure is the share of duties done in time: numerator in time; denominator in time, late and overdue. What is not due yet is
/// in neither and stands beside them as pending. Checks ask the same duties.
/// </summary>
/// <typeparam name="TRecord">The record that duties follow from.</typeparam>
public abstract class DutyMeasure<TRecord> : HimMeasure, IMeasures<TRecord>
{
    /// <summary>What is owed because of a record.</summary>
    public abstract IEnumerable<Duty> Duties(TRecord record, MeasureScope scope);

    /// <inheritdoc/>
    public void Take(TRecord record, MeasureTally tally)
    {
        foreach (var duty in Duties(record, tally.Scope))
        {
            tally.Take(duty);
        }
    }
}
