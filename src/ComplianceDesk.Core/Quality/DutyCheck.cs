using ComplianceDesk.Core.Quality.Measures;

namespace ComplianceDesk.Core.Quality;

/// <summary>A check that what some measures find owed was done by its last moment. What has time yet is not eligible.</summary>
public abstract class DutyCheck : Check, IChecks<DutyRecord>
{
    /// <summary>Ids of the measures.</summary>
    protected abstract IReadOnlyList<string> Measures { get; }

    /// <summary>True when what fails it is what a measure counts as not in time.</summary>
    public bool Asks(string measure) => Measures.Contains(measure);

    /// <summary>The column that holds the time of doing it.</summary>
    protected abstract string Column { get; }

    /// <inheritdoc/>
    public void Test(DutyRecord record, Tally tally)
    {
        if (!Measures.Contains(record.Measure) || record.LacksDocument)
        {
            return;
        }

        switch (record.Duty.At(record.AsOf))
        {
            case DutyState.Pending:
                return;
            case DutyState.InTime:
                tally.Pass();
                return;
            default:
                tally.Expect(false, record, record.Duty.DoneAt?.Iso(), $"by {record.Duty.DueAt.Iso()}", Column);
                return;
        }
    }
}
