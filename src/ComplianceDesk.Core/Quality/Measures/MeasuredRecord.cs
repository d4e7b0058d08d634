namespace ComplianceDesk.Core.Quality.Measures;

/// <summary>A record as figures name it: what a measure reads, or what is owed about it.</summary>
public interface IMeasured
{
    /// <summary>Feed of the record.</summary>
    string Feed { get; }

    /// <summary>Its id as the source wrote it; empty for a patient record, which <see cref="PatientKey"/> names.</summary>
    string RecordId { get; }

    /// <summary>The patient's key in the store; 0 when none is known.</summary>
    int PatientKey { get; }
}

/// <summary>One thing that a measure counted: a row behind its numbers.</summary>
/// <param name="Of">The record.</param>
/// <param name="Place">Where it counts.</param>
/// <param name="As">As what it counts.</param>
/// <param name="Has">Counted in the denominator: whether in the numerator too. Otherwise null.</param>
/// <param name="Amount">How much it adds: 1 for most, charges for revenue, the time taken, the age in days.</param>
/// <param name="Since">When its clock started, UTC; null where there is none.</param>
public sealed record MeasuredRecord(IMeasured Of, RecordPlace Place, MeasuredAs As, bool? Has, double Amount, DateTime? Since);

/// <summary>As what a record counts in a measure.</summary>
public enum MeasuredAs
{
    /// <summary>In the denominator, and in the numerator where it has the property.</summary>
    Counted,
    /// <summary>In the numerator of a measure whose denominator is a flow.</summary>
    Stock,
    /// <summary>In a flow, whose average is the denominator.</summary>
    Flow,
    /// <summary>Among the times taken.</summary>
    Finished,
    /// <summary>In the backlog.</summary>
    Waiting,
}
